"""An emulator of the coolsms/solapi sender-ID API and the Pismo phones API, driven by their contracts.

Run it with `phone-emulator`, or mount `create_app()` on an in-process transport:

    transport = httpx.ASGITransport(app=phone_emulator.create_app())

Who may import whom, from the bottom up:

    contract  errors  store  settings      know nothing of each other, but contract knows errors
    security                               how a request proves who sends it
    apis/                                  what the providers do, one module per contract
    app                                    the way of a request through all of it
    cli                                    one process that serves it
"""

from phone_emulator.app import App, create_app
from phone_emulator.settings import Account, Settings, SettingsError, Token
from phone_emulator.store import StoreError

__all__ = ["Account", "App", "Settings", "SettingsError", "StoreError", "Token", "create_app"]
