"""Small things wrong with a recorded answer, one at a time."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

# Where `null` is an answer, too.
_NULLABLE = {"method", "expireAt", "unlockDuplicate"}
_NULLABLE_OF_REVIEWS = {"reason"}
_NULLABLE_OF_RELEASES = {"duplicateId", "reason", "reasonForRequested", "name", "status", "dateCreated", "dateUpdated"}

Mutant = tuple[str, Any]


def misspelt(answer: Any) -> Iterator[Mutant]:
    """Every property misspelt."""
    yield from _each_property(answer, lambda holder, name: holder.update({f"{name}s": holder.pop(name)}))


def missing(answer: Any) -> Iterator[Mutant]:
    """Every property left out."""
    yield from _each_property(answer, lambda holder, name: holder.pop(name))


def enlarged(answer: Any) -> Iterator[Mutant]:
    """Every object with a property that the provider may add one day."""
    for path, holder in _objects(answer, "$"):
        mutant = copy.deepcopy(answer)
        _at(mutant, path)["addedLater"] = copy.deepcopy(holder)
        yield f"{path}.addedLater", mutant


def mistyped(answer: Any) -> Iterator[Mutant]:
    """Every property, and every item of an array, with values of each JSON type that it must not have."""
    for path, holder in _objects(answer, "$"):
        for name, value in holder.items():
            for wrong in _wrong(path, name, value):
                yield _replaced(answer, path, name, wrong)
            for index, item in enumerate(value if isinstance(value, list) else []):
                for wrong in (7, None, [], "text" if isinstance(item, dict) else {}):
                    yield _replaced(answer, f"{path}.{name}", index, wrong)


def _wrong(path: str, name: str, value: Any) -> list[Any]:
    wrong: list[Any] = [True, {"a": 1}, ["text", 1], "text", 7.5, None]
    if name in ("limit", "limitRequested", "limitBeforeRequest"):
        return wrong
    nullable = _NULLABLE_OF_RELEASES if path.endswith("unlockDuplicate") else _NULLABLE | _NULLABLE_OF_REVIEWS
    if name in nullable:
        wrong.remove(None)
    # Free texts take any text; identifiers, too, whose shape has changed over the years.
    if not isinstance(value, list | dict) and name not in ("status", "expireAt") and not name.startswith("date"):
        wrong.remove("text")
    if name in ("phoneNumber", "createAt"):
        wrong.append("text")
    return wrong


def _each_property(answer: Any, change: Callable[[dict[str, Any], str], object]) -> Iterator[Mutant]:
    for path, holder in _objects(answer, "$"):
        for name in holder:
            mutant = copy.deepcopy(answer)
            change(_at(mutant, path), name)
            yield f"{path}.{name}", mutant


def _replaced(answer: Any, path: str, key: str | int, value: Any) -> Mutant:
    mutant = copy.deepcopy(answer)
    _at(mutant, path)[key] = value
    return f"{path}.{key} = {value!r}", mutant


def _objects(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _objects(item, f"{path}.{key}")


def _at(answer: Any, path: str) -> Any:
    for key in path.split(".")[1:]:
        answer = answer[int(key)] if isinstance(answer, list) else answer[key]
    return answer
