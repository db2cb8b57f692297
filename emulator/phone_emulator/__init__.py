"""An emulator of the coolsms/solapi sender-ID API and the Pismo phones API, driven by their contracts.

Run it with `phone-emulator`, or mount `create_app()` on an in-process transport:

    transport = httpx.ASGITransport(app=phone_emulator.create_app())

Who may import whom, from the bottom up:

    errors  databases  settings             know nothing of each other
    eras  parameters                        how schemas are read
    contract  routes                        the operations of a contract, and which of them a request means
    store                                   group commit on a database
    worlds  clock  security  faults         what every request needs of the state
    exchange  journal  delivery             a request, its entry in the journal, and how its answer is sent
    apis/                                   what the providers do, a module or package per contract
    app                                     the way of a request through all of it
    server  cli                             one process that serves it
    testing  pytest_plugin                  such a process, or an app, for the length of a test run
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phone_emulator.app import App, create_app
    from phone_emulator.databases import StoreError
    from phone_emulator.settings import AccessToken, Account, Options, Server, Settings, SettingsError, Token
else:
    _HOMES = {
        "app": ("App", "create_app"),
        "databases": ("StoreError",),
        "settings": ("AccessToken", "Account", "Options", "Server", "Settings", "SettingsError", "Token"),
    }

    def __getattr__(name: str) -> object:
        # Late, because every run of pytest imports this package for its plugin, and few go on to use it.
        for home, names in _HOMES.items():
            if name in names:
                return getattr(import_module(f"{__name__}.{home}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AccessToken",
    "Account",
    "App",
    "Options",
    "Server",
    "Settings",
    "SettingsError",
    "StoreError",
    "Token",
    "create_app",
]
