"""Bad input: refused by the client where the contract can know it, by the emulator always, and nothing half done."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from emulator_client import EmulatorClient
from emulator_client.models import WorldAccount
from senderid_client import SenderIdClient, errors
from senderid_client.models import DocumentCategory

PNG = bytes.fromhex("89504e470d0a1a0a")
LARGEST = 10_485_760
NUMBER, OTHER, THEIRS = "01010000001", "01010000002", "01010000003"


class World(NamedTuple):
    """A world, and what stands in it for bad input to refer to."""

    control: EmulatorClient
    name: str
    client: SenderIdClient
    account: str
    ids: dict[str, str]

    def state(self) -> Any:
        """All but the signatures that were used."""
        state = self.control.get_state(self.name).to_dict()
        return {name: part for name, part in state.items() if name != "signatures"}


@pytest.fixture
def world(url: str, control: EmulatorClient) -> Iterator[World]:
    made = control.create_world(accounts=[WorldAccount(limit=10), WorldAccount()])
    first, second = made.accounts
    mine, theirs = (SenderIdClient(str(one.api_key), str(one.api_secret), base_url=url) for one in (first, second))
    with mine, theirs:
        mine.create_number(phone_number=NUMBER)
        mine.create_number(phone_number=OTHER)
        theirs.create_number(phone_number=THEIRS)
        ids = {
            "document": mine.upload_document(file=PNG, category="SENDERID_APPROVAL").document_id,
            "removed": mine.upload_document(file=PNG, category="SENDERID_APPROVAL").document_id,
            "theirs": theirs.upload_document(file=PNG, category="SENDERID_APPROVAL").document_id,
            "ringing": mine.start_verification(NUMBER).transaction_id,
            "call of another number": mine.start_verification(OTHER).transaction_id,
            "call of another account": theirs.start_verification(THEIRS).transaction_id,
        }
        mine.delete_documents(documents=[ids["removed"]])
        mine.create_number(phone_number="01010000009")
        mine.delete_number("01010000009")
        yield World(control, made.world, mine, str(first.account_id), ids)
    control.delete_world(made.world)


Answer = tuple[int, str]
MALFORMED: Answer = (400, "ValidationError")
UNKNOWN: Answer = (400, "InvalidDocumentId")
ABSENT: Answer = (400, "UnknownTransaction")


def upload(**given: Any) -> Callable[[SenderIdClient, World], Any]:
    return lambda client, _: client.upload_document(**{"file": PNG, "category": "SENDERID_APPROVAL", **given})


def documents(**given: Any) -> Callable[[SenderIdClient, World], Any]:
    return lambda client, _: client.list_documents(**given)


def finish(transaction: str, token: str) -> Callable[[SenderIdClient, World], Any]:
    def call(client: SenderIdClient, world: World) -> Any:
        return client.finish_verification(NUMBER, transaction_id=world.ids.get(transaction, transaction), token=token)

    return call


def alias(name: str) -> Callable[[SenderIdClient, World], Any]:
    return lambda client, _: client.set_alias(sender_id=NUMBER, alias=name)


def remove(*names: str) -> Callable[[SenderIdClient, World], Any]:
    return lambda client, world: client.delete_documents(documents=[world.ids[name] for name in names])


# What ends a line somewhere, or moves a terminal.
CONTROLS = "\n\r\x0b\x0c\x1b\x7f\x85\x9b\u2028\u2029"

# What is done; the argument that the client refuses, where the contract knows it; what the emulator answers.
BAD: dict[str, tuple[Callable[[SenderIdClient, World], Any], str | None, Answer]] = {
    "empty file": (upload(file=b""), "file", MALFORMED),
    "wrong magic bytes": (upload(file=b"<html>"), "file", (400, "InvalidFileType")),
    "10 MB and a byte": (upload(file=PNG + bytes(LARGEST + 1 - len(PNG))), "file", (413, "FileSizeTooLarge")),
    "unknown category": (upload(category=DocumentCategory("SENDERID-APPROVAL")), "category", MALFORMED),
    **{f"name with {one!r}": (upload(name=f"two{one}lines"), "name", MALFORMED) for one in CONTROLS},
    "letters in a token": (finish("ringing", "12a4"), "token", MALFORMED),
    "token that is too long": (finish("ringing", "1234567"), "token", MALFORMED),
    "transaction of no form": (finish("0" * 31, "0000"), "transaction_id", MALFORMED),
    "transaction of nobody": (finish("0" * 32, "0000"), None, ABSENT),
    "transaction of another number": (finish("call of another number", "0000"), None, ABSENT),
    "transaction of another account": (finish("call of another account", "0000"), None, ABSENT),
    "limit as it is": (
        lambda client, world: client.request_limit_increase(documents=[world.ids["document"]], limit=10),
        None,
        (409, "LimitNotHigher"),
    ),
    "limit below it": (
        lambda client, world: client.request_limit_increase(documents=[world.ids["document"]], limit=9),
        None,
        (409, "LimitNotHigher"),
    ),
    "limit of nothing": (
        lambda client, world: client.request_limit_increase(documents=[world.ids["document"]], limit=0),
        "limit",
        MALFORMED,
    ),
    "start key that nobody gave": (documents(start_key="DOC0"), None, UNKNOWN),
    "start key of another account": (
        lambda client, world: client.list_documents(start_key=world.ids["theirs"]),
        None,
        UNKNOWN,
    ),
    "start key that is gone": (
        lambda client, world: client.list_documents(start_key=world.ids["removed"]),
        None,
        UNKNOWN,
    ),
    "pages of nothing": (documents(limit=0), "limit", MALFORMED),
    "pages too large": (documents(limit=1001), "limit", MALFORMED),
    "date without a zone": (documents(start_date=datetime(2026, 11, 1)), "start_date", MALFORMED),  # noqa: DTZ001
    "other date without a zone": (documents(end_date=datetime(2026, 11, 1)), "end_date", MALFORMED),  # noqa: DTZ001
    **{f"alias with {one!r}": (alias(f"two{one}lines"), "alias", MALFORMED) for one in CONTROLS},
    "alias of another's number": (
        lambda client, _: client.set_alias(sender_id=THEIRS, alias="one"),
        None,
        (400, "InvalidSenderId"),
    ),
    "number that is gone": (lambda client, _: client.delete_number("01010000009"), None, (400, "InvalidSenderId")),
    "document that is gone": (remove("removed"), None, UNKNOWN),
    "one of them gone": (remove("document", "removed"), None, UNKNOWN),
    "one of them another's": (remove("document", "theirs"), None, UNKNOWN),
    "one of them twice": (remove("document", "document"), "documents", MALFORMED),
    "no document": (remove(), "documents", MALFORMED),
    "papers without any": (lambda client, _: client.request_approval(NUMBER, documents=[]), "documents", MALFORMED),
}


def test_bad_input(world: World) -> None:
    """Each has an error that names the argument, or a documented answer; the world is as it was before."""
    judged = world.client.with_options(check_inputs=False, retries=0)
    before = world.state()
    requests = len(world.control.list_journal(world.name))
    for name, (call, argument, _) in BAD.items():
        if argument:
            with pytest.raises(errors.InvalidInputError) as refused:
                call(world.client, world)
            assert {problem.argument.partition("[")[0] for problem in refused.value.problems} == {argument}, name
    assert len(world.control.list_journal(world.name)) == requests

    for name, (call, _, answer) in BAD.items():
        with pytest.raises(errors.ApiError) as caught:
            call(judged, world)
        assert (caught.value.status, caught.value.code) == answer, name
        assert caught.value.documented, name
        assert caught.value.advice, name
    assert world.state() == before


def test_paths_that_are_no_files(world: World, tmp_path: Path) -> None:
    """They are nothing that could be sent, whatever is checked."""
    for client in (world.client, world.client.with_options(check_inputs=False)):
        for path in (tmp_path, tmp_path / "missing.png"):
            with pytest.raises(errors.InvalidInputError, match=path.name):
                client.upload_document(file=path, category="SENDERID_APPROVAL")
