"""Looks whether everything is set up for a first call, and says what to do where it isn't. It only reads."""

import argparse
import io
import json
import os
import re
import socket
import ssl
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final, Literal, NamedTuple, cast

import httpx

from ._check import Schema, problems
from ._errors import ApiError, ConfigurationError, ErrorForm, InvalidInputError, TransportError
from ._masking import MASK
from ._operation import Operation, formed
from ._options import alternatives, way
from ._phones import PhoneForm
from ._proxies import PORTS, hidden, proxy_for
from ._request import at, pointed, value
from ._values import UNSET

# Seconds for the call, and how many of what is listed are shown.
TIMEOUT: Final = 15
SHOWN: Final = 20
# Shorter secrets could be parts of words.
SHORTEST_SECRET: Final = 6

_EMAIL: Final = r"[^@\s]+@[^@\s]+\.[^@\s]+"
_LEFT_OVER: Final = ("undefined", "null", "none", "nil", "nan", "true", "false", "changeme", "todo")
_PLACEHOLDER: Final = r"<.*>|\$\{?\w+\}?|\{\{.*\}\}|%\w+%|\[.*\]|your[-_ ].*|x{4,}|\*{3,}|\.{3,}"
_QUOTES: Final = "\"'`\u2018\u2019\u201c\u201d"

Result = Literal["good", "bad", "unknown"]


class Next(NamedTuple):
    """The call that comes next: `$key`, `$item#/...` and `$request...` stand for what is there, ... for the rest."""

    method: str
    positional: tuple[Any, ...]
    keywords: Mapping[str, Any]


class State(NamedTuple):
    """How something may stand.

    Attributes:
        of: The value that says so.
        says: What that means.
        next: What to do about it.
    """

    of: Any
    says: str
    next: Next | None


class Checkup(NamedTuple):
    """What of a check the contract says.

    Attributes:
        package: That is run.
        client: Its class.
        errors: How its errors are read.
        operation: That reads the list.
        ways: To prove who calls: for each credential of one the variable of the environment.
        required: Whether some operation insists on them.
        address: The variable of the base URL.
        forms: How a credential looks, where that is known.
        window: Seconds that the clock may be off; None where it doesn't matter.
        refuses: What is refused by a code of its own.
        permissions: That the operation needs.
        items: JSON Pointer to the list.
        key: The property that names what is listed.
        argument: How that is called here.
        form: That of a phone number.
        before: Properties whose digits may stand before those of the key.
        schema: What the contract allows of a key.
        state: The property that says how something stands.
        good: Its value that is wanted, with what that means.
        states: The other values.
        absent: What to do about what isn't listed.
        lapses: The property that has the end of a good state, with what to do about it.
    """

    package: str
    client: type[Any]
    errors: ErrorForm
    operation: Operation[Any]
    ways: tuple[Mapping[str, str], ...]
    required: bool
    address: str
    forms: Mapping[str, str]
    window: int | None
    refuses: frozenset[str]
    permissions: tuple[str, ...]
    items: str
    key: str
    argument: str
    form: PhoneForm | None
    before: tuple[str, ...]
    schema: Schema
    state: str
    good: State
    states: tuple[State, ...]
    absent: State
    lapses: State | None

    @property
    def variables(self) -> Mapping[str, str]:
        """Those of the way that the client takes."""
        return way({}, *self.ways)


class Step(NamedTuple):
    """What came of one step.

    Attributes:
        name: Of the step.
        result: `unknown` when it was not reached.
        says: How things stand.
        next: What to do.
    """

    name: str
    result: Result
    says: str = ""
    next: str = ""


class Report(NamedTuple):
    """All that was found out."""

    steps: list[Step]
    items: list[dict[str, Any]]

    @property
    def is_good(self) -> bool:
        return all(step.result == "good" for step in self.steps)


def main(checkup: Checkup, arguments: Sequence[str] | None = None) -> int:
    """Run it, and print what it found; the exit status.

    Args:
        checkup: What the contract says.
        arguments: Of the command line.

    Returns:
        int: 0 when all is good, 1 when there is something to do. A wrong command line exits with 2.
    """
    parser, check = _parsers(checkup)
    given = parser.parse_args(arguments)
    values = [getattr(given, one.argument) if one.place == "path" else UNSET for one in checkup.operation.parameters]
    wanted = " ".join(given.key) if given.key else None
    if wanted is not None and (wrong := _wrong_key(checkup, wanted)):
        check.error(wrong)
    try:
        report = examine(checkup, tuple(values), wanted)
    except InvalidInputError as error:
        check.error("; ".join(map(str, error.problems)))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    text = _as_json(report) if given.json else _as_text(report)
    print(_without_secrets(checkup, text))
    return 0 if report.is_good else 1


def _parsers(checkup: Checkup) -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    parser = argparse.ArgumentParser(prog=f"python -m {checkup.package}")
    check = parser.add_subparsers(required=True, metavar="check").add_parser(
        "check",
        help="look whether everything is set up for a first call",
        description="Looks whether everything is set up, and says what to do where it isn't. It only reads."
        f" Credentials come from {_alternatives(checkup)}; the address from {checkup.address}.",
        epilog="Exit status: 0 when all is good, 1 when there is something to do, 2 when the command line is wrong.",
    )
    for one in checkup.operation.parameters:
        if one.place == "path":
            kind = _whole if one.schema.get("type") == "integer" else str
            check.add_argument(one.argument, metavar=one.argument.upper(), type=kind, help=f"{one.name} of the API")
    check.add_argument(
        "key",
        metavar=checkup.argument.upper(),
        nargs="*",
        default=[],  # without one it is called required
        help=f"look at this one, too: may it be used ({_value(checkup.good.of, checkup)})?",
    )
    check.add_argument("--json", action="store_true", help="print one JSON document, for programs")
    return parser, check


def examine(checkup: Checkup, values: tuple[Any, ...], wanted: str | None) -> Report:
    """Go through the steps.

    Args:
        checkup: What the contract says.
        values: The arguments of the operation that reads.
        wanted: The one to look at, in whatever form; None for none.

    Raises:
        InvalidInputError: The arguments are not what the contract allows.
    """
    examination = _Examination(checkup, values, wanted)
    with_answer = [*examination.until_the_answer()]
    after = [*examination.of_the_answer()] if examination.response is not None else []
    done = [*with_answer, *after]
    left = _names(checkup, wanted)[len(done) :]
    return Report([*done, *(Step(name, "unknown") for name in left)], examination.items)


def _names(checkup: Checkup, wanted: str | None) -> list[str]:
    """The steps, in their order."""
    return [
        "variables",
        "connection",
        *(["clock"] if checkup.window is not None else []),
        "credentials",
        *(["address"] if "address" in checkup.refuses else []),
        "rights",
        "list",
        *([checkup.argument] if wanted is not None else []),
    ]


class _Examination:
    """One run."""

    def __init__(self, checkup: Checkup, values: tuple[Any, ...], wanted: str | None) -> None:
        self._checkup = checkup
        self._values = values
        self._wanted = wanted
        self.response: httpx.Response | None = None
        self._error: ApiError | None = None
        self.items: list[dict[str, Any]] = []

    def until_the_answer(self) -> Iterator[Step]:
        """Variables and connection."""
        checkup = self._checkup
        if wrong := [*_implausible(checkup)]:
            yield Step(
                "variables",
                "bad",
                "; ".join(wrong),
                f"set {_alternatives(checkup)} to what the provider shows",
            )
            return
        names = " and ".join(checkup.variables.values())
        yield Step("variables", "good", f"{names} {'are' if len(checkup.variables) > 1 else 'is'} set")
        try:
            with checkup.client.from_env(timeout=TIMEOUT, retries=1) as client:
                base_url = client.base_url
                self._call(client)
        except ConfigurationError as error:
            what, _, remedy = str(error).rpartition(". ")
            yield Step("connection", "bad", what or remedy, remedy[:1].lower() + remedy[1:])
        except TransportError as error:
            yield Step("connection", "bad", *_why(error, checkup, base_url))
        else:
            proxy = proxy_for(base_url)
            way = f", by the proxy that {proxy.name} names" if proxy else ""
            yield Step("connection", "good", f"{base_url} answers{way}")

    def _call(self, client: Any) -> None:
        try:
            self.response = client._run(self._checkup.operation, self._values).response
        except ApiError as error:
            self._error, self.response = error, error.response

    def of_the_answer(self) -> Iterator[Step]:
        """What the answer tells."""
        checkup, error = self._checkup, self._error
        refused = checkup.errors.refused(error) if error else None
        if checkup.window is None and refused == "clock":
            refused = "credentials"
        if checkup.window is not None:
            clock = self._clock(checkup.window, refused)
            yield clock
            if clock.result == "bad":
                return
        if error is not None and refused is None:
            left = [name for name in ("credentials", "address", "rights") if name in _names(checkup, None)]
            yield from (Step(name, "unknown") for name in left)
            yield self._unreadable(error)
            return
        needs = f" (it needs {', '.join(checkup.permissions)})" if checkup.permissions else ""
        good = {
            "credentials": "accepted",
            "address": "requests may come from here",
            "permission": f"{checkup.operation.name} may be called{needs}",
        }
        for what, says in good.items():
            name = {"permission": "rights"}.get(what, what)
            if name not in _names(checkup, None):
                continue
            if what == refused and error is not None:
                yield Step(name, "bad", error._what() + (needs if what == "permission" else ""), error.advice)
                return
            yield Step(name, "good", says)
        yield from self._listed()

    def _clock(self, window: int, refused: str | None) -> Step:
        assert self.response is not None
        off = _off(self.response)
        bound = f"{window} s are allowed"
        how = "the answer has no date to compare with" if off is None else f"{_offset(off)}; {bound}"
        is_off = off is not None and abs(off) > window
        if refused == "clock" or (is_off and self._error is not None):
            said = [self._error._what()] if self._error and refused == "clock" else []
            return Step(
                "clock",
                "bad",
                "; ".join([*said, how]),
                "set the clock of this machine, such as by NTP, and its time zone",
            )
        return Step("clock", "good", how)

    def _unreadable(self, error: ApiError) -> Step:
        elsewhere = error.status in (404, 405) or (error.status < 500 and not error.documented)
        look = f"look whether {self._checkup.address} is the address of the API"
        return self._unread(error._what(), look if elsewhere else error.advice)

    def _unread(self, why: str, what_next: str) -> Step:
        """Nothing is said to be missing from a list that could not be read."""
        nothing = "" if self._wanted is None else f" Nothing is known of {self._wanted}."
        return Step("list", "bad", f"it could not be read: {why}{nothing}", what_next)

    def _listed(self) -> Iterator[Step]:
        checkup = self._checkup
        assert self.response is not None
        try:
            found = at(self.response.json(), pointed(checkup.items))
        except (ValueError, RecursionError):
            found = UNSET
        items = [] if found is None else found
        if not isinstance(items, list) or not all(_is_one(checkup, one) for one in items):
            look = f"look whether {checkup.address} is the address of the API, and for a newer client"
            yield self._unread("the answer is not as documented.", look)
            return
        self.items = [{"key": one[checkup.key], "state": one.get(checkup.state)} | self._until(one) for one in items]
        good = sum(one["state"] == checkup.good.of for one in self.items)
        how_many = f"{len(items)} there, {good} of them {_value(checkup.good.of, checkup)}" if items else "it is empty"
        yield Step("list", "good", how_many)
        if self._wanted is not None:
            yield self._of_the_wanted(items)

    def _until(self, item: Mapping[str, Any]) -> dict[str, Any]:
        lapses = self._checkup.lapses
        return {"until": item[lapses.of]} if lapses and item.get(lapses.of) else {}

    def _of_the_wanted(self, items: list[Any]) -> Step:
        checkup, wanted = self._checkup, cast("str", self._wanted)
        key = checkup.form.apply(wanted) if checkup.form else wanted
        found = [one for one in items if _is_called(checkup, one, key)]
        found.sort(key=lambda one: one.get(checkup.state) != checkup.good.of)
        if not found:
            return self._bad(checkup.absent, key, f"{key} is not in the list: {checkup.absent.says}", {})
        item = found[0]
        state = item.get(checkup.state)
        is_now = f"{key} is {_value(state, checkup)}"
        if state == checkup.good.of:
            lapses = checkup.lapses
            if lapses and self._has_lapsed(item.get(lapses.of)):
                return self._bad(lapses, key, f"{is_now} until {item[lapses.of]}: {lapses.says}", item)
            return Step(checkup.argument, "good", f"{is_now}: {checkup.good.says}")
        known = next((one for one in checkup.states if one.of == state), None)
        if known is None:
            return Step(
                checkup.argument,
                "bad",
                f"{is_now}, which the contract doesn't know",
                "ask the provider what that means",
            )
        return self._bad(known, key, f"{is_now}: {known.says}", item)

    def _has_lapsed(self, until: Any) -> bool:
        try:
            end = datetime.fromisoformat(until)
        except (TypeError, ValueError):
            return False
        now = _date(self.response) or datetime.now(UTC)
        return (end if end.tzinfo else end.replace(tzinfo=UTC)) <= now

    def _bad(self, state: State, key: str, says: str, item: Any) -> Step:
        return Step(
            self._checkup.argument, "bad", says, f"call {self._next(state.next, key, item)}" if state.next else ""
        )

    def _next(self, call: Next, key: str, item: Any) -> str:
        operation = self._checkup.operation
        wires = tuple(map(formed, operation.parameters, self._values))

        def shown(one: Any) -> str:
            if one == "$key":
                return repr(key)
            if isinstance(one, str) and one.startswith("$item#"):
                one = at(item, pointed(one.removeprefix("$item#")))
            one = value(one, operation, wires)
            return "..." if one in (..., UNSET) else repr(one)

        arguments = [*map(shown, call.positional), *(f"{name}={shown(one)}" for name, one in call.keywords.items())]
        return f"client.{call.method}({', '.join(arguments)})"


def _alternatives(checkup: Checkup) -> str:
    """The variables: of the way that was begun, else of all ways."""
    begun = any(map(os.environ.get, checkup.variables.values()))
    return alternatives(*([checkup.variables] if begun else checkup.ways))


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,99}", text):
        raise argparse.ArgumentTypeError(f"{text!r:.60} is no whole number")
    return int(text)


def _implausible(checkup: Checkup) -> Iterator[str]:
    """What in the place of a credential is none, so that it never leaves this machine. No value is shown."""
    given = {argument: os.environ.get(name, "") for argument, name in checkup.variables.items()}
    found = {argument: _no_credential(one) for argument, one in given.items()}
    for argument, what in found.items():
        if what and (given[argument] or checkup.required):
            yield f"{checkup.variables[argument]} {what}"
    if any(found.values()):
        return
    names = " and ".join(checkup.variables.values())
    if len(given) > 1 and len(set(given.values())) == 1:
        yield f"{names} are the same"
    for argument, form in checkup.forms.items():
        if (
            argument in given
            and not re.fullmatch(form, given[argument])
            and any(re.fullmatch(form, one) for other, one in given.items() if other != argument)
        ):
            yield f"{names} look swapped"


def _no_credential(given: str) -> str:
    """Why this is no credential, if it isn't."""
    if not given:
        return "is not set"
    if given != given.strip():
        return "has a blank or a line break at an end"
    if given[0] in _QUOTES or given[-1] in _QUOTES:
        return "has quotes around it, which belong to the file or the shell that sets it"
    if given.lower().startswith("bearer "):
        return "begins with Bearer, which is for the client to add"
    if given.lower() in _LEFT_OVER:
        return f"is the word {given!r}, as a script leaves it that found no value"
    if re.fullmatch(_PLACEHOLDER, given, re.IGNORECASE):
        return "is a placeholder, as in an example"
    if re.fullmatch(_EMAIL, given):
        return "is an e-mail address, with which people log in; programs have credentials of their own"
    if not all("!" <= character <= "~" for character in given):
        return "has a blank, a line break or another character that no credential has"
    return ""


def _why(error: TransportError, checkup: Checkup, url: httpx.URL) -> tuple[str, str]:
    """Why there was no answer, and what to do."""
    behind = [*_behind(error)]
    proxy = proxy_for(url)
    look = f"look whether {checkup.address} is the address of the API"
    for one in behind:
        if isinstance(one, ssl.SSLCertVerificationError):
            trust = "if this network looks into TLS, name its certificates in SSL_CERT_FILE"
            mismatch = "mismatch" in one.verify_message
            return (
                f"the certificate of {url.host} is refused: {one.verify_message}",
                look if mismatch else f"{trust}; else {look}",
            )
        if isinstance(one, ssl.SSLError):
            return f"what listens at {_place(url)} does not speak TLS ({one.reason})", look
    if proxy and any(isinstance(one, (httpx.ProxyError, httpx.ConnectError, httpx.ConnectTimeout)) for one in behind):
        reason = next(str(one) for one in behind[::-1] if str(one))
        mend = f"mend {proxy.name}, or list {url.host} in NO_PROXY"
        return f"the proxy that {proxy.name} names, {hidden(proxy.url)}, gives no way: {reason}", mend
    for one in behind:
        if isinstance(one, socket.gaierror):
            return f"no address is known of {url.host}", f"{look}, and at the network of this machine"
        if isinstance(one, ConnectionRefusedError):
            return f"nothing listens at {_place(url)}", look
    if any(isinstance(one, httpx.TimeoutException) for one in behind):
        return f"{_place(url)} gave no answer in time", f"look whether a firewall lets requests there pass, and {look}"
    return error._what(), error.advice


def _behind(error: BaseException) -> Iterator[BaseException]:
    """An error, and those that led to it."""
    one: BaseException | None = error
    while one is not None:
        yield one
        one = one.__cause__ or one.__context__


def _place(url: httpx.URL) -> str:
    return f"{url.host}:{url.port or PORTS[url.scheme]}"


def _date(response: httpx.Response | None) -> datetime | None:
    """What the answer says that the time is."""
    try:
        said = parsedate_to_datetime(response.headers["date"]) if response is not None else None
    except (KeyError, ValueError, TypeError, IndexError, OverflowError):
        return None
    return said.replace(tzinfo=said.tzinfo or UTC) if said else None


def _off(response: httpx.Response) -> float | None:
    """Seconds by which the clock of this machine is ahead."""
    said = _date(response)
    return None if said is None else (datetime.now(UTC) - said).total_seconds()


def _offset(off: float) -> str:
    seconds = abs(round(off))
    return f"{seconds} s {'ahead' if off > 0 else 'behind'}" if seconds > 1 else "as the server has it"


def _is_one(checkup: Checkup, item: Any) -> bool:
    return isinstance(item, Mapping) and isinstance(item.get(checkup.key), str)


def _digits(text: Any) -> str:
    return re.sub(r"[^0-9]", "", str(text)) if isinstance(text, (str, int)) else ""


def _is_called(checkup: Checkup, item: Mapping[str, Any], key: str) -> bool:
    """Whether a key, in its form, names an item; of a number the digits count, and those before it may be left out."""
    if checkup.form is None:
        return bool(item[checkup.key] == key)
    tail = _digits(checkup.form.apply(item[checkup.key]))
    for digits in ("", *(_digits(item.get(name)) for name in reversed(checkup.before))):
        tail = digits + tail
        if tail == _digits(key):
            return True
    return False


def _value(state: Any, checkup: Checkup) -> str:
    return state if isinstance(state, str) else f"{checkup.state}: {json.dumps(state)}"


def _wrong_key(checkup: Checkup, wanted: str) -> str:
    """Why nothing can be called so."""
    if not wanted.strip():
        return f"{checkup.argument.upper()}: is empty: give one, or leave it out"
    key = checkup.form.apply(wanted) if checkup.form else wanted
    found = [one.what for one in problems(checkup.argument, key, checkup.schema)]
    if checkup.form and not (_digits(key) and re.fullmatch(r"[-+() .0-9]*", key)):
        found = found or [f"{wanted!r} is no number"]
    return f"{checkup.argument.upper()}: {found[0]}" if found else ""


def _as_text(report: Report) -> str:
    lines = []
    width = max(len(step.name) for step in report.steps)
    marks = {"good": "good", "bad": "BAD ", "unknown": "-   "}
    for step in report.steps:
        says = "not reached" if step.result == "unknown" else step.says
        lines.append(f"{marks[step.result]}  {step.name:<{width}}  {_line(says)}")
        if step.next:
            lines.append(f"{'':<{width + 8}}Do this: {_line(step.next)}")
        if step.name == "list":
            lines += [f"{'':<{width + 8}}{_line(_item(one))}" for one in report.items[:SHOWN]]
            if len(report.items) > SHOWN:
                lines.append(f"{'':<{width + 8}}and {len(report.items) - SHOWN} more, which --json shows")
    return "\n".join(lines)


def _item(item: Mapping[str, Any]) -> str:
    state = item["state"] if isinstance(item["state"], str) else json.dumps(item["state"])
    return f"{item['key']}  {state}" + (f"  until {item['until']}" if "until" in item else "")


def _line(text: str) -> str:
    """On one line, and nothing that moves a terminal."""
    return "".join(one if one.isprintable() else " " for one in text)


def _as_json(report: Report) -> str:
    steps = [step._asdict() for step in report.steps]
    return json.dumps({"good": report.is_good, "steps": steps, "items": report.items}, ensure_ascii=False, indent=2)


def _without_secrets(checkup: Checkup, text: str) -> str:
    """Whatever an answer repeats of the credentials is not shown."""
    for name in checkup.variables.values():
        secret = os.environ.get(name, "")
        if len(secret) >= SHORTEST_SECRET and not _no_credential(secret):
            text = text.replace(secret, MASK).replace(json.dumps(secret)[1:-1], MASK)
    return text
