"""What an exchange tells of the state that it met, for the emulator to be brought into."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from phone_emulator.recording.har import Exchange
from phone_emulator.recording.masking import Place

Document = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """An exchange as it is known where it belongs.

    Attributes:
        operation: `operationId` of what was asked.
        path: The texts of the path parameters.
        headers: Those of the request, names in lower case.
        sent: Body of the request, `None` for none.
        status: That of the answer.
        code: Code of the error, empty for none.
        body: Body of the answer.
    """

    operation: str
    path: Mapping[str, str]
    headers: Mapping[str, str]
    sent: Any
    status: int
    code: str
    body: Any


@dataclass
class Given:
    """What a request meets.

    Attributes:
        account: The account that calls, as `WorldAccount` of the control API.
        token: The token that calls, as `WorldToken`.
        state: The state before, as the control API takes it.
        fault: The error that a fault has to bring about, since no state does.
        secret: What signs instead of the account's own secret.
    """

    account: Document = field(default_factory=dict)
    token: Document = field(default_factory=dict)
    state: Document = field(default_factory=dict)
    fault: str | None = None
    secret: str | None = None


def asked(exchange: Exchange, place: Place, code: str | None) -> Asked:
    """What an exchange says, to be looked at.

    Args:
        exchange: The exchange.
        place: Where in its contract it belongs; to an operation.
        code: The property that has the code of an error, if errors have one.
    """
    assert place.operation is not None
    body = read_json(exchange.body)
    told = body.get(code, "") if isinstance(body, dict) and code and exchange.status >= 400 else ""
    headers = {name.lower(): value for name, value in exchange.sent}
    sent = read_json(exchange.content)
    return Asked(place.operation.id, place.parameters, headers, sent, exchange.status, str(told), body)


def given(api: str, one: Asked) -> Given:
    """What the exchange met, as far as it tells; nothing where no module of this folder knows the API."""
    module = f"{__package__}.{api}"
    known: Callable[[Asked], Given] | None = import_module(module).given if find_spec(module) else None
    return known(one) if known else Given()


def read_json(content: bytes | None) -> Any:
    """What a body says, `None` where it is no JSON."""
    try:
        return json.loads((content or b"").decode("utf-8-sig"))
    except ValueError:
        return None
