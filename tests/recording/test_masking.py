"""Nothing personal is in a recording, and what was the same still is."""

import json
import random
import re
import string
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from phone_emulator.recording import har
from phone_emulator.testing import Recorder

HOST = "https://api.solapi.com"
NUMBERS = f"{HOST}/senderid/v1/numbers"
KEY = bytes(32)


def record(folder: Path, *exchanges: tuple[httpx.Request, httpx.Response]) -> list[har.Exchange]:
    """What a recording has of these."""
    answers = iter(answer for _, answer in exchanges)
    with Recorder(folder / "recording.har", httpx.MockTransport(lambda _: next(answers)), key=KEY) as recorder:
        for request, _ in exchanges:
            recorder.handle_request(request).read()
    return har.read(folder / "recording.har")


def answered(folder: Path, answer: object, url: str = NUMBERS) -> Any:
    """What a recording has of an answer to a GET."""
    (exchange,) = record(folder, (httpx.Request("GET", url), httpx.Response(200, json=answer)))
    return json.loads(exchange.body or b"")


HANGUL = "가각간갇갈감갑값갓강개객갠갤갬갭갯갱거건걸검겁것겅게겐겔겜겝겟겠겡겨격견결겸겹겻경계곈고곡곤골"
MAKERS: dict[str, Callable[[random.Random], str]] = {
    "mobile": lambda r: f"010{r.randrange(10**7, 10**8)}",
    "mobile with hyphens": lambda r: f"010-{r.randrange(1000, 10000)}-{r.randrange(1000, 10000)}",
    "international": lambda r: f"+82 10-{r.randrange(1000, 10000)}-{r.randrange(1000, 10000)}",
    "line": lambda r: f"02-{r.randrange(100, 1000)}-{r.randrange(1000, 10000)}",
    "api key": lambda r: "NCS" + "".join(r.choices(string.ascii_uppercase + string.digits, k=13)),
    "api secret": lambda r: "".join(r.choices(string.ascii_uppercase + string.digits, k=32)),
    "signature": lambda r: "".join(r.choices("0123456789abcdef", k=64)),
    "token": lambda r: ".".join("".join(r.choices(string.ascii_letters + string.digits, k=20)) for _ in range(3)),
    "account": lambda r: str(r.randrange(10**13, 10**14)),
    "member": lambda r: "MEM" + "".join(r.choices(string.ascii_letters + string.digits, k=11)),
    "document": lambda r: "DOC20181030105615" + "".join(r.choices(string.ascii_uppercase + string.digits, k=15)),
    "name": lambda r: "".join(r.choices(HANGUL, k=6)),
    "latin name": lambda r: " ".join("".join(r.choices(string.ascii_letters, k=8)) for _ in range(2)),
    "reason": lambda r: " ".join("".join(r.choices(HANGUL, k=4)) for _ in range(5)),
    "e-mail": lambda r: "".join(r.choices(string.ascii_lowercase, k=8)) + "@example.com",
    "IP address": lambda r: ".".join(str(r.randrange(100, 255)) for _ in range(4)),
    "IPv6 address": lambda r: ":".join(f"{r.randrange(4096, 65536):x}" for _ in range(8)),
    "uuid": lambda r: "-".join("".join(r.choices("0123456789abcdef", k=k)) for k in (8, 4, 4, 4, 12)),
    "file": lambda r: b64encode(b"%PDF-" + r.randbytes(40)).decode(),
    "file name": lambda r: "".join(r.choices(string.ascii_letters, k=10)) + ".pdf",
}


def _account(secret: str) -> dict[str, Any]:
    """An account with a secret as every text of it, known or not."""
    texts = ("handleKey", "phoneNumber", "status", "method", "expireAt", "dateCreated", "newlyAdded")
    sender = dict.fromkeys(texts, secret) | {
        "necessaryMeasures": [secret],
        "log": [{"createAt": secret, "message": secret}],
    }
    sender["unlockDuplicate"] = dict.fromkeys(("duplicateId", "reason", "reasonForRequested", "name", "status"), secret)
    return {"accountId": secret, "limit": secret, "senderIds": [sender, secret], secret: {secret: [secret]}}


def _exchanges(secret: str) -> Iterator[tuple[httpx.Request, httpx.Response]]:
    """Every place that a secret can stand in."""
    latin = secret if secret.isascii() else quote(secret)
    safe = quote(secret, safe="")
    signed = f"HMAC-SHA256 apiKey={latin}, date=2026-03-01T00:00:00Z, salt={latin}, signature={latin}"
    credentials = [("Authorization", signed), ("authorization", f"Bearer {latin}"), ("Authentication", latin)]
    more = [("Cookie", f"session={latin}"), ("X-Forwarded-For", latin), ("x-mfa-data", json.dumps({"token": latin}))]
    error = {"errorCode": secret, "errorMessage": f"{secret}: 안 됩니다", "detail": {"by": secret}}
    yield (
        httpx.Request("GET", f"{NUMBERS}?{safe}={safe}&status={safe}", headers=[*credentials, *more]),
        httpx.Response(
            200, json=_account(secret), headers={"X-Request-Id": latin, "Set-Cookie": latin, "Server": latin}
        ),
    )
    yield (
        httpx.Request("PUT", f"{NUMBERS}/{safe}", json={"status": secret, "other": secret}),
        httpx.Response(400, json=error, headers={"Location": f"https://{latin.replace(' ', '')}.example.com/{safe}"}),
    )
    yield (
        httpx.Request(
            "POST", f"{HOST}/senderid/v1/documents", json={"file": secret, "category": secret, "name": secret}
        ),
        httpx.Response(
            502, text=f"<html><body title='{secret}'>{secret}</body></html>", headers={"content-type": "text/html"}
        ),
    )
    yield (
        httpx.Request("POST", f"{HOST}/{safe}/{safe}", data={secret: secret}),
        httpx.Response(200, content=b64encode(secret.encode()), headers={"content-type": f"text/plain; name={latin}"}),
    )
    yield (
        httpx.Request("GET", f"https://{'sandbox.pismolabs.io'}/accounts/v1/accounts/{safe}/phones/{safe}"),
        httpx.Response(
            200, content=secret.encode("utf-16") + b"\xff\xfe", headers={"content-type": "application/json"}
        ),
    )
    yield (
        httpx.Request("GET", f"{NUMBERS}/active", headers={"content-type": f"application/json; {latin}"}),
        httpx.Response(
            500, content=f'{{"errorCode": "{secret}", "broken'.encode(), headers={"content-type": "application/json"}
        ),
    )


def _forms(secret: str) -> set[bytes]:
    """A secret as it may be written."""
    digits = re.sub(r"\D", "", secret)
    texts = {
        secret,
        quote(secret),
        quote(secret, safe=""),
        quote(secret, safe="").replace("%20", "+"),
        json.dumps(secret)[1:-1],
    }
    texts |= {b64encode(secret.encode()).decode()[:-4], secret.encode("utf-8").hex()}
    if secret[0] in "+0" and len(digits) > 8:
        texts |= {digits, digits.removeprefix("82"), f"0{digits.removeprefix('82')}"}
    return {text.encode() for text in texts}


@pytest.mark.parametrize("kind", MAKERS)
def test_no_secret_is_written(tmp_path: Path, kind: str) -> None:
    """Ten secrets of each of twenty kinds, in every place of an exchange, are in no byte of what is written."""
    secrets = [MAKERS[kind](random.Random(f"{kind} {number}")) for number in range(10)]  # noqa: S311 - the same in each run

    record(tmp_path, *(exchange for secret in secrets for exchange in _exchanges(secret)))

    (written,) = (path.read_bytes() for path in tmp_path.iterdir())
    found = [(secret, form) for secret in secrets for form in _forms(secret) if form in written]
    assert len(written) > 10_000
    assert found == []


def test_same_number_stays_the_same(tmp_path: Path) -> None:
    """However a number is written, in a path, a query, a body or amid words, it becomes one other, a mobile again."""
    forms = ["01012345678", "010-1234-5678", "010 1234 5678", "+82 10-1234-5678", "+821012345678"]
    request = httpx.Request("PUT", f"{NUMBERS}/01012345678?from=01012345678", json={"of": forms[1]})
    answer = httpx.Response(400, json={"errorCode": "X", "errorMessage": f"({forms[3]}) {forms[4]}", "list": forms})

    (exchange,) = record(tmp_path, (request, answer))

    written = exchange.url + exchange.content.decode() + (exchange.body or b"").decode()
    numbers = [re.sub(r"\D", "", one) for one in re.findall(r"\+?\d[\d -]{8,}\d", written)]
    (same,) = {f"0{one.removeprefix('82')}" if one.startswith("82") else one for one in numbers}
    assert len(numbers) == 10
    assert re.fullmatch("010[0-9]{8}", same)
    assert same != "01012345678"


def test_different_texts_stay_different(tmp_path: Path) -> None:
    """A thousand numbers that differ in four digits become a thousand others."""
    numbers = [f"0101234{number:04}" for number in range(1000)]

    masked = answered(tmp_path, numbers, f"{NUMBERS}/active")

    assert len(set(masked)) == 1000
    assert not set(masked) & set(numbers)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("02-345-6789", r"02-\d{3}-\d{4}"),
        ("1588-1234", r"1588-\d{4}"),
        ("DOC20181030105615MMXDST163SYMMX3", r"DOC\d{14}[A-Z]{6}\d{3}[A-Z]{5}\d"),
        ("2a65ff6ed9b074eaddf34fb3d0b19581", r"[0-9a-f]{32}"),
        ("홍길동", r"[가-힣]{3}"),
        ("192.168.20.30", r"10\.\d+\.\d+\.\d+"),
        ("kim@example.com", r"[a-z]{3}@[a-z]{7}\.[a-z]{3}"),
    ],
)
def test_form_is_kept(tmp_path: Path, text: str, form: str) -> None:
    """What stands in the place of a text could have been it."""
    masked = answered(tmp_path, {"unknown": text})["unknown"]

    assert masked != text
    assert re.fullmatch(form, masked)


def test_what_drift_needs_is_kept(tmp_path: Path) -> None:
    """Words of the provider, known or not, names of properties, dates, truths, nulls and counts stay as they are."""
    account = {
        "accountId": "1",
        "limit": 17,
        "senderIds": [{"status": "SUSPENDED", "method": "PASS", "expireAt": None, "autoExtension": True}],
        "dateCreated": "2026-03-01T00:00:00.000Z",
        "brandNew": None,
    }

    masked = answered(tmp_path, account)

    assert masked | {"accountId": "1"} == account
    assert masked["accountId"] != "1"


def test_number_of_an_unknown_property_is_masked(tmp_path: Path) -> None:
    """An integer that the contract does not know may be a telephone number."""
    masked = answered(tmp_path, {"phone": 1012345678, "share": 0.125, "limit": 5})

    assert masked["phone"] != 1012345678
    assert len(str(masked["phone"])) == 10
    assert masked["limit"] == 5


def test_two_recordings_have_nothing_in_common(tmp_path: Path) -> None:
    """Without a key of its own, a recording has pseudonyms that no other has."""
    found = set()
    for name in ("one", "two"):
        answer = httpx.MockTransport(lambda _: httpx.Response(200, json=["01012345678"]))
        with Recorder(tmp_path / name, answer) as recorder:
            recorder.handle_request(httpx.Request("GET", f"{NUMBERS}/active"))
        found.add(har.read(tmp_path / name)[0].body)

    assert len(found) == 2


@pytest.mark.parametrize("prefix", ["", "data:image/png;base64,", "DATA:image/png;base64,"])
def test_file_keeps_its_type_and_size(tmp_path: Path, prefix: str) -> None:
    """An uploaded file begins as it did, so that it is accepted again, and has nothing else of it."""
    content = bytes.fromhex("89504e470d0a1a0a") + b"personal" * 10
    body = {"file": prefix + b64encode(content).decode(), "category": "SENDERID_APPROVAL"}

    (exchange,) = record(
        tmp_path, (httpx.Request("POST", f"{HOST}/senderid/v1/documents", json=body), httpx.Response(200, json={}))
    )

    file = json.loads(exchange.content)["file"]
    assert len(file) == len(body["file"])
    assert file.startswith(f"{prefix.lower()}iVBORw0KGgoA")
    assert b"personal" not in b64decode(file.rpartition(",")[2])


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": "\\ud800"}',
        b"[" * 900 + b"]" * 900,
        b"[" * 100_000,
        b'{"limit": 1' + b"0" * 400 + b"}",
        b'{"limit": 1e400}',
        b'{"limit": NaN}',
        b"\xff\xfe\x00",
        b'"' + "한".encode()[:2] + b'"',
        b"",
    ],
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "undefined", "no-such", "base64"])
def test_no_answer_is_too_odd(tmp_path: Path, body: bytes, charset: str) -> None:
    """Whatever a body is, the call goes on, and the recording can be written and read."""
    answer = httpx.Response(200, content=body, headers={"content-type": f"application/json; charset={charset}"})

    (exchange,) = record(tmp_path, (httpx.Request("GET", NUMBERS), answer))

    assert exchange.status == 200
    assert answer.content == body


def test_what_can_not_be_masked_is_not_kept(tmp_path: Path) -> None:
    """A fault of masking costs the exchange, and neither the call nor a secret."""
    request = httpx.Request("GET", NUMBERS, headers={"x-one": "01012345678"})

    with Recorder(tmp_path / "r.har", httpx.MockTransport(lambda _: httpx.Response(200))) as recorder:
        recorder._masker._header = None  # type: ignore[assignment]
        assert recorder.handle_request(request).status_code == 200

    written = (tmp_path / "r.har").read_text(encoding="utf-8")
    assert "not masked, and so not kept: TypeError" in written
    assert "01012345678" not in written


@pytest.mark.parametrize(
    "secret", ["AECSXFUIRWQUJANPEKIAIJMSKZVYSRNU", "xKrtbVhQmpLzsWdfGcnY", "NCSAYU7YDBXYORXC", "010-1234-5678"]
)
def test_secret_in_the_place_of_a_word(tmp_path: Path, secret: str) -> None:
    """Where a word of the provider is due, what reads as none is masked: as a code, a name of a property, a header."""
    answer = httpx.Response(200, json={secret: 1, "senderIds": [{"status": secret, "method": secret}]})
    answer.headers.update({"Vary": secret, "Retry-After": secret, "Content-Type": f"application/json; x={secret}"})

    record(tmp_path, (httpx.Request("GET", NUMBERS), answer))

    assert secret not in (tmp_path / "recording.har").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word", ["SUSPENDED", "AccountDormant", "BUSINESS_DOCUMENTS", "InvalidAPIKey", "SELF-CERT", "httpVersion"]
)
def test_word_of_the_provider_is_kept(tmp_path: Path, word: str) -> None:
    """As a code, a listed value and a name of a property: drift is about these."""
    body = {"senderIds": [{"status": word, "method": word}], word: None}

    assert answered(tmp_path, body) == body
