"""What every API does with requests that no client should send: an answer in its own form, and nothing changed."""

import asyncio
import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.asgi import Answer, Caller, exchange
from tests.support.callers import FIRST, TOKEN
from tests.support.documents import NAMES, contract, operations
from tests.support.oracle import JSON
from tests.support.signing import sign

LIMIT = 65536
PACKED = gzip.compress(b"{}", mtime=0)
# An operation of each API, a body that it accepts, and what it calls a malformed one.
PATHS = {
    "senderid": "/senderid/v1/numbers",
    "pismo": "/accounts/v1/accounts/1/phones",
    "emulator": "/_emulator/worlds/default/faults",
}
BODIES = {
    "senderid": {"phoneNumber": "01000000000"},
    "pismo": {"number": "11912345678", "type": "MOBILE"},
    "emulator": {"operationId": "createPhone", "error": "PhoneCreationFailed"},
}
APIS = pytest.mark.parametrize("api", BODIES)


def credentials(emulator: Caller, api: str) -> dict[str, Any]:
    known: dict[str, dict[str, Any]] = {"senderid": {"account": FIRST}, "pismo": {"token": TOKEN}}
    return known.get(api, {})


def post(emulator: Caller, api: str, content: Any, **rest: Any) -> Answer:
    """Send a body to an operation of the API, with good credentials."""
    return emulator.request("POST", PATHS[api], content=content, **credentials(emulator, api), **rest)


def assert_malformed(answer: Answer, api: str) -> None:
    assert answer.status == 400
    if "errorCode" in answer.body:
        assert answer.body["errorCode"] == contract(api)["x-invalid"]
    else:
        assert answer.body.keys() == {"message", "field"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" ",
        b"null",
        b"true",
        b"0",
        b'"text"',
        b"[]",
        b"[{}]",
        b"{",
        b"}",
        b"{}{}",
        b"{'a': 1}",
        b'{"a": 1,}',
        b'{"a": 1} // comment',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1e400}',
        b'{"a": 01}',
        b'{"a": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'{"a": "\xed\xa0\x80"}',
        b'{"a": "\xff"}',
        b'{"a": "\n"}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"\xef\xbb\xbf{}",
        '{"a": 1}'.encode("utf-16"),
        b"\x00",
        b"[" * 60_000,
        b"[" * 30_000 + b"]" * 30_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b'{"a":' * 500 + b"1" + b"}" * 500,
    ],
    ids=lambda content: ascii(content)[2:30],
)
@APIS
def test_malformed_json(api: str, content: bytes, emulator: Caller) -> None:
    """What is no JSON object of the contract is refused as malformed."""
    assert_malformed(post(emulator, api, content, headers={"content-type": JSON}), api)


@pytest.mark.parametrize("value", [b'"\\ud800"', b"[" * 500 + b"]" * 500, b"9" * 400, b"-0.0", b'"\\u0000"', b"1e-400"])
@APIS
def test_odd_values(api: str, value: bytes, emulator: Caller) -> None:
    """A property of an odd value is refused, whichever it is."""
    for name in BODIES[api]:
        rest = {key: item for key, item in BODIES[api].items() if key != name}
        content = json.dumps(rest)[:-1].encode() + b', "%s": %s}' % (name.encode(), value)
        answer = post(emulator, api, content.replace(b"{, ", b"{"))
        assert answer.status == 400


@APIS
def test_repeated_property(api: str, emulator: Caller) -> None:
    """Of a property that stands twice the last one counts, as with most readers of JSON."""
    name, value = next(iter(BODIES[api].items()))
    whole = json.dumps(BODIES[api]).encode()
    assert post(emulator, api, b'{"%s": null, %s' % (name.encode(), whole[1:])).status in (200, 201)
    answer = post(emulator, api, whole[:-1] + b', "%s": null}' % name.encode())
    assert answer.status == 400, value


@pytest.mark.parametrize("size", [10, 1000, LIMIT])
@pytest.mark.parametrize("length", [LIMIT, LIMIT + 1])
@APIS
def test_body_limit(api: str, length: int, size: int, emulator: Caller) -> None:
    """A body of 64 KiB is read, one byte more is too large, however it is cut into chunks."""
    content = json.dumps(BODIES[api]).encode().ljust(length)
    answer = post(emulator, api, [content[at : at + size] for at in range(0, length, size)])
    assert answer.status in ((200, 201) if length == LIMIT else (413,))


def test_body_where_none_belongs(emulator: Caller) -> None:
    """An operation without a body takes no notice of one, unless it is too large."""
    assert emulator.request("POST", "/_emulator/worlds/default/reset", content=b"anything").status == 204
    assert emulator.request("POST", "/_emulator/worlds/default/reset", content=b"{" * (LIMIT + 1)).status in (204, 413)


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "application/vnd.api+json",
        "json",
        "text/plain; application/json",
        "application/json, text/plain",
        "한글",
    ],
)
@APIS
def test_other_content_type(api: str, content_type: str | None, emulator: Caller) -> None:
    """A body that is not declared as JSON is refused."""
    answer = post(emulator, api, json.dumps(BODIES[api]).encode(), headers={"content-type": content_type})
    assert answer.status == 415


@APIS
def test_no_body_and_no_content_type(api: str, emulator: Caller) -> None:
    """A request without a body lacks the body, not its content type."""
    answer = post(emulator, api, b"")
    assert_malformed(answer, api)
    assert "is required" in answer.body.get("errorMessage", answer.body.get("message"))


@pytest.mark.parametrize(
    "content_type", ["application/json", "Application/JSON", "application/json;charset=utf-8", "application/json ; a=b"]
)
@APIS
def test_json_content_type(api: str, content_type: str, emulator: Caller) -> None:
    """Case and parameters of the content type do not matter."""
    answer = post(emulator, api, json.dumps(BODIES[api]).encode(), headers={"content-type": content_type})
    assert answer.status in (200, 201)


@pytest.mark.parametrize("query", ["phoneNumber=1", "phoneNumber", "%00=%FF?/#", "="])
@APIS
def test_unknown_query(api: str, query: str, emulator: Caller) -> None:
    """A key of the query that the operation does not take is refused, as a property of the body would be."""
    path = f"{PATHS[api]}?{query}"
    assert_malformed(emulator.request("POST", path, body=BODIES[api], **credentials(emulator, api)), api)


@APIS
def test_empty_query(api: str, emulator: Caller) -> None:
    """A query with nothing in it changes nothing about what a path means."""
    path = f"{PATHS[api]}?"
    assert emulator.request("POST", path, body=BODIES[api], **credentials(emulator, api)).status in (200, 201)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "*",
        "//",
        "/unknown",
        "/%00",
        "/%FF",
        "/%",
        "/%zz",
        "/%2F",
        "/한글",
        "/_emulator/x",
        "/_emulator//",
        "/_emulator%2F",
        "/_emulator/worlds/default/reset/",
        "/_emulator%2Freset",
        "/_Emulator/reset",
        "/senderid",
        "/senderid/",
        "/senderid/v1",
        "/senderid/v2/numbers",
        "/senderid/v1/Numbers",
        "/senderid/v1/numbers/01000000000/x",
        "/senderid/v1/numbers/01000000000/",
        "/senderid//v1/numbers",
        "//senderid/v1/numbers",
        "/senderid%2Fv1%2Fnumbers",
        "/senderid/v1/../v1/numbers",
        "/senderid/v1/papers/duplicate",
        "/senderid/v1/%FF",
        "/accounts",
        "/accounts/v1/accounts/1",
        "/accounts/v1/accounts/1/phones/",
        "/accounts/v1/accounts/1/phones/1/x",
        "/accounts/v1/accounts/1%2Fphones",
        "/" + "a" * 10_000,
        "/" * 10_000,
    ],
    ids=lambda path: path[:40],
)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS"])
def test_unknown_path(method: str, path: str, emulator: Caller) -> None:
    """A path that no operation has is not found, in the form of the API that its first segment names."""
    answer = emulator.request(method, path, content=b"" if method in ("GET", "HEAD") else b"{}")
    assert answer.status == 404


@APIS
def test_encoded_path(api: str, emulator: Caller) -> None:
    """A path means the same when letters of it are percent-encoded."""
    path = PATHS[api].replace("n", "%6E").replace("e", "%65").replace("1", "%31")
    assert emulator.request("POST", path, body=BODIES[api], **credentials(emulator, api)).status in (200, 201)


def _other_methods() -> Iterator[tuple[str, str, str]]:
    methods: dict[str, list[str]] = {}
    for name in NAMES:
        for method, path, _ in operations(contract(name)):
            methods.setdefault(path.replace("{", "").replace("}", ""), []).append(method)
    for path, own in methods.items():
        for other in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"} - {*own}:
            yield other, path, ", ".join(sorted(own))


@pytest.mark.parametrize(("method", "path", "allowed"), sorted(_other_methods()))
def test_unknown_method(method: str, path: str, allowed: str, emulator: Caller) -> None:
    """A method that a path does not have is refused, and `Allow` lists those that it has."""
    answer = emulator.request(method, path)
    assert (answer.status, ", ".join(sorted(answer.headers["allow"].split(", ")))) == (405, allowed)


def test_method_is_case_sensitive(emulator: Caller) -> None:
    """A method in lower case is another one."""
    assert emulator.request("post", PATHS["pismo"], body=BODIES["pismo"], token=TOKEN).status == 405


@pytest.mark.parametrize("name", ["authorization", "content-type"])
@APIS
def test_repeated_header(api: str, name: str, emulator: Caller) -> None:
    """A header that may come once and comes twice is refused, whichever of the two is good."""
    headers = {"content-type": JSON, **sent_credentials(emulator, api)}
    for values in ([headers[name], "-"], ["-", headers[name]], [headers[name]] * 2):
        fields = [
            *((key, value) for key, value in headers.items() if key != name),
            *((name, value) for value in values),
        ]
        answer = asyncio.run(exchange(emulator.app, "POST", PATHS[api], fields, [json.dumps(BODIES[api]).encode()]))
        assert answer is not None
        assert_malformed(answer, api)
        assert f"{name}: came more than once" in answer.body.get("errorMessage", answer.body.get("message"))


def sent_credentials(emulator: Caller, api: str) -> dict[str, str]:
    known = {"senderid": sign(FIRST, date=emulator.clock.now), "pismo": {"authorization": f"Bearer {TOKEN}"}}
    return {name.lower(): value for name, value in known.get(api, {"authorization": "Bearer -"}).items()}


@pytest.mark.parametrize("query", ["limit=1&limit=1", "limit=1&after=1&limit=2", "limit=&limit"])
def test_repeated_query_key(query: str, emulator: Caller) -> None:
    """So is a key of the query."""
    answer = emulator.request("GET", f"/_emulator/worlds/default/journal?{query}")
    assert_malformed(answer, "emulator")
    assert "limit: came 2 times" in answer.body["errorMessage"]


@pytest.mark.parametrize("name", ["gzip", "GZIP", "x-gzip"])
@pytest.mark.parametrize("size", [1, 7, LIMIT])
@APIS
def test_packed_body(api: str, size: int, name: str, emulator: Caller) -> None:
    """A body may be packed by gzip, in one piece or in several."""
    content = json.dumps(BODIES[api]).encode()
    packed = gzip.compress(content[:9]) + gzip.compress(content[9:])
    parts = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert post(emulator, api, parts, headers={"content-encoding": name}).status in (200, 201)


@pytest.mark.parametrize("length", [LIMIT, LIMIT + 1, 100 * LIMIT])
@APIS
def test_packed_body_limit(api: str, length: int, emulator: Caller) -> None:
    """It is its unpacked length that counts."""
    content = gzip.compress(json.dumps(BODIES[api]).encode().ljust(length))
    answer = post(emulator, api, content, headers={"content-encoding": "gzip"})
    assert answer.status in ((200, 201) if length == LIMIT else (413,))


@APIS
def test_endless_packing_of_nothing(api: str, emulator: Caller) -> None:
    """And its length on the way as well, which may be any for nothing at all."""
    answer = post(emulator, api, gzip.compress(b"") * 4000, headers={"content-encoding": "gzip"})
    assert answer.status == 413


@pytest.mark.parametrize("content", [b"{}", b"\x1f\x8b", PACKED[:-1], PACKED + b"{}"])
@APIS
def test_no_gzip(api: str, content: bytes, emulator: Caller) -> None:
    """What is called gzip and is none, or not whole, is malformed."""
    answer = post(emulator, api, content, headers={"content-encoding": "gzip", "content-type": JSON})
    assert_malformed(answer, api)
    assert "gzip" in answer.body.get("errorMessage", answer.body.get("message"))


@pytest.mark.parametrize("name", ["br", "deflate", "gzip, gzip"])
@APIS
def test_other_packing(api: str, name: str, emulator: Caller) -> None:
    """Any other packing is refused, with the reason."""
    answer = post(emulator, api, json.dumps(BODIES[api]).encode(), headers={"content-encoding": name})
    assert answer.status == 415
    assert name in answer.body.get("errorMessage", answer.body.get("message"))


@pytest.mark.parametrize(
    "number",
    [
        "-9223372036854775809",
        "-9223372036854775809.0",
        "-9223372036854775808.5",
        "9223372036854775808",
        "-1e19",
        "1e400",
    ],
)
def test_number_that_nothing_holds(number: str, emulator: Caller) -> None:
    """A whole number beyond 64 bits is refused, and never taken for one at their bounds."""
    phone = b'{"account_id": 1, "number": "1", "type": "MOBILE", "customer_id": %b}' % number.encode()
    content = b'{"pismo": {"phones": [{"phone": %b}]}}' % phone
    assert_malformed(emulator.request("PUT", "/_emulator/worlds/default/state", content=content), "emulator")


@pytest.mark.parametrize("number", ["11", "11.0", "1.1e1", "110e-1"])
def test_whole_number(number: str, emulator: Caller) -> None:
    """However a whole number is written, it is one."""
    content = b'{"number": "1", "type": "MOBILE", "area_code": %b}' % number.encode()
    emulator.request("POST", PATHS["pismo"], content=content, token=TOKEN)
    (phone,) = emulator.request("GET", "/_emulator/worlds/default/pismo/phones").body
    assert b'"area_code":11,' in json.dumps(phone, separators=(",", ":")).encode()


@pytest.mark.parametrize("depth", [98, 99, 100, 101, 252, 254, 900])
def test_nesting(depth: int, emulator: Caller) -> None:
    """A document may be a hundred levels deep, of which the body of the answer of a fault is one of many."""
    nested = b"[" * depth + b"]" * depth
    answer = emulator.request("POST", PATHS["emulator"], content=b'{"answer": {"status": 200, "body": %s}}' % nested)
    if depth <= 98:
        assert answer.status == 201
    else:
        assert_malformed(answer, "emulator")


@pytest.mark.parametrize("sent", [b"", b"{", b'{"phoneNumber": "01000000000"}'])
def test_disconnect(sent: bytes, emulator: Caller) -> None:
    """A client that goes away before its body was complete changes nothing; its signature is not spent."""
    before = emulator.everything()
    headers = {"content-type": JSON, **sign(FIRST, date=emulator.clock.now)}
    answer = asyncio.run(exchange(emulator.app, "POST", PATHS["senderid"], headers, [sent], hang_up=True))
    assert answer is None
    assert emulator.everything() == before
    assert emulator.request("POST", PATHS["senderid"], body=BODIES["senderid"], headers=headers).status == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [("accept", "text/html"), ("x-unknown", "한글"), ("content-length", "5"), ("host", ""), ("te", "x")],
)
@APIS
def test_other_headers(api: str, name: str, value: str, emulator: Caller) -> None:
    """Headers that the contract does not know change nothing."""
    answer = post(emulator, api, json.dumps(BODIES[api]).encode(), headers={name: value})
    assert answer.status in (200, 201)
