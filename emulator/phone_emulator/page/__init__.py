"""The page on which a person looks at the emulator.

It is written as an HTML file with a style sheet and scripts beside it, and answered as one document. Its policy lets
the browser run these very scripts and call this very server, nothing else.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import orjson

from phone_emulator.contract import Answer, Contract

PATH = "/_emulator/"
ROOT = ("_emulator", "")
"""Segments of that path."""

LEAD = Answer(307, b"", {"Location": PATH})
"""Leads a browser to the page."""

_PART = re.compile(r'<link rel="stylesheet" href="([a-z]+\.css)">|<script src="([a-z]+\.js)"></script>')
_FACTS = '<script type="application/json" id="facts">'


def answers(contracts: Mapping[str, Contract], *, asks_for_token: bool) -> dict[tuple[str, ...], Answer]:
    """What is answered to whoever reads a path, by its segments.

    Args:
        contracts: Every contract by its stem.
        asks_for_token: Whether the control API wants a token; the page then asks for it, and never holds it.
    """
    return {
        ("_emulator",): LEAD,
        ROOT: _document(_facts(contracts, asks_for_token)),
    }


def _facts(contracts: Mapping[str, Contract], asks_for_token: bool) -> dict[str, Any]:
    """What the page has to know of the contracts."""
    schemas = contracts["emulator"].document["components"]["schemas"]
    return {
        "asksForToken": asks_for_token,
        "statuses": schemas["NumberStatus"]["enum"],
        "releases": schemas["SetNumber"]["properties"]["release"]["enum"],
        "errors": {
            operation.id: {
                name: answer.status for name, answer in (operation.documented_errors | operation.errors).items()
            }
            for name, contract in contracts.items()
            if name != "emulator"
            for operation in contract.operations.values()
        },
    }


def _document(facts: dict[str, Any]) -> Answer:
    styles, scripts = [], []

    def inline(match: re.Match[str]) -> str:
        if match[1]:
            styles.append(_read(match[1]))
            return f"<style>{styles[-1]}</style>"
        scripts.append(_read(match[2]))
        return f"<script>{scripts[-1]}</script>"

    html = _PART.sub(inline, _read("page.html"))
    html = html.replace(_FACTS, _FACTS + orjson.dumps(facts).decode().replace("<", "\\u003c"))
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": _policy(styles, scripts),
        "Cache-Control": "no-cache",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    return Answer(200, html.encode(), headers)


def _policy(styles: list[str], scripts: list[str]) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_digest, scripts))}",
            f"style-src {' '.join(map(_digest, styles))}",
            "img-src data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
