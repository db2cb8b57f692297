"""What may be shown of requests and answers: no credential, and no whole phone number."""

import contextlib
import re

import httpx

MASK = "***"
LONGEST = 2_000

_SECRET_HEADER = re.compile(r"auth|cookie|credential|key|mfa|secret|session|signature|token|password", re.IGNORECASE)
_SECRET_NAME = re.compile(r"(secret|token|password)$", re.IGNORECASE)

_SECRET = re.compile(
    r"""(["']\w*(?:secret|token|password)\\?["']\s*:\s*\\?(["']))(?:(?!\2)[^\\]|\\.)*""", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<!\d)(?<!\d-)(?!\d{4}-\d\d-\d\dT)\d[\d-]{5,}(?=\d\d)")  # and no date-time


def masked_request(request: httpx.Request) -> httpx.Request:
    """A copy of the request without its credentials."""
    headers = [(name, MASK if _SECRET_HEADER.search(name) else value) for name, value in request.headers.items()]
    content = request.content
    if any(word in content for word in (b"secret", b"token", b"password")):
        text = _SECRET.sub(rf"\1{MASK}", content.decode(errors="surrogateescape"))
        content = text.encode(errors="surrogateescape")
    url = request.url
    for name in {*url.params} if url.query else ():
        if _SECRET_NAME.search(name):
            url = url.copy_set_param(name, MASK)
    return httpx.Request(request.method, url, headers=headers, content=content)


def masked_response(response: httpx.Response) -> httpx.Response:
    """The same answer, to a request without its credentials; so are those that led to it."""
    for one in (response, *response.history):
        one.next_request = None
        with contextlib.suppress(RuntimeError):  # it is to none
            one.request = masked_request(one.request)
    return response


def shown(name: str, value: object) -> str:
    """The `repr` of a value: without what has a name that says that it is a secret."""
    return MASK if value is not None and _SECRET_NAME.search(name) else _SECRET.sub(rf"\1{MASK}", repr(value))


def masked_body(content: bytes) -> str:
    """A body for a log: no secrets, long numbers by their last two digits, and not all of a long text."""
    text = content[:LONGEST].decode(errors="replace") + (" ..." if len(content) > LONGEST else "")
    return _NUMBER.sub(MASK, _SECRET.sub(rf"\1{MASK}", text))
