"""A review for programs: JSON, annotations of GitHub. `docs/review.md` describes the JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from typing import Any

from scripts.review.entries import Entry
from scripts.review.formats import wording
from scripts.review.review import ContractReview, Review
from scripts.review.rules import Whom


def as_json(review: Review) -> str:
    """The whole review."""
    data = {
        "format": 1,
        "base": {"name": review.base, "commit": review.base_commit},
        "head": {"commit": review.head_commit},
        "verdict": review.verdict,
        "changelog": review.changelog,
        "tests": review.tests,
        "failures": review.failures,
        "contracts": [_contract(one) for one in review.contracts],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def _contract(one: ContractReview) -> dict[str, Any]:
    return {
        "stem": one.stem,
        "path": one.path,
        "note": one.note,
        "version": {
            "before": one.before,
            "after": one.after,
            "contract_step": one.step.part(one.before),
            "client_step": one.client_step.part(one.before),
            "stepped": one.stepped,
        },
        "client": one.client,
        "problems": [*one.problems, *one.mended],
        "changes": [_entry(entry, one) for entry in one.entries],
        "python": one.python,
        "lint": one.lint,
        "unsourced": one.unsourced,
        "payloads": {"tried": one.payloads, "broken": one.broken},
        "stale_waivers": one.stale,
    }


def _entry(entry: Entry, one: ContractReview) -> dict[str, Any]:
    return {
        "fingerprint": entry.fingerprint,
        "rule": entry.change.rule,
        "breaking": entry.breaking,
        "breaks": entry.whom.value,
        "what": entry.what,
        "why": entry.reason,
        "before": entry.change.before,
        "after": entry.change.after,
        "line": entry.line,
        "base_line": entry.base_line,
        "reaches": entry.reaches,
        "waiver": wording.waived(entry, one),
    }


def github(review: Review) -> str:
    """Workflow commands that GitHub shows at the lines of a pull request."""
    return "\n".join(_annotations(review))


def _annotations(review: Review) -> Iterator[str]:
    for one in review.contracts:
        for entry in one.entries:
            if entry.whom is not Whom.READERS:
                waived = entry.fingerprint in one.waivers
                level = "error" if entry.breaking and not waived else "notice"
                text = f"{wording.told(entry)}: {wording.BREAKS[entry.whom]}, {entry.reason}."
                text += f" Reaches {', '.join(entry.operations)}."
                yield _command(level, one.path, entry.line, entry.change.rule, text)
        for problem in (*one.problems, *one.stale, *one.lint):
            text = f"{problem.what.rstrip('.')}. Do this: {problem.remedy}"
            yield _command("error", problem.path.as_posix(), problem.line, problem.rule, text)


def _command(level: str, path: str, line: int | None, title: str, text: str) -> str:
    place = f"file={_property(path)}" + (f",line={line}" if line else "")
    return f"::{level} {place},title={_property(title)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
