"""Who is let in to the sender-ID API: the rules of the auth reference, at their bounds.

A request about a number that nobody has is answered with `InvalidSenderId` once its signature is accepted.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from phone_emulator import Account, Settings
from tests.support.asgi import Caller
from tests.support.callers import FIRST, SECOND
from tests.support.determinism import Clock
from tests.support.oracle import JSON
from tests.support.signing import sign

HERE = Path(__file__).parent
VECTORS = [
    vector
    for file in (HERE / "vectors.json", HERE.parent / "clients" / "vectors.json")
    for vector in json.loads(file.read_text(encoding="utf-8"))
]
NOW = Clock.START
NUMBER = "01000000000"
METHODS = ("HMAC-SHA256", "HMAC-MD5")
FAR = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2018-11-20T05:25:27.757Z")

ACCEPTED = (400, "InvalidSenderId")
UNAUTHORIZED = (401, "Unauthorized")
UNKNOWN_KEY = (403, "InvalidAPIKey")
MISMATCH = (400, "SignatureDoesNotMatch")
SKEWED = (403, "RequestTimeTooSkewed")
DUPLICATED = (403, "DuplicatedSignature")


def outcome(emulator: Caller, headers: Mapping[str, str]) -> tuple[int, str]:
    """What a request with these credentials gets."""
    path = f"/senderid/v1/numbers/{NUMBER}"
    return emulator.request("PUT", path, body={"status": "ACTIVE"}, headers=headers).error


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["what"])
def test_known_answers(vector: dict[str, str], make_emulator: Callable[..., Caller], clock: Clock) -> None:
    """What `openssl dgst -hmac` computes is accepted, and is what the signer of these tests computes, too."""
    account = Account("1", "KEY", vector["secret"])
    emulator = make_emulator(Settings(accounts=(account,)))
    clock.advance((datetime.fromisoformat(vector["date"]) - clock.now).total_seconds())
    method = vector.get("method", "HMAC-SHA256")
    headers = sign(account, date=vector["date"], salt=vector["salt"], method=method, signature=vector["signature"])
    assert headers == sign(account, date=vector["date"], salt=vector["salt"], method=method)
    assert outcome(emulator, headers) == ACCEPTED


def test_header_of_the_samples(make_emulator: Callable[..., Caller], clock: Clock) -> None:
    """The header is read as the provider's sample code writes it."""
    account = Account("1", "NCSAYU7YDBXYORXC", "secret")
    emulator = make_emulator(Settings(accounts=(account,)))
    clock.advance((datetime.fromisoformat("2019-07-01T00:41:48Z") - clock.now).total_seconds())
    headers = sign(account, date="2019-07-01T00:41:48Z", salt="jqsba2jxjnrjor")
    start = "HMAC-SHA256 apiKey=NCSAYU7YDBXYORXC, date=2019-07-01T00:41:48Z, salt=jqsba2jxjnrjor, signature="
    assert headers["Authorization"].startswith(start)
    assert outcome(emulator, headers) == ACCEPTED


@pytest.mark.parametrize("method", METHODS)
def test_methods(method: str, emulator: Caller) -> None:
    """Both methods are accepted, each with its own signature only."""
    (other,) = {*METHODS} - {method}
    signed = sign(FIRST, date=NOW, method=method)
    assert outcome(emulator, signed) == ACCEPTED
    swapped = {name: value.replace(method, other) for name, value in sign(FIRST, date=NOW, method=method).items()}
    assert outcome(emulator, swapped) == MISMATCH


TEMPLATES = [
    "{method} ApiKey={key}, Date={date}, Salt={salt}, Signature={signature}",
    "{method} APIKEY={key}, DATE={date}, SALT={salt}, SIGNATURE={signature}",
    "{method} apikey={key}, date={date}, salt={salt}, signature={signature}",
    "hmac-sha256 apiKey={key}, date={date}, salt={salt}, signature={signature}",
    "Hmac-Sha256 apiKey={key}, date={date}, salt={salt}, signature={signature}",
    "{method} signature={signature}, salt={salt}, date={date}, apiKey={key}",
    "{method} apiKey={key},date={date},salt={salt},signature={signature}",
    "{method}  apiKey={key} ,  date={date} ,\tsalt={salt} ,  signature={signature}",
]
WAYS = [*(("template", one) for one in TEMPLATES)]
WAYS += [("header", one) for one in ("Authorization", "authorization", "AUTHORIZATION", "Authentication")]


@pytest.mark.parametrize(("part", "way"), WAYS)
def test_ways_to_write_it(part: str, way: str, emulator: Caller) -> None:
    """Method and names are read without regard to case, parameters in any order, with or without spaces.

    The header is `Authorization`, or `Authentication` as the pages of 2018 have it.
    """
    assert outcome(emulator, sign(FIRST, date=NOW, **{part: way})) == ACCEPTED


@pytest.mark.parametrize(
    "date",
    [
        "2019-10-28T17:59:25Z",
        "2019-10-28T17:59:25.1Z",
        "2019-10-28T17:59:25.130Z",
        "2019-10-28T17:59:25.130000Z",
        "2019-10-28T17:59:25.130123456Z",
        "2019-10-28T17:59Z",
        "2019-10-28T17:59:25+00:00",
        "2019-10-29T02:59:25+09:00",
        "2019-10-29T02:59:25.130+09:00",
        "2019-10-29T02:59:25+0900",
        "2019-10-29T02:59:25+09",
        "2019-10-28T12:59:25-05:00",
        "2019-10-29T03:29:25+09:30",
        "20191028T175925Z",
        "20191029T025925+0900",
    ],
)
def test_date(date: str, emulator: Caller) -> None:
    """Every ISO 8601 date-time with `Z` or an offset is read, with or without fractions; instants are compared."""
    assert outcome(emulator, sign(FIRST, date=date)) == ACCEPTED


@pytest.mark.parametrize(
    "date",
    [
        "2019-10-28T17:59:25",
        "2019-10-28",
        "20191028",
        "17:59:25Z",
        "T17:59:25Z",
        "1572285565",
        "now",
        "Z",
        "2019-13-28T17:59:25Z",
        "2019-02-29T17:59:25Z",
        "2019-10-28T25:59:25Z",
        "2019-10-28T17:60:25Z",
        "2019-10-28T17:59:25.Z",
        "2019-10-28T17:59:25+",
        "2019-10-28T17:59:25+25:00",
        "2019-10-28T17:59:25ZZ",
        "Mon,28Oct2019",
        "２０１９-10-28T17:59:25Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        *FAR,
    ],
)
def test_unreadable_date(date: str, emulator: Caller) -> None:
    """A date without a zone, without a time, or that no calendar has is unreadable; one of another age is too far."""
    assert outcome(emulator, sign(FIRST, date=date)) == (SKEWED if date in FAR else UNAUTHORIZED)


@pytest.mark.parametrize("direction", [1, -1], ids=["behind", "ahead"])
@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, ACCEPTED), (899, ACCEPTED), (900, ACCEPTED), (900.000001, SKEWED), (901, SKEWED)]
)
def test_window(seconds: float, expected: tuple[int, str], direction: int, emulator: Caller, clock: Clock) -> None:
    """A date is accepted up to exactly 15 minutes from the clock, either way."""
    headers = sign(FIRST, date=clock.now)
    clock.advance(direction * seconds)
    assert outcome(emulator, headers) == expected


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        ("a", 11, UNAUTHORIZED),
        ("a", 12, ACCEPTED),
        ("a", 64, ACCEPTED),
        ("a", 65, UNAUTHORIZED),
        ("é", 5, UNAUTHORIZED),
        ("é", 6, ACCEPTED),
        ("é", 32, ACCEPTED),
        ("é", 33, UNAUTHORIZED),
        ("금", 3, UNAUTHORIZED),
        ("금", 4, ACCEPTED),
        ("금", 21, ACCEPTED),
        ("금", 22, UNAUTHORIZED),
        ("😀", 3, ACCEPTED),
        ("=", 12, ACCEPTED),
        ("+/", 11, ACCEPTED),
    ],
)
def test_salt(unit: str, count: int, expected: tuple[int, str], emulator: Caller) -> None:
    """A salt has 12 to 64 bytes, whatever they are."""
    assert outcome(emulator, sign(FIRST, date=NOW, salt=unit * count)) == expected


@pytest.mark.parametrize("method", METHODS)
def test_repeated(method: str, emulator: Caller, clock: Clock) -> None:
    """A signature works once, as long as its date is accepted."""
    headers = sign(FIRST, date=NOW, method=method)
    assert outcome(emulator, headers) == ACCEPTED
    for seconds, expected in ((0, DUPLICATED), (899, DUPLICATED), (1, DUPLICATED), (1, SKEWED)):
        clock.advance(seconds)
        assert outcome(emulator, headers) == expected


def test_repeated_with_a_date_ahead(emulator: Caller, clock: Clock) -> None:
    """A signature of a fast clock is remembered until its date is too old, half an hour later."""
    headers = sign(FIRST, date=NOW + timedelta(seconds=900))
    assert outcome(emulator, headers) == ACCEPTED
    for seconds, expected in ((900, DUPLICATED), (900, DUPLICATED), (0.001, SKEWED)):
        clock.advance(seconds)
        outcome(emulator, sign(SECOND, date=clock.now))
        assert outcome(emulator, headers) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{method} apiKey={key}, date={date}, salt={salt}, signature={signature}",
        "{method} Signature={signature}, Salt={salt}, Date={date}, ApiKey={key}",
        "{method} apiKey={key}, date={date}, salt={salt}, signature={signature}, nonce=1",
    ],
)
@pytest.mark.parametrize("header", ["Authorization", "Authentication"])
def test_repeated_in_other_words(template: str, header: str, emulator: Caller) -> None:
    """A signature is the same however it is written."""
    salt = "a" * 32
    assert outcome(emulator, sign(FIRST, date=NOW, salt=salt)) == ACCEPTED
    assert outcome(emulator, sign(FIRST, date=NOW, salt=salt, template=template, header=header)) == DUPLICATED


@pytest.mark.parametrize("end", ["05", ":05"])
def test_repeated_with_another_salt(end: str, emulator: Caller) -> None:
    """A signature is the same where the end of its date becomes the beginning of its salt, and the other way round."""
    date, salt = (NOW + timedelta(hours=9)).isoformat().replace("+00:00", "+09"), "a" * 32
    signed = sign(FIRST, date=date, salt=end + salt), sign(FIRST, date=date + end, salt=salt)
    for first, second in (signed, signed[::-1]):
        assert (outcome(emulator, first), outcome(emulator, second)) == (ACCEPTED, DUPLICATED)
        emulator.reset()
    assert outcome(emulator, sign(FIRST, date=date, salt="99" + salt)) == ACCEPTED


def test_same_signature_of_two_accounts(make_emulator: Callable[..., Caller]) -> None:
    """Accounts that share a secret do not spend each other's signatures."""
    accounts = (Account("1", "KEY1", "shared"), Account("2", "KEY2", "shared"))
    emulator = make_emulator(Settings(accounts=accounts))
    headers = [sign(account, date=NOW, salt="a" * 32) for account in accounts]
    assert [outcome(emulator, each) for each in headers * 2] == [ACCEPTED] * 2 + [DUPLICATED] * 2


@pytest.mark.parametrize("method", METHODS)
def test_upper_case(method: str, emulator: Caller) -> None:
    """Hexadecimal digits may be of either case, and that makes no other signature."""
    headers = sign(FIRST, date=NOW, method=method)
    start, equals, signature = headers["Authorization"].rpartition("=")
    upper = {"Authorization": start + equals + signature.upper()}
    assert outcome(emulator, upper) == ACCEPTED
    assert outcome(emulator, headers) == DUPLICATED


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        (b"", JSON, (400, "ValidationError")),
        (b"{", JSON, (400, "ValidationError")),
        (b'{"phoneNumber": "1"}', JSON, (400, "InvalidPhoneNumber")),
        (b'{"phoneNumber": "01000000000"}', "text/plain", (415, "UnsupportedMediaType")),
    ],
)
def test_repeated_after_a_refusal(
    content: bytes, content_type: str, expected: tuple[int, str], emulator: Caller
) -> None:
    """A signature is spent by a request that was refused for another reason, too."""
    headers = {"content-type": content_type, **sign(FIRST, date=NOW)}
    assert emulator.request("POST", "/senderid/v1/numbers", content=content, headers=headers).error == expected
    assert outcome(emulator, headers | {"content-type": JSON}) == DUPLICATED


def test_repeated_after_a_restart(make_emulator: Callable[..., Caller]) -> None:
    """A signature stays spent when the emulator is started anew on the same database."""
    headers = sign(FIRST, date=NOW)
    before = make_emulator(name="restarted")
    assert outcome(before, headers) == ACCEPTED
    before.app.close()
    assert outcome(make_emulator(name="restarted"), headers) == DUPLICATED


@pytest.mark.parametrize("how", ["the system's clock", "the clock of the world"])
def test_repeated_after_an_hour_forth_and_back(how: str, emulator: Caller, clock: Clock) -> None:
    """A signature stays spent where the time comes back at which it would be accepted."""

    def advance(seconds: float) -> None:
        if how == "the system's clock":
            clock.advance(seconds)
        else:
            emulator.request("POST", "/_emulator/worlds/default/clock/advance", body={"seconds": seconds})

    headers = sign(FIRST, date=NOW)
    assert outcome(emulator, headers) == ACCEPTED
    advance(3600)
    assert outcome(emulator, sign(FIRST, date=NOW + timedelta(seconds=3600))) == ACCEPTED
    advance(-3600)
    assert outcome(emulator, headers) == DUPLICATED
    assert outcome(emulator, sign(FIRST, date=NOW)) == ACCEPTED


def test_refused_signature_is_not_spent(emulator: Caller, clock: Clock) -> None:
    """A signature that came too early can be used in its time."""
    headers = sign(FIRST, date=NOW + timedelta(seconds=901))
    assert outcome(emulator, headers) == SKEWED
    clock.advance(1)
    assert outcome(emulator, headers) == ACCEPTED


def test_forgotten_signatures(emulator: Caller, clock: Clock) -> None:
    """Signatures that can't be accepted any more are not kept for ever."""
    for _ in range(5):
        outcome(emulator, sign(FIRST, date=clock.now))
        clock.advance(86_400 + 901)
    assert [len(rows) for table, rows in emulator.everything().items() if table == "signatures"] == [1]


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        (Account("1", "EMULATORKEY00003", FIRST.api_secret), UNKNOWN_KEY),
        (Account("1", FIRST.api_key.lower(), FIRST.api_secret), UNKNOWN_KEY),
        (Account("1", FIRST.account_id, FIRST.api_secret), UNKNOWN_KEY),
        (Account("1", FIRST.api_key, SECOND.api_secret), MISMATCH),
        (Account("1", FIRST.api_key, FIRST.api_secret.upper()), MISMATCH),
        (Account("1", FIRST.api_key, ""), MISMATCH),
        (Account("1", "é", "é"), UNKNOWN_KEY),
    ],
)
def test_wrong_credentials(account: Account, expected: tuple[int, str], emulator: Caller) -> None:
    """An unknown key and a wrong secret are told apart."""
    assert outcome(emulator, sign(account, date=NOW)) == expected


@pytest.mark.parametrize("signature", ["0" * 64, "0" * 63, "x", "é" * 6, "=", "0x" + "0" * 64])
def test_wrong_signature(signature: str, emulator: Caller) -> None:
    """Whatever is not the signature does not match."""
    assert outcome(emulator, sign(FIRST, date=NOW, signature=signature)) == MISMATCH


def test_almost_the_signature(emulator: Caller) -> None:
    """One wrong digit is enough, wherever it stands, as is one too few or too many."""
    start, equals, right = sign(FIRST, date=NOW)["Authorization"].rpartition("=")
    first, last = (f"{(int(digit, 16) + 1) % 16:x}" for digit in (right[0], right[-1]))
    for wrong in (first + right[1:], right[:-1] + last, right[:-1], right[1:], right[:8], f"{right}0"):
        assert outcome(emulator, {"Authorization": start + equals + wrong}) == MISMATCH
    assert outcome(emulator, {"Authorization": start + equals + right}) == ACCEPTED


def test_signature_of_something_else(emulator: Caller) -> None:
    """A signature is good for its own date and salt alone."""
    right = sign(FIRST, date="2019-10-28T17:59:25Z", salt="a" * 32)["Authorization"]
    assert outcome(emulator, {"Authorization": right.replace("a" * 32, "b" * 32)}) == MISMATCH
    assert outcome(emulator, {"Authorization": right.replace("25Z", "26Z")}) == MISMATCH
    assert outcome(emulator, {"Authorization": right.replace("25Z", "25.0Z")}) == MISMATCH
    assert outcome(emulator, {"Authorization": right.replace(FIRST.api_key, SECOND.api_key)}) == MISMATCH
    assert outcome(emulator, {"Authorization": right}) == ACCEPTED


@pytest.mark.parametrize("absent", ["apiKey", "date", "salt", "signature"])
@pytest.mark.parametrize("how", ["left out", "empty"])
def test_missing_parameter(absent: str, how: str, emulator: Caller) -> None:
    """Without one of its four parameters the header is unreadable, and the message names it."""
    method, _, rest = sign(FIRST, date=NOW)["Authorization"].partition(" ")
    parts = [f"{absent}=" if part.startswith(absent) else part for part in rest.split(", ")]
    kept = [part for part in parts if how == "empty" or part != f"{absent}="]
    answer = emulator.request(
        "PUT",
        f"/senderid/v1/numbers/{NUMBER}",
        body={"status": "ACTIVE"},
        headers={"Authorization": f"{method} {', '.join(kept)}"},
    )
    assert answer.error == UNAUTHORIZED
    assert absent in answer.body["errorMessage"]


@pytest.mark.parametrize(
    "header",
    [
        "",
        " ",
        "garbage",
        "HMAC-SHA256",
        "HMAC-SHA256 ",
        "HMAC-SHA256 apiKey",
        "HMAC-SHA256 ,,,",
        "HMAC-SHA256 =,=,=,=",
        "HMAC-SHA512 apiKey=a, date=b, salt=c, signature=d",
        "Basic ZW11bGF0b3I6c2VjcmV0",
        "Bearer emulator-token",
        "apiKey=a, date=b, salt=c, signature=d",
        "\x00",
        "한글",
        "a" * 60_000,
        "HMAC-SHA256 " + "a=b, " * 10_000,
    ],
    ids=lambda header: ascii(header)[:40],
)
def test_garbage(header: str, emulator: Caller) -> None:
    """What is no signature at all is unauthorized, and the answer names the scheme."""
    assert outcome(emulator, {"Authorization": header}) == UNAUTHORIZED


def test_no_header(emulator: Caller) -> None:
    """A request without credentials is unauthorized."""
    assert outcome(emulator, {}) == UNAUTHORIZED


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/senderid/v1/numbers"),
        ("PUT", f"/senderid/v1/numbers/{NUMBER}"),
        ("POST", f"/senderid/v1/papers/duplicate/{NUMBER}"),
    ],
)
def test_credentials_come_first(method: str, path: str, emulator: Caller) -> None:
    """Every operation asks for credentials before it looks at anything else."""
    unsigned = {"content-type": "text/plain"}
    assert emulator.request(method, path, content=b"{", headers=unsigned).error == UNAUTHORIZED
    wrongly_signed = unsigned | sign(Account("1", FIRST.api_key, "wrong"), date=NOW)
    assert emulator.request(method, path, content=b"{", headers=wrongly_signed).error == MISMATCH


def test_two_signatures(emulator: Caller) -> None:
    """Of two headers that sign it, none decides."""
    headers = sign(FIRST, date=emulator.clock.now)
    assert outcome(emulator, {**headers, "Authentication": headers["Authorization"]})[0] == 401
    assert outcome(emulator, headers) == ACCEPTED
