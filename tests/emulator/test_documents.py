"""Documents: uploading, listing, reading and removing them, and what people decide about papers."""

import json
from base64 import b64decode, b64encode
from typing import Any

import pytest

from tests.support.asgi import Answer, Caller
from tests.support.callers import DOCUMENT, FIRST, SECOND

NUMBER = "01011112222"
WORLD = "/_emulator/worlds/default"
DOCUMENTS = "/senderid/v1/documents"
LARGEST = 10_485_760
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg==")


def upload(emulator: Caller, content: bytes = PNG, *, form: str = "%s", **more: Any) -> Answer:
    """Upload a file."""
    body = {"file": form % b64encode(content).decode(), "category": "SENDERID_APPROVAL"} | more
    return emulator.request("POST", DOCUMENTS, body=body, account=FIRST)


def listed(emulator: Caller, query: str = "", account: Any = SECOND) -> Any:
    answer = emulator.request("GET", f"{DOCUMENTS}{query}", account=account)
    assert answer.status == 200
    return answer.body


def download(emulator: Caller, url: str) -> tuple[int, bytes, str]:
    """What the address of a document answers."""
    answer = emulator.fetch(url)
    return answer.status, answer.content, answer.headers["content-type"]


@pytest.mark.parametrize(
    ("beginning", "media_type", "ending"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
        (b"GIF87a", "image/gif", "gif"),
        (b"GIF89a", "image/gif", "gif"),
        (b"\xff\xd8\xff\xe0", "image/jpeg", "jpg"),
        (b"%PDF-1.7", "application/pdf", "pdf"),
        (b"II*\x00", "image/tiff", "tif"),
        (b"MM\x00*", "image/tiff", "tif"),
    ],
)
@pytest.mark.parametrize("size", [100, 700_001])
def test_types(size: int, beginning: bytes, media_type: str, ending: str, emulator: Caller) -> None:
    """Every accepted type is known by its beginning, whatever its size; its address answers with what was uploaded."""
    content = beginning + bytes(size)
    document = upload(emulator, content).body
    assert document["originalName"].endswith(f".{ending}")
    assert document["name"] == document["originalName"]
    assert document["use"] is False
    assert download(emulator, document["url"]) == (200, content, media_type)
    path = f"{WORLD}/senderid/accounts/{FIRST.account_id}/documents/{document['documentId']}/content"
    kept = emulator.request("GET", path).body
    assert (kept["mediaType"], kept["size"], b64decode(kept["base64"])) == (media_type, len(content), content)


@pytest.mark.parametrize(
    "form",
    [
        "%s",
        "data:image/png;base64,%s",
        "data:application/x-any;name=a.png;base64,%s",
        "DATA:IMAGE/PNG;BASE64,%s",
        "Data:;Base64,%s",
    ],
)
def test_forms(form: str, emulator: Caller) -> None:
    """Bare base64 and a data URI, however it is written, mean the same; the beginning of the file tells its type."""
    assert download(emulator, upload(emulator, form=form).body["url"]) == (200, PNG, "image/png")


def test_slashes_as_php_writes_them(emulator: Caller) -> None:
    """An escaped slash is a slash, in small files and in large ones."""
    for content in (PNG + b"\xff" * 100, PNG + b"\xff" * 300_000):
        text = json.dumps({"file": b64encode(content).decode(), "category": "SENDERID_APPROVAL"}).replace("/", "\\/")
        answer = emulator.request("POST", DOCUMENTS, content=text.encode(), account=FIRST)
        assert download(emulator, answer.body["url"])[1] == content


@pytest.mark.parametrize("escape", ["\\u0066ile", "file"])
def test_names_as_json_writes_them(escape: str, emulator: Caller) -> None:
    """However the property is written, and whatever else is called so, the last one counts."""
    text = '{"file": "%s", "%s": "%s", "category": "SENDERID_APPROVAL"}'
    large = b64encode(PNG + bytes(200_000)).decode()
    for first, last in (("R0lGODlh", large), (large, "R0lGODlh")):
        answer = emulator.request("POST", DOCUMENTS, content=(text % (first, escape, last)).encode(), account=FIRST)
        assert download(emulator, answer.body["url"])[1] == b64decode(last)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"file": "no base64"}, (400, "ValidationError")),
        ({"file": "iVBORw0KGgo"}, (400, "ValidationError")),
        ({"file": "iVBO\nRw0KGgo="}, (400, "ValidationError")),
        ({"file": "iVBORw0KGgo=" * 2}, (400, "ValidationError")),
        ({"file": ""}, (400, "ValidationError")),
        ({"file": "data:image/png;base64,"}, (400, "ValidationError")),
        ({"file": "data:image/png,iVBORw0KGgo="}, (400, "ValidationError")),
        ({"file": 1}, (400, "ValidationError")),
        ({"file": None}, (400, "ValidationError")),
        ({"file": {"file": "iVBORw0KGgo="}}, (400, "ValidationError")),
        ({"category": "SENDERID-APPROVAL"}, (400, "ValidationError")),
        ({"name": "two\nlines"}, (400, "ValidationError")),
        ({"name": ""}, (400, "ValidationError")),
        ({"more": 1}, (400, "ValidationError")),
        ({"file": "bm8gcGljdHVyZQ=="}, (400, "InvalidFileType")),
        ({"file": "A" * 400_000}, (400, "InvalidFileType")),
        ({"file": "A" * 399_999 + "!"}, (400, "ValidationError")),
    ],
)
def test_refused(body: Any, error: tuple[int, str], emulator: Caller) -> None:
    """What is no document is refused, and nothing of it is kept."""
    right = {"file": b64encode(PNG).decode(), "category": "SENDERID_APPROVAL"}
    assert emulator.request("POST", DOCUMENTS, body=right | body, account=FIRST).error == error
    assert listed(emulator, account=SECOND)["data"] == []


def test_largest(emulator: Caller) -> None:
    """10 MB are taken, one byte more is not, nor is any larger body; a stranger's leaves nothing behind."""
    assert upload(emulator, PNG + bytes(LARGEST - len(PNG))).status == 200
    for size in (LARGEST + 1, 2 * LARGEST):
        assert upload(emulator, PNG + bytes(size - len(PNG))).error == (413, "FileSizeTooLarge")
    body = {"file": b64encode(PNG + bytes(LARGEST - len(PNG))).decode(), "category": "SENDERID_APPROVAL"}
    assert emulator.request("POST", DOCUMENTS, body=body).error == (401, "Unauthorized")


def test_oldest_content_goes(emulator: Caller) -> None:
    """A world keeps 32 MiB; the documents stay, and the address of the oldest says that its content is gone."""
    urls = [upload(emulator, PNG + bytes(LARGEST - len(PNG))).body["url"] for _ in range(4)]
    assert [emulator.fetch(url).status for url in urls] == [404, 200, 200, 200]
    assert len(listed(emulator, "?category=SENDERID_APPROVAL", account=FIRST)["data"]) == 5
    emulator.request("POST", f"{WORLD}/reset")
    assert {emulator.fetch(url).status for url in urls} == {404}


def test_pages(emulator: Caller) -> None:
    """Pages hold each document once, newest first, while others are added."""
    ids = [upload(emulator, name=f"{place}").body["documentId"] for place in range(7)]
    page = listed(emulator, "?limit=3", FIRST)
    found = [document["documentId"] for document in page["data"]]
    while page["nextKey"] is not None:
        upload(emulator)
        page = listed(emulator, f"?limit=3&startKey={page['nextKey']}", FIRST)
        found += [document["documentId"] for document in page["data"]]
    assert found == [*reversed(ids), DOCUMENT]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", "210"),
        ("?use=true", "1"),
        ("?use=false", "20"),
        ("?category=SENDERID_LIMITATION", "2"),
        ("?startDate=2019-10-28T18:00:25.130Z", "21"),
        ("?startDate=2019-10-28T18:00:25.1301Z", "2"),
        ("?endDate=2019-10-29T03:00:25.130%2B09:00", "10"),
        ("?endDate=2019-10-28T18:00:25.1299Z", "0"),
        ("?startDate=0001-01-01T00:00:00%2B14:00&endDate=9999-12-31T23:59:59-14:00", "210"),
        ("?startDate=2019-10-28T18:00:25Z&endDate=2019-10-28T18:00:26Z&limit=1", "1"),
    ],
)
def test_filters(query: str, names: str, emulator: Caller) -> None:
    """Documents are found by what they are for, whether they are in use, and when they were uploaded."""
    categories = ("SENDERID_APPROVAL", "SENDERID_APPROVAL", "SENDERID_LIMITATION")
    documents = []
    for place, category in enumerate(categories):
        documents.append(upload(emulator, name=str(place), category=category).body)
        emulator.clock.advance(60)
    emulator.create(NUMBER, FIRST, documents=[documents[1]["documentId"]])
    found = listed(emulator, query, FIRST)["data"]
    assert "".join(document["name"] for document in found if document["documentId"] != DOCUMENT) == names


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("limit=0", "ValidationError"),
        ("limit=1001", "ValidationError"),
        ("limit=a", "ValidationError"),
        ("use=1", "ValidationError"),
        ("category=A", "ValidationError"),
        ("startDate=2019-10-28", "ValidationError"),
        ("startDate=2019-10-28T18:00:25.130", "ValidationError"),
        ("page=2", "ValidationError"),
        ("startKey=DOC0", "InvalidDocumentId"),
    ],
)
def test_refused_queries(query: str, error: str, emulator: Caller) -> None:
    """A query that means nothing is refused."""
    assert emulator.request("GET", f"{DOCUMENTS}?{query}", account=FIRST).error == (400, error)


def test_documents_are_an_accounts(emulator: Caller) -> None:
    """Another account does not see, use or remove them."""
    id_ = upload(emulator).body["documentId"]
    assert listed(emulator, account=SECOND) == {"data": [], "nextKey": None}
    for answer in (
        emulator.request("GET", f"{DOCUMENTS}/{id_}", account=SECOND),
        emulator.request("GET", f"{DOCUMENTS}?startKey={id_}", account=SECOND),
        emulator.request("DELETE", DOCUMENTS, body={"documents": [id_]}, account=SECOND),
        emulator.create(NUMBER, SECOND, documents=[id_]),
    ):
        assert answer.error == (400, "InvalidDocumentId")


def test_delete(emulator: Caller) -> None:
    """All or none: one that is unknown, twice there or in use keeps the others; a removed one is gone for good."""
    first, second = (upload(emulator).body for _ in range(2))
    ids = [second["documentId"], first["documentId"]]

    def delete(*documents: str) -> Answer:
        return emulator.request("DELETE", DOCUMENTS, body={"documents": [*documents]}, account=FIRST)

    assert delete(*ids, "DOC0").error == (400, "InvalidDocumentId")
    assert delete().error == (400, "ValidationError")
    assert delete(ids[0], ids[0]).error == (400, "ValidationError")
    emulator.create(NUMBER, FIRST, documents=[DOCUMENT])
    assert delete(*ids, DOCUMENT).error == (409, "DocumentInUse")
    assert delete(*ids).body == [second, first]
    assert delete(ids[0]).error == (400, "InvalidDocumentId")
    assert emulator.fetch(first["url"]).status == 404


def test_document_of_the_settings_is_gone_for_good(emulator: Caller) -> None:
    """One that the account had from the beginning does not come back."""
    emulator.request("DELETE", DOCUMENTS, body={"documents": [DOCUMENT]}, account=FIRST)
    assert listed(emulator, account=FIRST)["data"] == []
    state = emulator.request("GET", f"{WORLD}/state").body
    emulator.request("PUT", f"{WORLD}/state", body=state)
    assert emulator.request("GET", f"{DOCUMENTS}/{DOCUMENT}", account=FIRST).error == (400, "InvalidDocumentId")


def test_alias(emulator: Caller) -> None:
    """A number's name is set and replaced, is seen by the control API, and goes with it."""
    emulator.create(NUMBER, FIRST)

    def name(alias: str, number: str = NUMBER) -> Answer:
        return emulator.request(
            "POST", "/senderid/v1/extra-data/numbers", body={"senderId": number, "alias": alias}, account=FIRST
        )

    first = name("고객센터").body
    emulator.clock.advance(60)
    second = name("창구").body
    assert second["extraInfo"] == {"alias": "창구"}
    assert second["dateCreated"] == first["dateCreated"] < second["dateUpdated"]
    path = f"{WORLD}/senderid/accounts/{FIRST.account_id}/numbers/{NUMBER}"
    assert emulator.request("GET", path).body["alias"] == "창구"
    for alias in ("", "two\nlines", "a" * 101):
        assert name(alias).error == (400, "ValidationError")
    assert name("a", "01099999999").error == (400, "InvalidSenderId")
    emulator.delete(NUMBER, FIRST)
    emulator.create(NUMBER, FIRST)
    assert emulator.request("GET", path).body["alias"] is None


def waiting(emulator: Caller) -> list[tuple[str, str]]:
    """Kinds and ids of the requests that wait."""
    return [(one["kind"], one["requestId"]) for one in emulator.request("GET", f"{WORLD}/senderid/requests").body]


def decide(emulator: Caller, request_id: str, decision: str, reason: str | None = None) -> Answer:
    body = {"decision": decision, "reason": reason}
    return emulator.request("PATCH", f"{WORLD}/senderid/requests/{request_id}", body=body)


def ask(emulator: Caller, path: str, **body: Any) -> Answer:
    return emulator.request("POST", f"/senderid/v1/papers/{path}", body=body, account=FIRST)


@pytest.mark.parametrize(
    ("decision", "status", "method"), [("APPROVED", "ACTIVE", "DOCUMENT"), ("REJECTED", "PENDING", None)]
)
def test_papers(decision: str, status: str, method: str | None, emulator: Caller) -> None:
    """Papers wait until somebody decides, once, and say why."""
    emulator.create(NUMBER, FIRST)
    ask(emulator, f"approval/{NUMBER}", documents=[DOCUMENT])
    assert listed(emulator, "?use=true", FIRST)["data"][0]["documentId"] == DOCUMENT
    ((kind, id_),) = waiting(emulator)
    assert kind == "APPROVAL"
    assert decide(emulator, id_, decision, "선명합니다.").body["status"] == decision
    assert decide(emulator, id_, decision).error == (404, "UnknownRequest")
    (found,) = emulator.read_account(FIRST).body["senderIds"]
    (request,) = found["approvalDocuments"]
    assert (found["status"], found["method"]) == (status, method)
    assert (request["status"], request["reason"]) == (decision, "선명합니다.")
    assert waiting(emulator) == []


def test_higher_limit(emulator: Caller) -> None:
    """The higher limit counts once it is approved; one that is not above the present one is refused."""
    assert ask(emulator, "limitation", documents=[DOCUMENT], limit=100).error == (409, "LimitNotHigher")
    answer = ask(emulator, "limitation", documents=[DOCUMENT], limit=101)
    assert (answer.body["limit"], answer.body["limitationDocuments"][0]["limitBeforeRequest"]) == (100, 100)
    ask(emulator, "limitation", documents=[DOCUMENT], limit=200)
    (_, lower), (_, higher) = waiting(emulator)
    decide(emulator, higher, "APPROVED")
    decide(emulator, lower, "APPROVED")
    account = emulator.read_account(FIRST).body
    assert account["limit"] == 200
    assert [one["status"] for one in account["limitationDocuments"]] == ["APPROVED", "APPROVED"]
    assert ask(emulator, "limitation", documents=[DOCUMENT], limit=200).error == (409, "LimitNotHigher")


def test_release(emulator: Caller) -> None:
    """A release that is approved takes the number from its holder; papers for it can't be approved before."""
    for account in (SECOND, FIRST):
        emulator.create(NUMBER, account)
    ask(emulator, f"approval/{NUMBER}", documents=[DOCUMENT])
    ask(emulator, f"duplicate/{NUMBER}", reason="옮겼습니다.")
    ids = dict(waiting(emulator))
    assert decide(emulator, ids["APPROVAL"], "APPROVED").error == (409, "HeldElsewhere")
    decide(emulator, ids["RELEASE"], "APPROVED")
    decide(emulator, ids["APPROVAL"], "APPROVED")
    assert emulator.read_account(FIRST).body["senderIds"][0]["status"] == "ACTIVE"
    assert emulator.read_account(SECOND).body["senderIds"][0]["status"] == "DUPLICATED"


def test_snapshot(emulator: Caller) -> None:
    """A snapshot has documents with their content, requests, limits and names, and a reset forgets them."""
    document = upload(emulator, PNG + bytes(300_000), name="서류").body
    emulator.create(NUMBER, FIRST, documents=[document["documentId"]])
    ask(emulator, "limitation", documents=[DOCUMENT], limit=200)
    ask(emulator, f"duplicate/{NUMBER}", reason="옮겼습니다.")
    requests = waiting(emulator)
    decide(emulator, dict(requests)["LIMIT"], "APPROVED")
    state = emulator.request("GET", f"{WORLD}/state").body
    account = emulator.read_account(FIRST).body
    emulator.request("POST", f"{WORLD}/accounts/{FIRST.account_id}/reset")
    assert waiting(emulator) == []
    assert emulator.fetch(document["url"]).status == 404
    assert emulator.request("PUT", f"{WORLD}/state", body=state).status == 204
    assert emulator.request("GET", f"{WORLD}/state").body == state
    assert emulator.read_account(FIRST).body == account
    assert waiting(emulator) == [one for one in requests if one[0] != "LIMIT"]
    url = emulator.request("GET", f"{DOCUMENTS}/{document['documentId']}", account=FIRST).body["url"]
    assert download(emulator, url) == (200, PNG + bytes(300_000), "image/png")


def test_journal_shows_the_beginning_of_a_file(emulator: Caller) -> None:
    """And how much more there was; changes tell of documents."""
    upload(emulator, PNG + bytes(300_000), name="서류")
    (entry,) = emulator.request("GET", f"{WORLD}/journal?operationId=uploadDocument").body
    assert '"file": "iVBORw0KGgo' in entry["body"]
    assert "(400092 characters)" in entry["body"]
    assert [(one["resource"], one["after"]) for one in entry["changes"]] == [("document", "uploaded")]
