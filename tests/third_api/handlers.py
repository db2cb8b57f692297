"""What a library does."""

from typing import Any

import orjson

from phone_emulator.apis import Call, Handler
from phone_emulator.errors import WireError

SCHEMA = """
CREATE TABLE IF NOT EXISTS books (
    world INTEGER NOT NULL,
    id INTEGER NOT NULL,
    document BLOB NOT NULL,
    PRIMARY KEY (world, id)
);
"""
TABLES = ("books",)


class UnknownBook(WireError):
    """There is no such book."""


def list_books(call: Call) -> list[dict[str, Any]]:
    books = [
        {"id": id_, **orjson.loads(document)}
        for id_, document in call.page("id, document", "books", after=call.parameters["after"], limit=100)
    ]
    return [book for book in books if _matches(book, **call.parameters)]


def create_book(call: Call) -> dict[str, Any]:
    (last,) = call.one("SELECT coalesce(max(id), 0) FROM books WHERE world = ?")
    book = {"subjects": [], **call.body, "lent": False}
    call.transaction.execute(
        "INSERT INTO books (world, id, document) VALUES (?, ?, ?)", (call.world, last + 1, orjson.dumps(book))
    )
    return {"id": last + 1, **book}


def delete_book(call: Call) -> None:
    removed = call.transaction.execute(
        "DELETE FROM books WHERE world = ? AND id = ?", (call.world, call.parameters["bookId"])
    )
    if not removed.rowcount:
        raise UnknownBook


def count_books(call: Call) -> dict[str, Any]:
    return {"books": call.one("SELECT count(*) FROM books WHERE world = ?")[0]}


HANDLERS: dict[str, Handler] = {
    "listBooks": list_books,
    "createBook": create_book,
    "deleteBook": delete_book,
    "countBooks": count_books,
}


def _matches(
    book: dict[str, Any], *, after: int, lent: bool | None = None, subjects: list[str] | None = None, since: str = ""
) -> bool:
    return (
        lent in (None, book["lent"])
        and (subjects is None or not {*subjects}.isdisjoint(book["subjects"]))
        and book["printed"] >= since
    )
