"""The command `phone-emulator`: one server for every contract, on loopback unless told otherwise."""

import argparse
import asyncio
import codecs
import os
import signal
import socket
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from importlib.metadata import version
from pathlib import Path
from shlex import quote

from phone_emulator import page
from phone_emulator.app import App, create_app
from phone_emulator.databases import MEMORY, StoreError, without_password
from phone_emulator.server import Server
from phone_emulator.settings import ERAS, Account, Options, Settings, SettingsError, Token

_DATABASE = "phone-emulator.db"
_VARIABLE = "PHONE_EMULATOR_"
_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
_BACKLOG = 2048


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted.

    Args:
        arguments: Those of the command line by default; what they leave out may stand in the environment.

    Returns:
        Exit status: 0 after a graceful stop, 2 when the server can't start.
    """
    options = _parser().parse_args(arguments)
    # uvicorn stops gracefully on either and then raises it again for whoever handled it before.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    with ExitStack() as stack:
        try:
            settings = Settings.from_file(options.settings) if options.settings else Settings()
            app = create_app(settings, _options(options, settings), database=options.database)
            stack.callback(app.close)
            if options.state:
                asyncio.run(_restore(app, options.state))
            if options.ready_file:
                # One that an earlier emulator has left would say that this one answers already.
                options.ready_file.unlink(missing_ok=True)
                stack.callback(_forget, options.ready_file)
            listener = _listen(options.host, options.port)
        except (SettingsError, StoreError, OSError) as error:
            print(f"phone-emulator: {error}", file=sys.stderr)
            return 2
        host, port = listener.getsockname()[:2]
        url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        server = Server(app, lambda: _announce(url, options, settings))
        if options.until_eof:
            threading.Thread(target=_stop_at_eof, args=(server,), daemon=True).start()
        server.run(sockets=[listener])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="phone-emulator",
        description="Emulate the coolsms/solapi sender-ID API and the Pismo phones API on one port.",
        epilog=f"Each option may stand in the environment: {_VARIABLE}PORT is --port, {_VARIABLE}NO_CONTROL=1 is "
        "--no-control. Bring it into the state that a test needs with the calls of openapi/emulator.yaml.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8080, help="0 for any free port (default: %(default)s)")
    parser.add_argument(
        "--database",
        default=_DATABASE,
        metavar="FILE",
        help=f"where state is kept: a file, {MEMORY}, or a postgresql:// URL (default: %(default)s)",
    )
    parser.add_argument(
        "--settings", type=Path, metavar="FILE", help="TOML file of accounts and tokens (default: two and one)"
    )
    parser.add_argument(
        "--state",
        type=Path,
        metavar="FILE",
        help="JSON file of a state, as GET /_emulator/worlds/default/state answers it, to begin with in the place of "
        "whatever the default world of the database holds",
    )
    parser.add_argument(
        "--era", choices=ERAS, default=Options.era, help="year of the account documents answered (default: %(default)s)"
    )
    parser.add_argument(
        "--control-token", metavar="TOKEN", help="what calls under /_emulator must carry (default: nothing)"
    )
    parser.add_argument("--no-control", action="store_true", help="offer no control API and no page")
    parser.add_argument(
        "--journal",
        type=_count,
        default=Options.journal,
        metavar="N",
        help="requests kept per world, 0 for none (default: %(default)s)",
    )
    parser.add_argument(
        "--worlds",
        type=_count,
        default=Options.worlds,
        metavar="N",
        help="how many there may be (default: %(default)s)",
    )
    parser.add_argument(
        "--faults",
        type=_count,
        default=Options.faults,
        metavar="N",
        help="how many may be pending in a world (default: %(default)s)",
    )
    parser.add_argument(
        "--idle",
        type=_count,
        default=Options.idle_seconds,
        metavar="SECONDS",
        help="how long a world must be idle to give way to a new one when there are so many (default: %(default)s)",
    )
    parser.add_argument(
        "--ready-file",
        type=Path,
        metavar="FILE",
        help="write the address there as soon as it answers, and remove it when it stops",
    )
    parser.add_argument(
        "--until-eof",
        action="store_true",
        help="stop when standard input ends, as it does however the process dies that holds its other end",
    )
    _read_environment(parser, os.environ)
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('phone-emulator')}")
    return parser


def _read_environment(parser: argparse.ArgumentParser, environment: Mapping[str, str]) -> None:
    """Take what the environment says of an option for its default."""
    for action in parser._actions:
        name = _VARIABLE + action.dest.upper()
        text = environment.get(name)
        # A token that turned out empty, such as a secret that is not there, must not open the door.
        if text is None or (not text and action.dest != "control_token") or action.dest == "help":
            continue
        try:
            action.default = _flag(text) if action.nargs == 0 else _value(action, text)
        except argparse.ArgumentTypeError as error:
            parser.error(f"${name}: {error}")


def _value(action: argparse.Action, text: str) -> object:
    if action.choices and text not in action.choices:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(action.choices)}.")
    return action.type(text) if callable(action.type) else text


def _flag(text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise argparse.ArgumentTypeError(f"{text!r} is neither yes nor no. Give 1 or 0.")
    return _FLAGS[text.lower()]


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port. Give a number from 0 to 65535.")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number. Give one from 0 to 999999999.")


def _options(options: argparse.Namespace, settings: Settings) -> Options:
    token = options.control_token
    if token in [known.token for known in settings.tokens]:
        raise SettingsError("The control token is also a token of the Pismo API. Choose another.")
    return Options(
        era=options.era,
        control=not options.no_control,
        control_token=token,
        journal=options.journal,
        worlds=options.worlds,
        faults=options.faults,
        idle_seconds=options.idle,
    )


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket: whoever reads the banner can connect."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        reason = f"can't listen on {host} port {port}: {error.strerror}"
        raise OSError(f"{reason}. Try --port 0 for any free port.") from error


async def _restore(app: App, file: Path) -> None:
    refusal = await app.restore(file.read_bytes().removeprefix(codecs.BOM_UTF8))
    if refusal is not None:
        raise SettingsError(f"{file} is no state: {refusal}. Take one by GET /_emulator/worlds/default/state.")


def _announce(url: str, options: argparse.Namespace, settings: Settings) -> None:
    print(_banner(url, options, settings), flush=True)
    if options.ready_file:
        # In one go: whoever sees the file finds all of it.
        part = options.ready_file.with_name(f"{options.ready_file.name}.part")
        part.write_text(f"{url}\n", encoding="utf-8")
        part.replace(options.ready_file)


def _forget(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def _stop_at_eof(server: Server) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    server.should_exit = True


def _banner(url: str, options: argparse.Namespace, settings: Settings) -> str:
    lines = [
        f"phone-emulator {version('phone-emulator')} on {url}",
        "",
        f"  state      {without_password(options.database)}",
        *(f"  sender ID  account {a.account_id}: key {a.api_key}, secret {a.api_secret}" for a in settings.accounts),
        *(f"  Pismo      {_reach(token)}: token {token.token}" for token in settings.tokens),
        *([] if options.no_control else [f"  to look at {url}{page.PATH}"]),
    ]
    for account in settings.accounts[:1]:
        lines += ["", "Register a number:", "", _curl_senderid(url, account)]
    for token in settings.tokens[:1]:
        lines += ["", "Create a phone:", "", _curl_pismo(url, token)]
    return "\n".join([*lines, "", "Stop with Ctrl-C."])


def _reach(token: Token) -> str:
    return "every account" if token.account_id is None else f"account {token.account_id}"


def _curl_pismo(url: str, token: Token) -> str:
    return (
        f"  curl {url}/accounts/v1/accounts/{token.account_id or 1}/phones \\\n"
        f"    -H {quote(f'Authorization: Bearer {token.token}')} -H 'Content-Type: application/json' \\\n"
        """    -d '{"type": "MOBILE", "area_code": 11, "number": "91234-5678"}'"""
    )


def _curl_senderid(url: str, account: Account) -> str:
    return (
        "  d=$(date -u +%Y-%m-%dT%H:%M:%SZ) s=$(openssl rand -hex 16)\n"
        f"  h=$(printf %s \"$d$s\" | openssl dgst -sha256 -hmac {quote(account.api_secret)} -r | cut -d' ' -f1)\n"
        f"  curl {url}/senderid/v1/numbers \\\n"
        f"    -H {quote(f'Authorization: HMAC-SHA256 apiKey={account.api_key}, date=')}"
        """"$d, salt=$s, signature=$h" \\\n"""
        """    -H 'Content-Type: application/json' -d '{"phoneNumber": "01012345678"}'"""
    )
