"""Other letters and digits in the place of personal ones: alike in form, and the same for the same throughout."""

import re
import string
from collections.abc import Callable
from hashlib import shake_256

_ADDRESS = r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)"
_NUMBER = r"(?<!\w)\+?\d(?:[ .()/-]{0,2}\d){6,14}(?!\w)"
_PARTS = re.compile(rf"(?P<address>{_ADDRESS})|(?P<number>{_NUMBER})|(?P<word>[^\W_]+)")
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_HEX = re.compile(r"[0-9a-f]{8,}|[0-9A-F]{8,}")
_KIND = re.compile(r"[A-Za-z]{2,4}(?=\d)")
# What tells the kind of a Korean number: mobile, Seoul, region, internet, personal, called for free, nationwide.
_KOREAN = re.compile(r"01[016789](?=\d{7,8}$)|02(?=\d{7,8}$)|0(?:[3-6]\d|[78]0|50\d)(?=\d{7,8}$)|1[568]\d\d(?=\d{4}$)")
_LONG = 10
_TRIES = 24
_HANGUL = 0xAC00, 0xD7A3
_TEN, _LOWER, _UPPER = (
    (letters * (256 // len(letters) + 1))[:256]
    for letters in (string.digits, string.ascii_lowercase, string.ascii_uppercase)
)


class Pseudonyms:
    """Pseudonyms under one key: a text has one, and no two texts have the same where there are enough of their form.

    Args:
        key: What makes them; nobody who has it not can tell what a pseudonym stands for.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()

    def text(self, text: str) -> str:
        """A text with every word and number replaced, and what stands between them left."""
        return _PARTS.sub(self._part, text)

    def number(self, value: float) -> int | float:
        """A number with as many digits."""
        written = str(value)
        if not _PLAIN.fullmatch(written):
            return 0.5
        masked = iter(self._digits(_only(written)))
        return type(value)(_DIGIT.sub(lambda _: next(masked), written))

    def file(self, size: int, beginning: bytes) -> bytes:
        """The content of a file of so many bytes."""
        return (beginning + bytes(max(0, size - len(beginning))))[:size]

    def _part(self, found: re.Match[str]) -> str:
        match found.lastgroup:
            case "address":
                return self._of(found[0], _address)
            case "number":
                return self._phone(found[0])
            case _:
                return (
                    self._digits(found[0]) if found[0].isdecimal() and found[0].isascii() else self._of(found[0], _word)
                )

    def _phone(self, written: str) -> str:
        """A number with its separators; +82 10 is 010."""
        digits = _only(written)
        international = written.startswith("+82")
        masked = self._digits(f"0{digits[2:].removeprefix('0')}" if international else digits)
        if international:
            masked = "82" + ("0" if digits[2:3] == "0" else "") + masked[1:]
        rest = iter(masked)
        return _DIGIT.sub(lambda _: next(rest), written)

    def _digits(self, digits: str) -> str:
        return self._of(digits, _digits)

    def _of(self, text: str, draw: Callable[[str, bytes], str]) -> str:
        found = self._given.get(text)
        if found is None:
            seed = self._key + text.encode("utf-8", "surrogatepass")
            for attempt in range(_TRIES):
                found = draw(text, shake_256(seed + bytes([attempt])).digest(2 * len(text) + 8))
                if found not in self._taken and found not in self._given and found != text:
                    break
            assert found is not None
            self._given[text] = found
            self._taken.add(found)
        return found


def _only(text: str) -> str:
    return "".join(_DIGIT.findall(text))


def _digits(digits: str, drawn: bytes) -> str:
    kind = _KOREAN.match(digits)
    kept = kind[0] if kind else "0" if digits.startswith("0") else ""
    more = "".join([_TEN[byte] for byte in drawn[: len(digits) - len(kept)]])
    if not kept and more[0] == "0" and len(more) > 1:
        more = "123456789"[drawn[-1] % 9] + more[1:]
    return kept + more


def _word(word: str, drawn: bytes) -> str:
    kind = _KIND.match(word) if len(word) >= _LONG else None
    kept = kind[0] if kind else ""
    if _HEX.fullmatch(word):
        digits = drawn.hex()[: len(word)]
        return digits if word.islower() or word.isdecimal() else digits.upper()
    rest = word[len(kept) :]
    return kept + "".join([_letter(one, drawn[at], drawn[-1 - at]) for at, one in enumerate(rest)])


def _letter(one: str, drawn: int, more: int) -> str:
    if one.isdecimal():
        return _TEN[drawn]
    if "a" <= one <= "z":
        return _LOWER[drawn]
    if "A" <= one <= "Z":
        return _UPPER[drawn]
    return chr(_HANGUL[0] + (drawn * 256 + more) % (_HANGUL[1] - _HANGUL[0]))


def _address(_: str, drawn: bytes) -> str:
    return ".".join(["10", *(str(1 + byte % 254) for byte in drawn[:3])])
