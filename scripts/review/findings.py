"""What is found beside the comparison: new lint findings, payloads that no longer validate, sources that stayed."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from scripts import contract
from scripts.contract import Contract, Operation, Pointer
from scripts.problem import Failed, Problem
from scripts.regenerate import lint, rules
from scripts.review.document import Document, mapping
from scripts.review.entries import Entry
from scripts.review.places import label
from scripts.review.rules import Whom
from scripts.review.sides import Side


def new_lint(pairs: Sequence[tuple[Document | None, Document]]) -> list[Problem]:
    """What lint finds in the new contracts and did not find in the old ones; Redocly runs once for all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old = [_written(folder / "old", one) for one, _ in pairs if one]
        new = [_written(folder / "new", one) for _, one in pairs]
        found = [problem for problems in _lint([*old, *new], folder) for problem in problems]
    before = Counter((p.path.name, p.rule, p.what) for p in found if p.path.parts[0] == "old")
    fresh = []
    for problem in sorted(p for p in found if p.path.parts[0] == "new"):
        known = (problem.path.name, problem.rule, problem.what)
        before[known] -= 1
        if before[known] < 0:
            fresh.append(replace(problem, path=Path("openapi") / problem.path.name))
    return fresh


def _written(path: Path, document: Document) -> Path:
    path.mkdir(exist_ok=True)
    file = path / document.path.name
    file.write_text(document.text, encoding="utf-8")
    return file


def _lint(files: Sequence[Path], folder: Path) -> Iterator[list[Problem]]:
    read: list[Contract] = []
    for file in files:
        try:
            one = contract.read(file, file.relative_to(folder))
        except Failed as failed:
            yield failed.problems
            continue
        found = [problem for rule in rules.YAML_RULES for problem in rule(one)]
        yield found
        if not found:
            read.append(one)
    try:
        yield list(lint.check(read, root=folder))
    except Failed as failed:
        yield failed.problems


@dataclass(frozen=True)
class Broken:
    """A recorded payload that the old contract accepts and the new one refuses."""

    name: str
    why: str


def broken_payloads(side: Side, base: Document, head: Document) -> tuple[int, list[Broken]]:
    """How many recorded payloads belong to the contract, and those that no longer validate."""
    tried = 0
    broken: list[Broken] = []
    for path in (path for path in side.files("tests/payloads") if path.endswith(".json")):
        try:
            record = mapping(json.loads(side.read(path) or ""))
        except (Failed, ValueError) as error:
            broken.append(Broken(Path(path).stem, f"can't be read: {error}"))
            continue
        schemas = [_schema(document, record) for document in (base, head)]
        if schemas[0] is None:
            continue
        tried += 1
        body = record.get("request") if record.get("status") is None else record.get("body")
        before = _refusal(base, schemas[0], body)
        after = "the operation or its answer is gone" if schemas[1] is None else _refusal(head, schemas[1], body)
        if after and not before:
            broken.append(Broken(Path(path).stem, after))
    return tried, broken


def _schema(document: Document, record: Mapping[str, Any]) -> Pointer | None:
    """Where the schema of a recorded request or answer is."""
    method, _, path = str(record.get("operation", "")).partition(" ")
    template = "/".join(f"{{{step[1:]}}}" if step.startswith(":") else step for step in path.split("/"))
    status = record.get("status")
    at: Pointer = ("paths", template, method.lower())
    holder = document.resolve((*at, "requestBody") if status is None else (*at, "responses", str(status)))
    schema = (*holder, "content", "application/json", "schema")
    return schema if document.at(schema) is not None else None


def _refusal(document: Document, schema: Pointer, body: Any) -> str | None:
    """Why the body is not valid, None when it is."""
    root = "#/" + "/".join(quote(str(step).replace("~", "~0").replace("/", "~1")) for step in schema)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": root, **document.data}
    try:
        jsonschema_rs.validator_for(whole, validate_formats=True).validate(body)
    except jsonschema_rs.ValidationError as error:
        place = "".join(f".{step}" if isinstance(step, str) else f"[{step}]" for step in error.instance_path)
        return f"{place or 'the body'}: {error.message}"
    except (jsonschema_rs.ReferencingError, ValueError) as error:
        return str(error)
    return None


@dataclass(frozen=True)
class Unsourced:
    """An answer that changed while its `x-source` did not."""

    operation: str
    status: str
    source: str
    line: int


def unsourced(base: Document, head: Document, entries: Sequence[Entry]) -> list[Unsourced]:
    """Answers that a change of the wire reaches, and whose source is still the old one.

    What this project decided itself (`emulator`) needs no further source.
    """
    found = {}
    for entry in entries:
        if entry.whom is Whom.READERS or entry.change.rule in ("response-added", "error-response-added"):
            continue
        for pointer in entry.responses:
            source = head.held(pointer).get("x-source")
            told = list(map(str, source if isinstance(source, list) else [source]))
            decided = all(one.partition(":")[0] == "emulator" for one in told)
            if source and source == base.held(pointer).get("x-source") and not decided:
                holder = Operation(str(pointer[1]), str(pointer[2]), head.held(pointer[:3]))
                shown = label(holder) if pointer[0] == "paths" else "several operations"
                found[pointer] = Unsourced(shown, str(pointer[-1]), ", ".join(told), head.line(pointer))
    return sorted(found.values(), key=lambda one: one.line)
