"""The emulator for tests, under pytest or without it; needs httpx: `pip install 'phone-emulator[pytest]'`.

Each test has a world of its own, in a server or in this process:

    with Server() as server, server.world() as world:
        client = SenderIdClient(world.api_key, world.api_secret, base_url=world.base_url)

    with InProcess(phone_emulator.create_app()).world() as world:
        client = SenderIdClient(..., transport=world.transport)

A `Recorder` around any other transport writes down what passes it, without what is personal.

`phone_emulator.pytest_plugin` makes fixtures of both.
"""

try:
    from phone_emulator.recording.recorder import Recorder
    from phone_emulator.testing.in_process import InProcess
    from phone_emulator.testing.transport import Transport
except ModuleNotFoundError as _missing:
    raise ImportError(f"phone_emulator.testing needs {_missing.name}: pip install {_missing.name}") from _missing
from phone_emulator.testing.server import Server, StartError
from phone_emulator.testing.world import ControlError, Emulator, World

__all__ = ["ControlError", "Emulator", "InProcess", "Recorder", "Server", "StartError", "Transport", "World"]
