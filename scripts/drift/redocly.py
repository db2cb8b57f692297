"""What `redocly drift` finds in the bodies of a recording, and how much of a contract it has seen."""

import json
import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from phone_emulator.contract import JSON
from phone_emulator.recording import har
from phone_emulator.recording.shapes import types_of
from scripts import child
from scripts.contract import Contract, Pointer, pointer_of
from scripts.drift.findings import Coverage, Sighting
from scripts.drift.seen import Seen, sourced
from scripts.edits import Edit
from scripts.problem import Failed, Problem
from scripts.regenerate.lint import CONFIG, NODE, QUIET, REDOCLY

LIMIT = 120  # seconds; a recording of a thousand exchanges takes ten
_INDEX = re.compile(r"/\d+(?=/|$)")
_UNDOCUMENTED = re.compile(r'Undocumented query parameter in traffic: "(.+?)"')
_KINDS = {
    "required": "missing",
    "type": "type",
    "enum": "value",
    "const": "value",
    "format": "format",
    "pattern": "pattern",
}
_REMOVED = ("format", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems")


class Report:
    """What Redocly says of exchanges whose bodies can be held against the schemas of a contract.

    Args:
        contract: The contract.
        path: Its file.
        seen: The exchanges, masked.
        year: When they were recorded.

    Raises:
        Failed: Redocly did not finish, or failed.
    """

    def __init__(self, contract: Contract, path: Path, seen: Sequence[Seen], year: str) -> None:
        self._contract = contract
        self._source = f"live-{year}"
        self._whole = [one for one in seen if one.is_whole]
        self._problems, self._coverage = self._run(path)

    def _run(self, path: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        if not self._whole:  # Redocly calls that a fault
            missing = [
                {
                    "operationId": one.id,
                    "missing": [{"kind": "response", "status": status} for status in one.data["responses"]],
                }
                for one in self._contract.operations()
            ]
            return [], {"operations": missing}
        server = self._contract.data["servers"][0]["url"].rstrip("/")
        with tempfile.TemporaryDirectory(prefix="drift-") as folder:
            recording, report, coverage = (Path(folder) / name for name in ("in.har", "report.json", "coverage.json"))
            har.write(recording, [_entry(one, server) for one in self._whole])
            command: list[str | Path]
            command = [NODE, REDOCLY, "drift", recording, f"--api={path}", "--format=json", f"--output={report}"]
            command += ["--traffic-format=har", f"--coverage-output={coverage}"]
            command += [f"--config={CONFIG}", "--ignore-headers=*"]
            try:
                process = child.run(command, seconds=LIMIT, env=QUIET)
            except subprocess.TimeoutExpired as expired:
                what = f"Redocly was at it for {LIMIT} seconds and was ended"
                raise Failed([Problem(self._contract.path, None, "redocly", what, "cut the recording")]) from expired
            if not report.exists() or not coverage.exists():
                said = (process.stderr or process.stdout).strip()[-400:]
                what = f"Redocly failed: {said}"
                raise Failed([Problem(self._contract.path, None, "redocly", what, "run make regenerate first")])
            return json.loads(report.read_text())["problems"], json.loads(coverage.read_text())

    def sightings(self) -> Iterator[Sighting]:
        """What is unlike the schemas, each place once."""
        places: defaultdict[tuple[int, str, str], list[dict[str, Any]]] = defaultdict(list)
        for problem in self._problems:
            if problem["ruleId"] == "schema-consistency":
                places[
                    problem["exchangeIndex"], problem["target"], problem.get("dataPath") or problem["message"]
                ].append(problem)
        for (index, target, _), problems in places.items():
            # Of alternatives that all fail, the one that holds them says so.
            problem = next(
                (one for one in problems if one.get("details", {}).get("keyword") in ("oneOf", "anyOf")), problems[0]
            )
            times = max(one["occurrences"] for one in problems)
            make = self._of_request if target == "request" else self._of_answer
            yield make(self._whole[index], problem, times)

    def _of_request(self, seen: Seen, problem: dict[str, Any], times: int) -> Sighting:
        found = _UNDOCUMENTED.search(problem["message"])
        if found is None:
            what = problem["message"].rstrip(".")
            return Sighting(seen.operation, "request", f"request: {what}", f"of a request: {what}", times=times)
        name = found[1]
        what = f"`{name}` is sent in the query, and is no parameter of the contract"
        edits = [self._parameter(seen, name)] if seen.exchange.status < 300 else []
        said = sourced(self._contract, self._source, *edits) if edits else ()
        return Sighting(seen.operation, "request", f"request ?{name}", what, "", said, times)

    def _parameter(self, seen: Seen, name: str) -> Edit:
        operation = next(one for one in self._contract.operations() if one.id == seen.operation)
        value = {
            **{"name": name, "in": "query", "required": False},
            "description": f"Seen in {self._source.removeprefix('live-')}; what it does is documented nowhere.",
            "schema": {"type": "string", "x-personal": "text"},
            "x-source": self._source,
        }
        if "parameters" in operation.data:
            return Edit("append", (*operation.pointer, "parameters"), value=value)
        before = next(key for key in ("requestBody", "responses") if key in operation.data)
        return Edit("insert", operation.pointer, "parameters", [value], before=before, apart=True)

    def _of_answer(self, seen: Seen, problem: dict[str, Any], times: int) -> Sighting:
        details = problem["details"]
        status = str(seen.exchange.status)
        where = f"{status} ${_INDEX.sub('[]', problem['dataPath']).replace('/', '.')}"
        actual = str(details.get("actual") or "")
        kind = _KINDS.get(details["keyword"], "schema")
        if kind in ("type", "schema") and actual == "null":
            kind = "null"
        edits = self._edits(seen, problem, kind, actual)
        said = sourced(self._contract, self._source, *edits) if edits else ()
        name = where.rpartition("$")[2].rpartition(".")[2].removesuffix("[]")
        what = f"{f'`{name}`' if name else 'the body'} {_WORDS.get(kind, _OTHERWISE).format(**_told(details))}"
        return Sighting(seen.operation, kind, where, what, "" if kind == "missing" else actual[:60], said, times)

    def _edits(self, seen: Seen, problem: dict[str, Any], kind: str, actual: str) -> Sequence[Edit]:
        """The smallest edit that lets the schema take what came."""
        pointer = self._place(seen, problem["schemaPath"])
        keyword = problem["details"]["keyword"]
        if pointer is None:
            return ()
        at = pointer[:-1]
        match kind:
            case "missing":
                return [Edit("drop", pointer, problem["details"]["params"]["missingProperty"])]
            case "value":
                value = json.loads(actual) if actual else None
                return [Edit("append", pointer, value=value)] if keyword == "enum" else []
            case "type" | "null" | "schema" if keyword in ("type", "oneOf", "anyOf"):
                also = self._also(at, keyword, _type_of(actual))
                return [also, *self._free(at)] if keyword == "type" and _type_of(actual) == "string" else [also]
        was_date = keyword == "format" and "string" in types_of(self._contract.at(at))
        return [Edit("remove", at, keyword), *(self._free(at) if was_date else ())] if keyword in _REMOVED else []

    def _free(self, at: Pointer) -> list[Edit]:
        """What a text needs beside it as soon as nothing foretells it."""
        is_foretold = {"x-personal", "enum", "const"} & self._contract.at(at).keys()
        return [] if is_foretold else [Edit("insert", at, "x-personal", "text", before="x-source")]

    def _also(self, at: Pointer, keyword: str, kind: str) -> Edit:
        """A type more."""
        part = self._contract.at((*at, keyword))
        if keyword in ("oneOf", "anyOf"):
            word = {"x-personal": "text"} if kind == "string" else {}
            return Edit("append", (*at, keyword), value={"type": kind, **word})
        if isinstance(part, list):
            return Edit("append", (*at, keyword), value=kind)
        return Edit("replace", at, "type", [part, kind])

    def _place(self, seen: Seen, schema_path: str) -> Pointer | None:
        """Where in the contract a keyword stands, which Redocly names in the schema without references."""
        assert seen.place.operation is not None
        operation = next(one for one in self._contract.operations() if one.id == seen.operation)
        pointer: Pointer = (*operation.pointer, "responses", str(seen.exchange.status))
        steps: Pointer = ("content", "application/json", "schema", *pointer_of(schema_path))
        try:
            for step in steps:
                part = self._contract.at(pointer)
                while isinstance(part, dict) and "$ref" in part:
                    pointer = pointer_of(part["$ref"])
                    part = self._contract.at(pointer)
                pointer = (*pointer, int(step) if isinstance(part, list) else step)
            self._contract.at(pointer)
        except (KeyError, IndexError, ValueError, TypeError):
            return None
        return pointer

    def coverage(self) -> Iterator[Coverage]:
        """What of each operation was never seen."""
        for one in self._coverage["operations"]:
            found = Coverage(one["operationId"])
            for missing in one["missing"]:
                if missing["kind"] == "response":
                    found.answers.append(missing["status"])
                elif missing["kind"] == "property" and missing.get("target") == "response":
                    found.properties.append(f"{missing['status']} {missing['path']}")
            yield found


_WORDS = {
    "missing": "is missing, which the contract has in every answer",
    "null": "is null, which the contract does not allow",
    "type": "is of type {actual}, and the contract has {expected}",
    "value": "is a value that the contract does not list",
    "format": "has not the form `{format}`",
    "pattern": "does not match `{pattern}`",
}
_OTHERWISE = "is unlike the schema: {otherwise}"


def _told(details: dict[str, Any]) -> dict[str, str]:
    """The words of Redocly for ours."""
    parameters = {name: str(value) for name, value in details.get("params", {}).items()}
    wanted = parameters.get("type", "another")
    actual = _type_of(str(details.get("actual") or ""))
    return {
        "format": "",
        "pattern": "",
        **parameters,
        "actual": actual,
        "expected": wanted,
        "otherwise": details["ajvMessage"],
    }


def _type_of(actual: str) -> str:
    """The type of a value that Redocly shows as JSON, cut off where it is long."""
    beginnings = {'"': "string", "{": "object", "[": "array", "t": "boolean", "f": "boolean", "n": "null"}
    return beginnings.get(actual[:1], "integer" if re.fullmatch(r"-?\d+", actual) else "number")


def _entry(seen: Seen, server: str) -> dict[str, Any]:
    """An exchange as if it had been sent to the first server of the contract, with plain JSON in its body."""
    exchange = seen.exchange
    url = urlsplit(exchange.url)
    target = f"{server}{url.path.removeprefix(urlsplit(server).path)}" + (f"?{url.query}" if url.query else "")
    plain = replace(
        exchange,
        url=target,
        sent=[(name, value) for name, value in exchange.sent if name.lower() not in ("host", "cookie")],
        headers=[("Content-Type", JSON)],
        started=exchange.started or "2026-01-01T00:00:00.000Z",
    )
    sent = {"text": exchange.content.decode("utf-8", "replace"), "mimeType": JSON}
    return har.entry(plain, query=(), sent=sent, body={"text": json.dumps(seen.body, ensure_ascii=False)})
