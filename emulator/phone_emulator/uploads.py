"""Files in JSON bodies: cut out, decoded, checked and stored piece by piece.

A file of some megabytes is never parsed or validated as text, is not there twice, and no step with it takes as long as
others would notice. Its parts are stored before the request is handled, as nobody's; handling it makes them a world's.
"""

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from phone_emulator.errors import InternalError
from phone_emulator.store import Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_key TEXT NOT NULL UNIQUE,
    world INTEGER NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS files_of_world ON files (world, id);
CREATE TABLE IF NOT EXISTS file_parts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_key TEXT NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS parts_of_file ON file_parts (file_key, id);
DELETE FROM files WHERE world = 0;
DELETE FROM file_parts WHERE file_key NOT IN (SELECT file_key FROM files);
"""
TABLES = ("files",)

PATH = ("_emulator", "files")
"""Segments of the path that files are read at, before their keys."""

KEY = 24
"""Characters of a file's key, which nobody guesses."""

SMALL = 65_536
"""Bytes of a body that is read and stored in one go."""

_ARRIVING, _FORGOTTEN = 0, -1
# A multiple of 4, so that each piece of base64 stands for whole bytes.
_PIECE = 262_144
_SHOWN = 64
_PLAIN = re.compile(rb"[A-Za-z0-9+/=:;,.-]*")
_DATA_URI = re.compile(rb"data:[^,;\"]{0,127}(?:;[^,;\"]{0,127}){0,4};base64,", re.IGNORECASE)


@dataclass(frozen=True)
class Rule:
    """What `x-file` says of a property.

    Attributes:
        name: The property.
        largest: How many bytes a file may have.
        types: By media type the beginnings of its files.
    """

    name: str
    largest: int
    types: Mapping[str, tuple[bytes, ...]]

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> "Rule | None":
        """That of a body's schema, if a property has one."""
        for name, prop in schema.get("properties", {}).items():
            if "x-file" in prop:
                document = prop["x-file"]
                types = {kind: tuple(map(bytes.fromhex, magic)) for kind, magic in document["types"].items()}
                return cls(name, document["largest-bytes"], types)
        return None

    @cached_property
    def opening(self) -> re.Pattern[bytes]:
        """Where the text of the property begins; inside a text its quotes would be escaped."""
        return re.compile(rb'"%b"\s*:\s*"' % re.escape(self.name.encode()))


@dataclass
class File:
    """A file of a body.

    Attributes:
        size: Its bytes.
        media_type: What its beginning says, `None` for nothing that is accepted.
        problem: Why it is none.
        parts: Its content, as far as it is not stored yet.
        key: What it is stored under.
    """

    size: int = 0
    media_type: str | None = None
    problem: str = ""
    parts: list[bytes] = field(default_factory=list)
    key: str = ""


def cut(content: bytearray, rule: Rule) -> tuple[str, File] | None:
    """Take a file out of a body that has one: what stands there instead, and the file."""
    found = None
    at = 0
    while opening := rule.opening.search(content, at):
        start = opening.end()
        end = _end(content, start)
        if end < 0:
            break
        shown = _shown(content, start, end)
        found = shown.decode("ascii"), read(content, start, end, rule)
        content[start:end] = shown
        at = start + len(shown)
    return found


def read(content: bytes | bytearray, start: int, end: int, rule: Rule) -> File:
    """The file that a base64 text stands for, as it stands in a JSON string."""
    if content.find(b"\\", start, end) >= 0:  # such as the slashes of PHP
        content, start = bytes(content[start:end]).replace(b"\\/", b"/"), 0
        end = len(content)
    if opening := _DATA_URI.match(content, start, min(end, start + 1024)):
        start = opening.end()
    padding = content[max(start, end - 2) : end].count(b"=")
    size = (end - start) // 4 * 3 - padding
    if size > rule.largest:
        return File(size)
    try:
        with memoryview(content) as view:
            parts = list(_decoded(view[start:end]))
    except binascii.Error:
        return File(problem="is not base64")
    if not parts:
        return File(problem="is empty")
    return File(size, _media_type(parts[0], rule), parts=parts)


def begin(transaction: Transaction, file: File) -> None:
    """Announce the parts of a file, which is nobody's yet."""
    transaction.execute(
        "INSERT INTO files (file_key, world, size, media_type) VALUES (?, ?, ?, ?)",
        (file.key, _ARRIVING, file.size, file.media_type),
    )


def taken(parts: list[bytes]) -> Iterator[bytes]:
    """The parts, each of which is let go of."""
    while parts:
        yield parts.pop(0)


def add(transaction: Transaction, *, key: str, part: bytes) -> None:
    """Store the next part of a file, and remove some of those that are forgotten."""
    transaction.execute("INSERT INTO file_parts (file_key, content) VALUES (?, ?)", (key, part))
    row = transaction.one("SELECT file_key FROM files WHERE world = ? ORDER BY id LIMIT 1", _FORGOTTEN)
    if row is not None:
        _remove(transaction, row[0])


def discard(transaction: Transaction, key: str) -> bool:
    """Remove some of a file that stayed nobody's; whether there is more of it."""
    row = transaction.one("SELECT file_key FROM files WHERE file_key = ? AND world = ?", key, _ARRIVING)
    return row is not None and _remove(transaction, key)


def keep(transaction: Transaction, world: int, file: File, bound: int) -> None:
    """Make a file a world's; the oldest are forgotten where that has more bytes than its bound.

    Raises:
        InternalError: What was stored of it is gone, such as by a reset meanwhile.
    """
    if file.parts:
        begin(transaction, file)
        for part in file.parts:
            transaction.execute("INSERT INTO file_parts (file_key, content) VALUES (?, ?)", (file.key, part))
    kept = transaction.execute(
        "UPDATE files SET world = ? WHERE file_key = ? AND world = ?", (world, file.key, _ARRIVING)
    )
    if not kept.rowcount:
        raise InternalError
    rows = transaction.execute("SELECT file_key, size FROM files WHERE world = ? ORDER BY id DESC", (world,)).fetchall()
    for key, size in rows:
        bound -= size
        if bound < 0:
            transaction.execute("UPDATE files SET world = ? WHERE file_key = ?", (_FORGOTTEN, key))


def content(transaction: Transaction, key: str) -> tuple[str, bytes] | None:
    """Media type and content of a file that a world has."""
    row = transaction.one("SELECT media_type FROM files WHERE file_key = ? AND world > 0", key)
    if row is None:
        return None
    parts = transaction.execute("SELECT content FROM file_parts WHERE file_key = ? ORDER BY id", (key,)).fetchall()
    return row[0], b"".join(part for (part,) in parts)


def forget(transaction: Transaction, key: str) -> None:
    """Remove a file."""
    transaction.execute("DELETE FROM files WHERE file_key = ?", (key,))
    transaction.execute("DELETE FROM file_parts WHERE file_key = ?", (key,))


def sweep(transaction: Transaction) -> None:
    """Remove what is left of files that went with their world, and those that are forgotten."""
    transaction.execute("DELETE FROM files WHERE world = ?", (_FORGOTTEN,))
    transaction.execute("DELETE FROM file_parts WHERE file_key NOT IN (SELECT file_key FROM files)")


def _remove(transaction: Transaction, key: str) -> bool:
    some = "SELECT id FROM file_parts WHERE file_key = ? ORDER BY id LIMIT 2"
    if transaction.execute(f"DELETE FROM file_parts WHERE id IN ({some})", (key,)).rowcount:  # noqa: S608 - as above
        return True
    transaction.execute("DELETE FROM files WHERE file_key = ?", (key,))
    return False


def _end(content: bytearray, start: int) -> int:
    """Where a JSON string ends, -1 when it does not."""
    end = content.find(b'"', start)
    while end >= 0:
        escape = end
        while escape > start and content[escape - 1] == ord("\\"):
            escape -= 1
        if (end - escape) % 2 == 0:
            return end
        end = content.find(b'"', end + 1)
    return -1


def _shown(content: bytearray, start: int, end: int) -> bytes:
    """What stands for the text of a file in the journal, and in the body until that is validated."""
    beginning = bytes(content[start : min(end, start + _SHOWN)])
    plain = beginning if _PLAIN.fullmatch(beginning) else b""
    return b"%b (%d characters)" % (plain, end - start)


def _decoded(text: memoryview) -> Iterator[bytes]:
    for at in range(0, len(text), _PIECE):
        piece = text[at : at + _PIECE]
        if at + _PIECE < len(text) and piece[-1] == ord("="):
            raise binascii.Error
        yield binascii.a2b_base64(piece, strict_mode=True)


def _media_type(beginning: bytes, rule: Rule) -> str | None:
    return next((kind for kind, magic in rule.types.items() if beginning.startswith(magic)), None)
