"""Arguments are brought into form and held against the contract before anything is sent."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import httpx
import pytest

from pismo_client import PismoClient
from senderid_client import UNSET, SenderIdClient, errors
from senderid_client._check import problems
from senderid_client._phones import PhoneForm
from senderid_client.models import Account
from tests.clients.scripted import ACCOUNT

KOREAN = PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}")
BRAZILIAN = PhoneForm(country_code="55", trunk_prefix="", separator="-", whole="")


@pytest.mark.parametrize(
    "written",
    [
        "01012345678",
        "010-1234-5678",
        "010 1234 5678",
        " 010.1234.5678 ",
        "(010) 1234-5678",
        "+82 10-1234-5678",
        "+821012345678",
        "+82 (0)10 1234 5678",
        "010\u20101234\u20115678",
        "(+82) 10-1234-5678",
        "+ 82 10 1234 5678",
        "82-10-1234-5678",
        "82 1012345678",
        "821012345678",
        "0082 10 1234 5678",
        "00821012345678",
        "０１０－１２３４－５６７８",
        "＋８２　１０　１２３４　５６７８",
        "\u202a010-1234-5678\u202c",
    ],
)
def test_korean_number_is_digits_alone(written: str) -> None:
    """However it is written, the API takes one form."""
    assert "01012345678" == KOREAN.apply(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("+82 1588-0000", "15880000"),
        ("0082-1588-0000", "15880000"),
        ("82 1588-0000", "15880000"),
        ("８２-２-１２３-４５６７", "021234567"),
        ("1588-0000", "15880000"),
        ("+82 2-123-4567", "021234567"),
        ("02-123-4567", "021234567"),
    ],
)
def test_korean_number_without_a_trunk_prefix(written: str, expected: str) -> None:
    """Service numbers have none at home; numbers of Seoul do."""
    assert expected == KOREAN.apply(written)


@pytest.mark.parametrize(
    "written", ["+1 212 555 0100", "call me", "+82", "82", "0082", "", "010-12x4", "+82 +82 10", "010²", "٠١٠١٢٣٤٥٦٧٨"]
)
def test_what_is_no_such_number_stays(written: str) -> None:
    """It is for the check to refuse, under the form in which it was given."""
    assert written == KOREAN.apply(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("91234-5678", "91234-5678"),
        ("91234 5678", "91234-5678"),
        ("(11) 91234-5678", "11-91234-5678"),
        ("+55 11 91234-5678", "11-91234-5678"),
        ("0055 (11) 91234-5678", "11-91234-5678"),
        ("(+55)11 91234-5678", "11-91234-5678"),
        ("55 91234-5678", "55-91234-5678"),
        ("５５ ９１２３４－５６７８", "55-91234-5678"),
        ("11912345678", "11912345678"),
    ],
)
def test_brazilian_number_keeps_its_groups(written: str, expected: str) -> None:
    """Pismo compares numbers as they were sent, with single hyphens between the groups."""
    assert expected == BRAZILIAN.apply(written)


def sender_id_client(sent: list[httpx.Request], **settings: Any) -> SenderIdClient:
    def reply(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json=ACCOUNT)

    return SenderIdClient("key", "secret", transport=httpx.MockTransport(reply), **settings)


def test_number_is_sent_in_form() -> None:
    """In a body and in a path."""
    sent: list[httpx.Request] = []
    client = sender_id_client(sent)
    client.create_number(phone_number="+82 10-1234-5678")
    client.update_number("010-1234-5678", status="ACTIVE")

    assert {"phoneNumber": "01012345678"} == json.loads(sent[0].content)
    assert "/senderid/v1/numbers/01012345678" == sent[1].url.path


def test_all_problems_come_at_once() -> None:
    """Each names its argument and the rule; nothing was sent."""
    wrong: Any = {"phone_number": "12", "documents": ["DOC", 7, "\ud800"]}
    sent: list[httpx.Request] = []
    with pytest.raises(errors.InvalidInputError) as raised:
        sender_id_client(sent).create_number(**wrong)

    assert ["phone_number", "documents[1]", "documents[2]"] == [one.argument for one in raised.value.problems]
    assert "phone_number: '12' does not match ^(0[1-9][0-9]{7,10}|1[0-9]{7})$" in str(raised.value)
    assert isinstance(raised.value, ValueError)
    assert [] == sent


WRONG: dict[str, dict[str, Any]] = {
    "account_id: 0 is less than 1": {"account_id": 0},
    "account_id: 9223372036854775808 is more than 9223372036854775807": {"account_id": 2**63},
    "account_id: True is no integer": {"account_id": True},
    "number: 'A1' does not match": {"number": "A1"},
    "number: has 16 characters, at most 15 are allowed": {"number": "1" * 16},
    "type_: 'FAX' is not one of RESIDENTIAL, COMMERCIAL, MOBILE": {"type_": "FAX"},
    "active: 'yes' is no boolean": {"active": "yes"},
    "country_code: -1 is less than 0": {"country_code": -1},
    "area_code: 11.5 is no integer": {"area_code": 11.5},
    "x_customer_id: '7' is no integer": {"x_customer_id": "7"},
}


@pytest.mark.parametrize(("message", "argument"), WRONG.items(), ids=WRONG)
def test_each_rule_of_the_contract_is_checked(message: str, argument: dict[str, Any]) -> None:
    """Types, bounds, lengths, patterns and enums, of path, header and body."""
    values: dict[str, Any] = {"account_id": 1, "number": "11912345678", "type_": "MOBILE", **argument}
    client = PismoClient("token", transport=httpx.MockTransport(lambda _: httpx.Response(500)))

    with pytest.raises(ValueError, match=message):
        client.create_phone(values.pop("account_id"), **values)


ITSELF: list[Any] = []
ITSELF.append(ITSELF)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
NAIVE = datetime(2026, 1, 1)  # noqa: DTZ001
UNREAD: list[Any] = [5, 5.0, True, b"x", ["a"], {"a"}, {"a": 1}, time(1), object(), int, Account, ITSELF, lambda: "a"]


@pytest.mark.parametrize("wrong", [*UNREAD, UNSET, None, NOON, date(2026, 1, 1)])
def test_argument_of_another_type_than_text(wrong: Any) -> None:
    """It is named, wherever it goes, and nothing is sent."""
    sent: list[httpx.Request] = []
    client = sender_id_client(sent)
    calls: dict[str, Callable[[], Any]] = {
        "phone_number": lambda: client.delete_number(wrong),
        "alias": lambda: client.set_alias(sender_id="01012345678", alias=wrong),
        "documents": lambda: client.delete_documents(documents=[wrong]),
        "transaction_id": lambda: client.finish_verification("01012345678", transaction_id=wrong, token="1234"),
    }
    for argument, call in calls.items():
        with pytest.raises(errors.InvalidInputError) as raised:
            call()
        assert {argument} == {problem.argument.partition("[")[0] for problem in raised.value.problems}
        assert "recursion" not in str(raised.value)
    assert [] == sent


@pytest.mark.parametrize(
    "wrong",
    [
        *UNREAD,
        NAIVE,
        date(2026, 1, 1),
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-13-01T00:00:00Z",
        "2026-01-01T00Z",
        "",
    ],
)
def test_argument_that_is_no_instant(wrong: Any) -> None:
    """Neither a day nor what lacks its zone stands for one; how an instant is written may be given, too."""
    sent: list[httpx.Request] = []
    client = sender_id_client(sent)
    with pytest.raises(errors.InvalidInputError, match="start_date: ") as raised:
        client.list_documents(start_date=wrong)
    assert [] == sent
    if isinstance(wrong, (str, date)):
        assert "give a datetime that has a tzinfo" in str(raised.value)


@pytest.mark.parametrize("given", [NOON, "2026-01-01T12:00:00Z", "2026-01-01T21:00:00.000+09:00"])
def test_instant(given: Any) -> None:
    """Of either kind."""
    sent: list[httpx.Request] = []
    sender_id_client(sent).with_raw_response.list_documents(start_date=given)

    assert NOON == datetime.fromisoformat(sent[0].url.params["startDate"])


@pytest.mark.parametrize("check_inputs", [True, False])
def test_path_that_lacks_an_argument(check_inputs: bool) -> None:
    """It would be the template of one."""
    sent: list[httpx.Request] = []
    with pytest.raises(errors.InvalidInputError, match="phone_number: is missing"):
        sender_id_client(sent, check_inputs=check_inputs).delete_number(UNSET)  # type: ignore[arg-type]

    assert [] == sent


def test_end_of_a_pattern_is_the_end() -> None:
    """In Python `$` would let one more line break pass."""
    schema = {"type": "string", "pattern": "^[0-9]+$"}

    assert [[], ["'1\\n' does not match ^[0-9]+$"]] == [
        [problem.what for problem in problems("number", value, schema)] for value in ("1", "1\n")
    ]


def test_objects_are_checked_throughout() -> None:
    """Missing, unknown and wrong properties, at any depth."""
    schema = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {"type": "integer"}, "c": {"type": "array", "minItems": 2, "maxItems": 3}},
        "additionalProperties": False,
    }
    found = problems("body", {"a": "1", "c": [1], "d": float("nan")}, schema)

    assert [
        "body.b: is missing",
        "body.a: '1' is no integer",
        "body.c: has 1 items, at least 2 are needed",
        "body.d: is not known to the API",
    ] == [str(problem) for problem in found]


def test_check_can_be_switched_off() -> None:
    """Then the API judges, of whatever can be sent."""
    sent: list[httpx.Request] = []
    sender_id_client(sent, check_inputs=False).create_number(phone_number="12")
    sender_id_client(sent).with_options(check_inputs=False).create_number(phone_number="13")

    assert [b'{"phoneNumber":"12"}', b'{"phoneNumber":"13"}'] == [request.content for request in sent]
