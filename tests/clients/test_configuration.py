"""A client is made safely or not at all."""

import pickle

import httpx
import pytest

from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from senderid_client._options import tls_context
from tests.clients.support import Kind, run
from tests.support.clients import clients
from tests.support.documents import NAMES, contract

SECRETS = ["ke\u00fd", "key\n", "key\x00", "two words"]


@pytest.mark.parametrize("secret", SECRETS, ids=ascii)
def test_credential_that_no_header_takes_is_refused(secret: str) -> None:
    """Before anything is sent, naming the variable and not showing the value."""
    with pytest.raises(errors.ConfigurationError, match="SOLAPI_API_SECRET") as raised:
        SenderIdClient("key", secret)

    assert secret not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    ["http://api.solapi.com", "http://127.0.0.1.example", "ftp://api.solapi.com", "api.solapi.com", "https://", "\x00"],
    ids=ascii,
)
def test_unsafe_base_url_is_refused(url: str) -> None:
    """Credentials don't go in the clear, and not to nowhere."""
    with pytest.raises(errors.ConfigurationError, match="base_url"):
        SenderIdClient("key", "secret", base_url=url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080", "http://[::1]:8080", "http://localhost", "http://a.localhost"]
)
def test_loopback_needs_no_tls(url: str) -> None:
    """Nobody listens there but this machine."""
    assert url == str(SenderIdClient("key", "secret", base_url=url).base_url)


def test_plain_http_can_be_asked_for() -> None:
    """Such as inside of a closed network."""
    client = SenderIdClient("key", "secret", base_url="http://proxy.internal", allow_insecure_http=True)

    assert "http://proxy.internal" == str(client.base_url)


@pytest.mark.parametrize("client", [SenderIdClient("key", "hidden"), AsyncSenderIdClient("key", "hidden")], ids=repr)
def test_client_is_not_pickled(client: object) -> None:
    """Its secret would lie in the pickle."""
    with pytest.raises(TypeError, match="make a new one"):
        pickle.dumps(client)

    assert "hidden" not in repr(client) + repr(vars(client))


@pytest.mark.parametrize("stem", NAMES)
def test_environment_configures_the_client(stem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials and base URL are all that it takes; the one that is missing is named before the first request.

    Without a base URL it is the first server of the contract.
    """
    found = clients(stem)
    with found.sync(**found.credentials) as client:
        assert contract(stem)["servers"][0]["url"] == str(client.base_url)
    for name in found.environment.values():
        monkeypatch.delenv(name, raising=False)
    given = {found.environment[name]: f"hidden-{name}" for name in found.credentials}
    for name, value in {**given, found.environment["base_url"]: "http://127.0.0.1:9999"}.items():
        monkeypatch.setenv(name, value)

    with found.sync.from_env() as client:
        assert "http://127.0.0.1:9999" == str(client.base_url)
        assert "hidden" not in repr(client)

    for name in given:
        with monkeypatch.context() as patch:
            patch.delenv(name)
            with pytest.raises(found.module.errors.ConfigurationError, match=name):
                found.sync.from_env()


def test_clients_share_a_tls_context() -> None:
    """Making one takes longer than most calls."""
    assert tls_context() is tls_context()


def test_path_of_the_base_url_is_kept() -> None:
    """As behind a gateway."""
    sent: list[httpx.URL] = []

    def reply(request: httpx.Request) -> httpx.Response:
        sent.append(request.url)
        return httpx.Response(200, json={})

    url = "https://gateway.example/sms/"
    with SenderIdClient("key", "secret", base_url=url, transport=httpx.MockTransport(reply)) as client:
        client.create_number(phone_number="01012345678")

    assert ["https://gateway.example/sms/senderid/v1/numbers"] == [str(one) for one in sent]


ANSWERS = httpx.MockTransport(lambda _: httpx.Response(200, json=[]))
CLOSED = "is closed. Make another one"


def test_opened_and_closed() -> None:
    """A client may be opened after its first call, and beside its copies; one that is closed says so."""
    given = httpx.Client(transport=ANSWERS)
    for settings in ({"transport": ANSWERS}, {"http_client": given}):
        client = SenderIdClient("key", "secret", **settings)
        assert [] == client.list_active_numbers()
        with client, client.with_options(timeout=5) as twin:
            assert [] == twin.list_active_numbers()
        for call in (client.list_active_numbers, twin.list_active_numbers, client.__enter__):
            with pytest.raises(errors.ConfigurationError, match=f"this SenderIdClient {CLOSED}"):
                call()
    client = SenderIdClient("key", "secret", http_client=given)
    given.close()
    with pytest.raises(errors.ConfigurationError, match=f"http_client {CLOSED}"):
        client.list_active_numbers()


@pytest.mark.parametrize("kind", ["async", "trio"])
def test_opened_and_closed_asynchronously(kind: Kind) -> None:
    """So it is with the other one."""

    async def use() -> None:
        given = httpx.AsyncClient(transport=ANSWERS)
        for settings in ({"transport": ANSWERS}, {"http_client": given}):
            client = AsyncSenderIdClient("key", "secret", **settings)
            assert [] == await client.list_active_numbers()
            async with client, client.with_options(timeout=5) as twin:
                assert [] == await twin.list_active_numbers()
            for call in (client.list_active_numbers, twin.list_active_numbers, client.__aenter__):
                with pytest.raises(errors.ConfigurationError, match=f"this AsyncSenderIdClient {CLOSED}"):
                    await call()
        client = AsyncSenderIdClient("key", "secret", http_client=given)
        await given.aclose()
        with pytest.raises(errors.ConfigurationError, match=f"http_client {CLOSED}"):
            await client.list_active_numbers()

    run(kind, use)
