"""The ways in which text of a contract gets into what is generated; none lets it become anything but text."""

import json
import re
import unicodedata
from typing import Any

from openapi_python_client.schema.untrusted_string import UntrustedString


def plain(value: Any) -> str:
    """The text itself, also of what the generator marks as not to be trusted."""
    return value.get_untrusted_value() if isinstance(value, UntrustedString) else str(value)


def literal(value: Any) -> str:
    """A value as Python, on one line. Strings have the quotes that the formatter wants, and are right in TOML too."""
    if not isinstance(value, (str, UntrustedString)):
        return repr(value)
    return _visible(json.dumps(plain(value), ensure_ascii=False))


def docstring(text: Any) -> str:
    r"""Text for a docstring, which is wrapped and indented already: `\"` may stand behind it."""
    escaped = plain(text).replace("\\", "\\\\")
    escaped = re.sub(r'"{3,}|"\Z', lambda quotes: quotes[0].replace('"', '\\"'), escaped)
    return "\n".join(map(_visible, escaped.split("\n")))


def line(text: Any) -> str:
    """Text for a line of Markdown, or a cell of a table in it."""
    return " ".join(plain(text).split()).replace("<", "&lt;").replace("|", "\\|")


def enum_value(escaped: Any) -> Any:
    """A value of an enum, of which the generator keeps what stands between quotes."""
    return json.loads(f'"{escaped}"') if isinstance(escaped, str) else escaped


FILTERS = {"plain": plain, "literal": literal, "docstring": docstring, "line": line, "enum_value": enum_value}


def _visible(text: str) -> str:
    """Text whose characters can all be seen in an editor, and mean the same in Python."""
    return "".join(one if _is_visible(one) else _escaped(one) for one in text)


def _is_visible(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
