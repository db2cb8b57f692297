"""Tests as users write them: each registers a number, has it verified, and switches it off."""

import httpx

from phone_emulator.testing import World
from scripts.bench.client import answer
from senderid_client import SenderIdClient

NUMBER = "01012345678"
_BODY = answer(1)


def test_mock(turn: int) -> None:  # noqa: ARG001 - of which there are many
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=_BODY))
    with SenderIdClient("key", "secret", transport=transport) as client:
        assert client.create_number(phone_number=NUMBER).sender_ids
        assert client.update_number(NUMBER, status="INACTIVE").sender_ids


def test_in_process(turn: int, phone_emulator_in_process: World) -> None:  # noqa: ARG001 - as above
    _switch_off(phone_emulator_in_process)


def test_over_a_port(turn: int, phone_emulator: World) -> None:  # noqa: ARG001 - as above
    _switch_off(phone_emulator)


def _switch_off(world: World) -> None:
    with SenderIdClient(world.api_key, world.api_secret, base_url=world.base_url, transport=world.transport) as client:
        client.create_number(phone_number=NUMBER)
        world.set_number(NUMBER, status="ACTIVE")
        (sender_id,) = client.update_number(NUMBER, status="INACTIVE").sender_ids
        assert sender_id.status == "INACTIVE"
