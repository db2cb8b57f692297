"""The command `phone-emulator`, as a person starts and stops it."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from emulator_client import EmulatorClient
from phone_emulator import Account, Settings, Token, cli, create_app
from phone_emulator.cli import main
from phone_emulator.testing import InProcess
from tests.support.callers import FIRST, SECOND, TOKEN
from tests.support.connection import Connection, request
from tests.support.databases import ON_POSTGRESQL
from tests.support.server import COMMAND, PATIENCE, Server
from tests.support.signing import sign

SETTINGS = """
[[account]]
account_id = "1"
api_key = "KEY1"
api_secret = "secret-of-the-file"
limit = 1
documents = ["DOC1"]

[[account]]
account_id = "2"
api_key = "KEY2"
api_secret = "another"

[[token]]
token = "token-of-the-file"
account_id = 7
"""
ACCOUNT = Account("1", "KEY1", "secret-of-the-file")
PHONE = {"number": "1", "type": "MOBILE"}

BASH = shutil.which("bash") or ""
needs_curl = pytest.mark.skipif(
    not (BASH and shutil.which("curl") and shutil.which("openssl")), reason="no bash, curl or openssl"
)


@pytest.fixture
def start(tmp_path: Path, database: Callable[[str], str]) -> Iterator[Callable[..., Server]]:
    """Starts the command with a settings file of this text."""
    servers = []

    def start(settings: str | None = None) -> Server:
        arguments = []
        if settings is not None:
            (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
            arguments = ["--settings", str(tmp_path / "settings.toml")]
        servers.append(Server(database("state"), arguments))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def commands(banner: str) -> dict[str, str]:
    """The command lines of a banner, by the heading that they stand under."""
    return dict(re.findall(r"^([A-Z][^\n]*):\n\n((?:  [^\n]*\n)+)", banner, re.MULTILINE))


def bash(command: str) -> Any:
    finished = subprocess.run([BASH, "-c", command], capture_output=True, text=True, timeout=PATIENCE, check=True)
    return json.loads(finished.stdout)


def test_banner(server: Server) -> None:
    """The banner tells where the emulator answers and can be looked at, where its state is, and what it accepts."""
    assert httpx.get(server.url).status_code == 404
    for account in (FIRST, SECOND):
        assert re.search(f"{account.account_id}.*{account.api_key}.*{account.api_secret}", server.banner)
    assert TOKEN in server.banner
    assert ("postgresql://" if ON_POSTGRESQL else "server.db") in server.banner
    assert f"{server.url}/_emulator/" in server.banner


@needs_curl
def test_curl(start: Callable[..., Server]) -> None:
    """The lines that the banner offers work as they stand."""
    offered = commands(start().banner)
    assert bash(offered["Create a phone"]) == {"id": 1}
    (number,) = bash(offered["Register a number"])["senderIds"]
    assert (number["phoneNumber"], number["status"]) == ("01012345678", "PENDING")


@needs_curl
def test_curl_of_a_bound_token(start: Callable[..., Server]) -> None:
    """The line for a phone names an account that the token reaches."""
    assert bash(commands(start(SETTINGS).banner)["Create a phone"]) == {"id": 1}


@needs_curl
def test_curl_with_odd_credentials(start: Callable[..., Server]) -> None:
    """They do so whatever characters the settings allow in a key, a secret or a token."""
    text = json.dumps('-x;&|!!*#%s\\it\'s"$HOME`id`"')
    account = f'[[account]]\naccount_id = "1"\napi_key = {text}\napi_secret = {text}\n'
    offered = commands(start(f"{account}[[token]]\ntoken = {text}\n").banner)
    assert bash(offered["Create a phone"]) == {"id": 1}
    assert "senderIds" in bash(offered["Register a number"])


def test_settings_of_an_editor_of_windows(tmp_path: Path) -> None:
    """A byte order mark in front of a file that a person has written does not count."""
    file = tmp_path / "settings.toml"
    file.write_text(SETTINGS, encoding="utf-8-sig")
    assert [account.account_id for account in Settings.from_file(file).accounts] == ["1", "2"]


def test_settings(start: Callable[..., Server]) -> None:
    """Accounts and tokens of a settings file are accepted, with their limits and bounds, and no others."""
    url = start(SETTINGS).url
    numbers, phones = f"{url}/senderid/v1/numbers", f"{url}/accounts/v1/accounts"
    body = {"phoneNumber": "01000000000", "documents": ["DOC1"]}
    created = httpx.post(numbers, json=body, headers=sign(ACCOUNT)).json()
    assert [created["accountId"], created["limit"]] == ["1", 1]
    again = httpx.post(numbers, json={"phoneNumber": "01000000001"}, headers=sign(ACCOUNT))
    assert again.json()["errorCode"] == "LimitExceeded"
    default = httpx.post(numbers, json={"phoneNumber": "01000000001"}, headers=sign(Account("2", "KEY2", "another")))
    assert default.json()["limit"] == 100
    assert httpx.post(numbers, json=body, headers=sign(FIRST)).json()["errorCode"] == "InvalidAPIKey"
    bearer = {"Authorization": "Bearer token-of-the-file"}
    assert httpx.post(f"{phones}/7/phones", json=PHONE, headers=bearer).status_code == 200
    assert httpx.post(f"{phones}/8/phones", json=PHONE, headers=bearer).status_code == 403
    assert httpx.post(f"{phones}/7/phones", json=PHONE, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 401


def test_banner_without_credentials(start: Callable[..., Server]) -> None:
    """Nobody may call an emulator whose settings are empty, and its banner offers nothing that can't work."""
    server = start("")
    assert "curl" not in server.banner
    assert httpx.post(f"{server.url}/senderid/v1/numbers", json={}, headers=sign(FIRST)).status_code == 403


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_stop(with_signal: int, start: Callable[..., Server], tmp_path: Path) -> None:
    """Asked to stop, it ends with status 0 and without a word, and leaves its database alone."""
    server = start()
    headers = {"Authorization": f"Bearer {TOKEN}"}
    assert httpx.post(f"{server.url}/accounts/v1/accounts/1/phones", json=PHONE, headers=headers).status_code == 200
    assert server.stop(with_signal) == (0, "")
    assert [file.name for file in tmp_path.iterdir()] == ([] if ON_POSTGRESQL else ["state.db"])


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_stop_at_once(with_signal: int, start: Callable[..., Server]) -> None:
    """It does so, too, when it is stopped as soon as its banner stands."""
    assert start().stop(with_signal) == (0, "")


CREATE_PHONE = request(
    "POST", "/accounts/v1/accounts/1/phones", {"Authorization": f"Bearer {TOKEN}"}, json.dumps(PHONE).encode()
)


def test_stop_with_connections(start: Callable[..., Server]) -> None:
    """Clients that keep their connections open, with half a request or none, do not keep it from stopping."""
    server = start()
    with ExitStack() as stack:
        for sent in (b"", CREATE_PHONE[:20], CREATE_PHONE[:-1]):
            connection = stack.enter_context(Connection(server.url))
            connection.send(request("GET", "/", {}))
            assert connection.receive() is not None
            connection.send(sent)
        httpx.get(server.url)
        assert server.stop(signal.SIGTERM) == (0, "")


def test_stop_finishes_what_is_in_flight(start: Callable[..., Server]) -> None:
    """Who has sent a request is answered, however late that is due."""
    server = start()
    with EmulatorClient(base_url=server.url) as control, Connection(server.url) as connection:
        control.add_fault("default", delay_seconds=0.5)
        connection.send(CREATE_PHONE)
        while not control.list_journal("default"):
            pass
        assert server.stop() == (0, "")
        answer = connection.receive()
    assert answer is not None
    assert (answer.status, answer.body) == (200, {"id": 1})


def test_stop_hastens_what_is_due_later(start: Callable[..., Server]) -> None:
    """A late answer that somebody waits for does not keep it from stopping: it comes early."""
    server = start()
    with EmulatorClient(base_url=server.url) as control, Connection(server.url) as connection:
        control.add_fault("default", delay_seconds=60)
        connection.send(CREATE_PHONE)
        while not control.list_journal("default"):
            pass
        assert server.stop() == (0, "")
        answer = connection.receive()
    assert answer is not None
    assert (answer.status, answer.body) == (200, {"id": 1})


def test_stop_with_an_answer_that_nobody_waits_for(start: Callable[..., Server]) -> None:
    """Nor does a late answer to a client that has given up."""
    server = start()
    fault = {"operationId": "createPhone", "delaySeconds": 60}
    httpx.post(f"{server.url}/_emulator/worlds/default/faults", json=fault)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{server.url}/accounts/v1/accounts/1/phones", json=PHONE, headers=headers, timeout=0.1)
    assert server.stop() == (0, "")


def test_stop_at_the_end_of_standard_input() -> None:
    """With --until-eof it ends as soon as nobody holds the other end any more."""
    command = [str(COMMAND), "--port", "0", "--database", ":memory:", "--until-eof"]
    completed = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE)
    assert (0, b"") == (completed.returncode, completed.stderr)


def test_ready_file(tmp_path: Path) -> None:
    """It has the address as long as the emulator answers there; one that was left behind is not believed."""
    file = tmp_path / "ready"
    file.write_text("http://127.0.0.1:1\n", encoding="utf-8")
    assert main(["--ready-file", str(file), "--host", "no.such.host.invalid", "--database", ":memory:"]) == 2
    assert not file.exists()
    server = Server(":memory:", ["--ready-file", str(file)])
    while not file.exists():
        pass
    told = file.read_text(encoding="utf-8")
    assert server.stop() == (0, "")
    assert (f"{server.url}\n", []) == (told, [*tmp_path.iterdir()])


def snapshot(number: str) -> str:
    """A state as the control API tells it, with one phone."""
    with closing(create_app()) as app, InProcess(app).world() as world:
        headers = {"Authorization": f"Bearer {world.access_token}"}
        with httpx.Client(transport=world.transport, base_url=world.base_url) as client:
            client.post("/accounts/v1/accounts/7/phones", json=PHONE | {"number": number}, headers=headers)
        return json.dumps(world.state())


def test_state_to_begin_with(tmp_path: Path) -> None:
    """It takes the place of what there was, whether the control API is offered or not."""
    for number, (options, encoding) in enumerate(
        (([], "utf-8"), (["--no-control"], "utf-8-sig"), (["--control-token", "some-token"], "utf-8"))
    ):
        (tmp_path / "state.json").write_text(snapshot(f"91234-567{number}"), encoding=encoding)
        server = Server(tmp_path / "state.db", ["--state", str(tmp_path / "state.json"), *options])
        headers = {"Authorization": f"Bearer {TOKEN}"}
        phones = httpx.get(f"{server.url}/accounts/v1/accounts/7/phones", headers=headers).json()
        assert [f"91234-567{number}"] == [phone["number"] for phone in phones]
        assert server.stop() == (0, "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "state.json is no state: body: is not JSON"),
        ('{"phones": []}', "state.json is no state: body.phones: Additional properties"),
        ('{"signatures": [{"apiKey": 1}]}', "state.json is no state: body.signatures.0"),
    ],
    ids=["no JSON", "no state", "no signature"],
)
def test_what_is_no_state(
    text: str, problem: str, busy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends with status 2 and says what is wrong, and what would not be."""
    (tmp_path / "state.json").write_text(text, encoding="utf-8")
    assert main(["--port", busy, "--database", ":memory:", "--state", str(tmp_path / "state.json")]) == 2
    told = capsys.readouterr().err
    assert problem in told
    assert told.endswith(". Take one by GET /_emulator/worlds/default/state.\n")


def parsed(arguments: list[str], monkeypatch: pytest.MonkeyPatch, **variables: str) -> dict[str, Any]:
    """The options that come of arguments and variables."""
    for name, value in variables.items():
        monkeypatch.setenv(f"PHONE_EMULATOR_{name}", value)
    return vars(cli._parser().parse_args(arguments))


def test_every_option_is_a_variable_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Named as the option is; what is given as an argument counts more, and an empty variable for nothing, unless it
    is the one that would then open the control API."""
    defaults = parsed([], monkeypatch)
    given: dict[str, Any] = {
        "host": "0.0.0.0",  # noqa: S104 - nothing listens
        "port": 81,
        "database": ":memory:",
        "settings": Path("s.toml"),
        "state": Path("s.json"),
        "era": "2019",
        "control_token": "t",
        "no_control": True,
        "journal": 5,
        "worlds": 6,
        "faults": 7,
        "idle": 8,
        "ready_file": Path("r"),
        "until_eof": True,
    }
    assert defaults.keys() == given.keys()
    variables = {name.upper(): "1" if value is True else str(value) for name, value in given.items()}

    assert given == parsed([], monkeypatch, **variables)
    assert given | {"port": 82, "era": "2026"} == parsed(["--port", "82", "--era", "2026"], monkeypatch)
    assert defaults | {"control_token": ""} == parsed([], monkeypatch, **dict.fromkeys(variables, ""))
    assert not parsed([], monkeypatch, NO_CONTROL="0")["no_control"]


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("PORT", "tcp://10.0.0.1:8080", "'tcp://10.0.0.1:8080' is not a port"),
        ("ERA", "2020", "'2020' is not one of 2019, 2026"),
        ("JOURNAL", "many", "'many' is not a number"),
        ("NO_CONTROL", "maybe", "'maybe' is neither yes nor no. Give 1 or 0."),
    ],
)
def test_wrong_variables(
    name: str, value: str, problem: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The variable is named, since nobody has given the option."""
    with pytest.raises(SystemExit, match="2"):
        parsed([], monkeypatch, **{name: value})
    assert f"$PHONE_EMULATOR_{name}: {problem}" in capsys.readouterr().err


def test_module(tmp_path: Path) -> None:
    """`python -m phone_emulator` is the same command."""
    finished = subprocess.run(
        [sys.executable, "-m", "phone_emulator", "--version"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert finished.stdout.startswith("phone-emulator ")


@pytest.fixture
def busy() -> Iterator[str]:
    """A port in use: what should have refused to start for another reason ends there, too."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield str(other.getsockname()[1])


def test_port_in_use(busy: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A port in use is named, and what to do about it."""
    assert main(["--port", busy, "--database", ":memory:"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert busy in told.err
    assert "--port 0" in told.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--port", "http"], "not a port"),
        (["--port", "65536"], "not a port"),
        (["--port", "-1"], "not a port"),
        (["--port", ""], "not a port"),
        (["--port", "８０８０"], "not a port"),
        (["--unknown"], "--unknown"),
        (["argument"], "argument"),
    ],
    ids=" ".join,
)
def test_wrong_arguments(arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An argument that it does not understand ends it with status 2, and is named."""
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    told = capsys.readouterr()
    assert told.out == ""
    assert problem in told.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--host", "203.0.113.1"], "203.0.113.1"),
        (["--host", "no.such.host.invalid"], "no.such.host.invalid"),
        (["--database", "."], "--database"),
        (["--database", ""], "--database"),
        (["--control-token", ""], "control token"),
        (["--control-token", " "], "control token"),
        (["--control-token", "토큰"], "control token"),
        (["--database", "missing/state.db"], "--database"),
        (["--database", "notes.txt"], "notes.txt"),
        (["--settings", "missing.toml"], "missing.toml"),
        (["--settings", "."], "directory"),
        (["--settings", "notes.txt"], "notes.txt"),
        (["--settings", "latin-1.toml"], "latin-1.toml"),
    ],
    ids=" ".join,
)
def test_what_it_cannot_start_with(
    arguments: list[str],
    problem: str,
    busy: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An address, a database, a token or a settings file that can't be used ends it with status 2, and is named."""
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("neither a database nor TOML", encoding="utf-8")
    Path("latin-1.toml").write_bytes(b"# \xe9")
    assert main(["--port", busy, *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert problem in told.err


ONE = '[[account]]\napi_key = "k"\naccount_id = "1"\napi_secret = "s"\n'


@pytest.mark.parametrize(
    ("settings", "problems"),
    [
        ('[[account]]\naccount_id = "1"', ["api_key", "api_secret"]),
        (ONE + 'apikey = "k"', ["apikey"]),
        (ONE + 'limit = "2"', ["limit"]),
        (ONE + "limit = -1", ["limit"]),
        (ONE + "limit = true", ["limit"]),
        (ONE + 'limit = 2.5\ndocuments = "DOC"', ["limit", "documents"]),
        (ONE + "limit = nan", ["limit"]),
        (ONE + "limit = 2019-10-28", ["limit"]),
        ('[[account]]\napi_key = "a b"\naccount_id = ""\napi_secret = "é"', ["api_key", "account_id", "api_secret"]),
        (ONE + ONE.replace('"1"', '"2"'), ["api_key", "'k'"]),
        (ONE + ONE.replace('"k"', '"l"'), ["account_id", "'1'"]),
        ("[[token]]", ["token"]),
        ('[[token]]\ntoken = ""', ["token"]),
        ('[[token]]\ntoken = "t"\naccount_id = 0', ["account_id"]),
        ('[[token]]\ntoken = "t"\naccount_id = "1"', ["account_id"]),
        ('[[token]]\ntoken = "t"\n[[token]]\ntoken = "t"', ["token", "'t'"]),
        ('[token]\ntoken = "t"', ["token"]),
        ("[[accounts]]", ["accounts"]),
        ("port = 8080", ["port"]),
        ("[[account]", ["line 1"]),
    ],
)
def test_wrong_settings(
    settings: str, problems: list[str], busy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything wrong with a settings file is named, status 2 is returned, and no database is begun."""
    file, database = tmp_path / "settings.toml", tmp_path / "state.db"
    file.write_text(settings, encoding="utf-8")
    assert main(["--settings", str(file), "--port", busy, "--database", str(database)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert [problem for problem in problems if problem not in told.err] == []
    assert not database.exists()


def test_variable_of_a_token_that_is_empty(
    busy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A secret that turned out empty opens no door."""
    monkeypatch.setenv("PHONE_EMULATOR_CONTROL_TOKEN", "")
    assert main(["--port", busy, "--database", ":memory:"]) == 2
    assert "control token is empty" in capsys.readouterr().err


@pytest.mark.parametrize(("argument", "answer"), [("--help", "--database"), ("--version", "phone-emulator 0.1.0")])
def test_information(argument: str, answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What it tells about itself it tells with status 0."""
    with pytest.raises(SystemExit, match="0"):
        main([argument])
    assert answer in capsys.readouterr().out


def test_defaults(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless told otherwise it is reached from this machine alone, and keeps its state in a file of the folder."""
    monkeypatch.setenv("COLUMNS", "400")
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    for default in ("127.0.0.1", "8080", "phone-emulator.db", "2026"):
        assert f"(default: {default})" in told


def test_secrets_are_not_in_the_repr() -> None:
    """Whoever logs the settings logs no secret."""
    settings = Settings(accounts=(ACCOUNT,), tokens=(Token("token-of-the-file"),))
    assert "of-the-file" not in repr(settings)


def test_command() -> None:
    """The command that is installed is this one."""
    wrong = [str(COMMAND), "--port", "http"]
    finished = subprocess.run(wrong, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert "Traceback" not in finished.stderr
