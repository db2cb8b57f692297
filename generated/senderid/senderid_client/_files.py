"""Files as arguments: bytes, a path or a binary file object, made into the base64 of a JSON body.

What is wrong with one is found before it is read whole: by its size, its first bytes, or what it is. It is read piece
by piece and stands in memory once, as what is sent, so that no attempt needs the file again.
"""

import contextlib
import copy
import inspect
import io
import os
import stat
import sys
from binascii import b2a_base64
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, Self, TypeVar

from ._check import shown
from ._errors import InputProblem, InvalidInputError
from ._operation import Message, Operation, encoded, unsendable
from ._sendable import UnsendableError
from ._values import UNSET

T = TypeVar("T")

# Bytes. A multiple of 3: the base64 of such pieces is that of the whole.
PIECE: Final = 196_608
# How many of its first bytes say what a file is, for a message.
SHOWN: Final = 8

Read = Callable[[int], bytes]


class FileForm(NamedTuple):
    """What the contract says of a file.

    Attributes:
        argument: That takes it.
        largest: Bytes that it may have.
        types: By media type what files of it begin with.
        name: The argument that takes its name, if any.
    """

    argument: str
    largest: int
    types: Mapping[str, tuple[bytes, ...]]
    name: str | None = None


class Upload(Operation[T]):
    """An operation whose body has a file.

    Args:
        file: What the contract says of it.
        given: All else about the operation.
    """

    blocks = True

    def __init__(self, *given: Any, file: FileForm, **more: Any) -> None:
        super().__init__(*given, **more)
        arguments = [parameter.argument for parameter in self.parameters]
        self.file = file
        self._at = arguments.index(file.argument)
        self._name_at = None if file.name is None else arguments.index(file.name)
        self._made: Message | None = None

    def ready(self, values: tuple[Any, ...], *, check: bool) -> Self:
        """The same for one call, its file read.

        Raises:
            InvalidInputError: As for any operation; or the file can't be read, or is none that the contract allows.
        """
        twin = copy.copy(self)
        twin._made = self.message(values, check=check)
        return twin

    def message(self, values: tuple[Any, ...], *, check: bool = True) -> Message:
        """The request that stands for these arguments.

        Raises:
            InvalidInputError: As for `ready`.
        """
        if self._made is not None:
            return self._made
        given = values[self._at]
        if given is UNSET or (given is None and self.parameters[self._at].optional):
            return self._message(values, check=check)
        try:
            with _opened(given) as source:
                rest = self._rest(values, source, check=check)
                return rest._replace(content=self._content(rest.content or b"{}", source, check=check))
        except (UnsendableError, OSError) as error:
            raise unsendable(self.name, self.file.argument, error) from error

    def _rest(self, values: tuple[Any, ...], source: "_Source", *, check: bool) -> Message:
        """The message without the file.

        Raises:
            InvalidInputError: With all that is wrong, of the file too as far as looking doesn't use it up.
        """
        others = [*values]
        others[self._at] = UNSET
        is_named = self._name_at is not None and values[self._name_at] in (None, UNSET)
        if is_named and self._name_at is not None and source.name:
            others[self._name_at] = source.name
        found: list[InputProblem] = []
        message = None
        try:
            message = self._message(tuple(others), check=check, read={self.parameters[self._at].name: ""})
        except InvalidInputError as error:
            found += [self._of_the_name(one) if is_named else one for one in error.problems]
        if check and (message is not None or source.rewinds):
            found += [InputProblem(self.file.argument, what) for what in source.wrong(self.file)]
        if found or message is None:
            raise InvalidInputError(self.name, found)
        return message

    def _of_the_name(self, problem: InputProblem) -> InputProblem:
        if problem.argument != self.file.name:
            return problem
        return problem._replace(what=f"{problem.what}; it is the name of the file: pass {self.file.name}= for another")

    def _content(self, rest: bytes, source: "_Source", *, check: bool) -> bytes:
        """The body: the file behind all else."""
        most = self.file.largest + 1 if check else sys.maxsize
        content = io.BytesIO()  # hands out what it holds without a copy
        content.write(rest[:-1] + (b"," if len(rest) > 2 else b""))
        content.write(encoded(self.parameters[self._at].name) + b':"')
        for piece in source.pieces(most):
            most -= len(piece)
            content.write(b2a_base64(piece, newline=False))
        if not most:
            what = source.said(f"has more than {self.file.largest:,} bytes, the most that are allowed")
            raise InvalidInputError(self.name, [InputProblem(self.file.argument, what)])
        content.write(b'"}')
        return content.getvalue()


class _Source:
    """A file that can be read.

    Attributes:
        read: Gives the next bytes, at most so many, and none at the end.
        size: How many there are, as far as that is known.
        name: What it is called, if anything.
        place: Where it is, for a message.
        rewinds: Whether looking at it leaves it as it was.
    """

    def __init__(
        self, read: Read, *, size: int | None = None, name: str = "", place: str = "", rewinds: bool = True
    ) -> None:
        self._read = read
        self._begun = b""
        self.size = size
        self.name = name
        self.place = place
        self.rewinds = rewinds

    def said(self, what: str) -> str:
        return f"{self.place} {what}" if self.place else what

    def wrong(self, form: FileForm) -> Iterator[str]:
        """Why it is none that the contract allows."""
        if self.size is not None and self.size > form.largest:
            yield self.said(f"has {self.size:,} bytes, at most {form.largest:,} are allowed")
        beginnings = [one for several in form.types.values() for one in several]
        self._begun = self._next(max(SHOWN, *map(len, beginnings)))
        if not self._begun:
            yield self.said("is empty" if self.place else "has no bytes: a file object is read from where it stands")
        elif not self._begun.startswith(tuple(beginnings)):
            yield self.said(f"is none of {', '.join(form.types)}: it begins with {self._begun[:SHOWN]!r}")

    def pieces(self, most: int) -> Iterator[bytes]:
        """All of it but no more than so many bytes, in pieces that make one base64."""
        piece = self._begun + self._next(min(PIECE, most) - len(self._begun))
        while piece:
            most -= len(piece)
            yield piece
            piece = self._next(min(PIECE, most))

    def _next(self, size: int) -> bytes:
        """So many bytes, fewer only at the end: some files give what they have at the moment."""
        found = b""
        while len(found) < size and (more := self._read(size - len(found))):
            found += more
        return found


@contextlib.contextmanager
def _opened(given: Any) -> Iterator[_Source]:
    """What was given, to be read.

    Raises:
        UnsendableError: It can't be.
    """
    if isinstance(given, (bytes, bytearray, memoryview)):
        view = memoryview(given)
        yield _of_bytes(view.cast("B") if view.contiguous else memoryview(view.tobytes()))
    elif isinstance(given, os.PathLike):
        with _at_path(Path(os.fsdecode(given))) as source:
            yield source
    elif isinstance(given, str):
        raise UnsendableError(
            f"{shown(given)} may be a path or base64: give pathlib.Path(...), or the bytes themselves"
        )
    elif callable(getattr(given, "read", None)):
        with _of_object(given) as source:
            yield source
    else:
        raise UnsendableError(f"{shown(given)} is no file: give bytes, a path or what open(..., 'rb') returns")


def _of_bytes(view: memoryview) -> _Source:
    at = 0

    def read(size: int) -> bytes:
        nonlocal at
        at += size
        return bytes(view[at - size : at])

    return _Source(read, size=len(view))


@contextlib.contextmanager
def _at_path(path: Path) -> Iterator[_Source]:
    place = repr(str(path))
    try:
        if path.is_dir():
            raise UnsendableError(f"{place} is a directory: give a file in it")
        file = path.open("rb")
    except UnsendableError:
        raise
    except FileNotFoundError:
        where = "" if path.is_absolute() else f" in {str(Path.cwd())!r}"
        raise UnsendableError(f"there is no file {place}{where}: give the path of one") from None
    except PermissionError:
        raise UnsendableError(
            f"{place} can't be read by this user: change its permissions, or give the bytes"
        ) from None
    except (OSError, ValueError) as error:
        raise UnsendableError(f"{place} can't be opened: {error}") from None
    with file:
        status = os.fstat(file.fileno())
        size = status.st_size if stat.S_ISREG(status.st_mode) else None
        yield _Source(_reader(file), size=size, name=path.name, place=place, rewinds=size is not None)


@contextlib.contextmanager
def _of_object(file: IO[bytes]) -> Iterator[_Source]:
    """A file object, which is left where it stood if it isn't sent, and open in any case."""
    read = _reader(file)
    read(0)
    try:
        at = file.tell()
        file.seek(0, os.SEEK_END)
        size = max(file.tell() - at, 0)
        file.seek(at)
    except (AttributeError, OSError, ValueError):  # as of a pipe
        yield _Source(read, name=_name(file), rewinds=False)
        return
    try:
        yield _Source(read, size=size, name=_name(file))
    except BaseException:
        with contextlib.suppress(Exception):
            file.seek(at)
        raise


def _reader(file: IO[bytes]) -> Read:
    """Reads a file object, in which anything may be wrong."""

    def read(size: int) -> bytes:
        if getattr(file, "closed", False) is True:
            raise UnsendableError("is a file that is closed: give it while it is open, or its path")
        try:
            found: Any = file.read(size)
        except (OSError, ValueError, TypeError) as error:
            raise UnsendableError(f"can't be read: {error}. Give bytes, or what open(..., 'rb') returns") from error
        if inspect.iscoroutine(found):
            found.close()
            raise UnsendableError("is an asynchronous file: give what its read() gives, awaited")
        if isinstance(found, str):
            raise UnsendableError("is a file that was opened as text: open it with 'rb'")
        if not isinstance(found, bytes):
            raise UnsendableError(f"is a file whose read() gives {shown(found)}: give one that gives bytes")
        return found

    return read


def _name(file: Any) -> str:
    """What a file object is called; the names of those that have none are numbers, or in angle brackets."""
    name = getattr(file, "name", None)
    if not isinstance(name, (str, bytes, os.PathLike)):
        return ""
    base = Path(os.fsdecode(name)).name
    return "" if base.startswith("<") and base.endswith(">") else base
