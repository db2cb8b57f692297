"""Tokens that a function gives, or that the client creates: asked for once, and anew when one is refused."""

import asyncio
import base64
import json
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import httpx
import pytest

from pismo_client import AsyncPismoClient, PismoClient, Retries, errors
from senderid_client import AsyncSenderIdClient, SenderIdClient
from senderid_client import errors as senderid_errors
from tests.clients.support import KINDS, Kind, run

ACCOUNT = {"accountId": "1", "limit": 2, "senderIds": []}


class Provider:
    """Accepts the newest token that it gave, and counts."""

    def __init__(self, *, life: int | None = 3600, good: str = "") -> None:
        self.life = life
        self.good = good
        self.given = 0
        self.sent: list[str] = []
        self.created: list[Any] = []
        self.fails: list[httpx.Response | Exception] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/access-token"):
            assert "authorization" not in request.headers
            self.created.append(json.loads(request.content))
            if self.fails:
                failed = self.fails.pop(0)
                if isinstance(failed, Exception):
                    raise failed
                return failed
            return httpx.Response(200, json={"token": self.give()})
        self.sent.append(request.headers["authorization"].removeprefix("Bearer "))
        if self.sent[-1] != self.good:
            return httpx.Response(401, json={"message": "no"})
        if request.method == "POST":
            return httpx.Response(200, json={"id": len(self.sent)})
        return httpx.Response(200, json=[])

    def give(self) -> str:
        """Another token, in the place of all before."""
        self.given += 1
        claims = {"n": self.given} | ({} if self.life is None else {"iat": 0, "exp": self.life})
        body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
        self.good = f"head.{body}.signature"
        return self.good

    async def give_async(self) -> str:
        """The same for those who await it."""
        await anyio.sleep(0)
        return self.give()


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


def called(kind: Kind, make: Callable[[Any], Any], *calls: Callable[[Any], Any], aside: Any = None) -> list[Any]:
    """What calls of one client give; `make` is given the class."""
    if kind == "sync":
        with make(PismoClient) as client:
            return [call(client) for call in calls]

    async def all_of_them() -> list[Any]:
        async with make(AsyncPismoClient) as client:
            return [await call(client) for call in calls]

    found: list[Any] = run(kind, all_of_them)
    return found


def create(client: Any) -> Any:
    return client.create_phone(7, number="1", type_="MOBILE")


def read(client: Any) -> Any:
    return client.list_phones(7)


def of(kind: Kind, provider: Provider) -> Callable[[], Any]:
    """The function of a provider that such a client takes."""
    return provider.give if kind == "sync" else provider.give_async


def test_function_is_asked_once(kind: Kind) -> None:
    """Before the first call, and not again while its token is accepted."""
    provider = Provider()
    called(
        kind, lambda made: made(of(kind, provider), transport=httpx.MockTransport(provider)), read, create, create, read
    )
    assert (1, 4) == (provider.given, len(provider.sent))


def test_plain_function_serves_the_asynchronous_client() -> None:
    """It need not be awaited."""
    provider = Provider()
    called("async", lambda made: made(provider.give, transport=httpx.MockTransport(provider)), read)
    assert 1 == provider.given


@pytest.mark.parametrize("retries", [0, 2])
def test_refused_token_is_replaced(kind: Kind, retries: int) -> None:
    """Also for what must not be sent twice: who is refused has done nothing. Retries have nothing to do with it."""
    provider = Provider()

    def revoke(client: Any) -> Any:
        provider.good = "another"
        return create(client)

    made = called(
        kind,
        lambda one: one(of(kind, provider), transport=httpx.MockTransport(provider), retries=retries),
        create,
        revoke,
        create,
    )
    assert (2, [1, 3, 4]) == (provider.given, [phone.id for phone in made])


def test_second_refusal_is_an_error(kind: Kind) -> None:
    """Whoever gives the same token again is told, after one more attempt."""
    provider = Provider()
    give: Any = lambda: "old"  # noqa: E731
    with pytest.raises(errors.AuthenticationError) as caught:
        called(kind, lambda made: made(give, transport=httpx.MockTransport(provider)), create)
    assert ["old", "old"] == provider.sent
    assert caught.value.request is not None
    assert "old" not in repr(caught.value.request.headers) + str(caught.value)


def test_attempts_are_told(kind: Kind) -> None:
    """The refused one and the next one are two."""
    provider, seen = Provider(good="another"), []
    called(
        kind,
        lambda made: made(
            _then("stale", provider.give),
            transport=httpx.MockTransport(provider),
            on_attempt=lambda one: seen.append((one.number, one.response.status_code)),
        ),
        read,
    )
    assert [(1, 401), (2, 200)] == seen


def _then(first: str, give: Callable[[], str]) -> Callable[[], str]:
    waiting = [first]
    return lambda: waiting.pop() if waiting else give()


@pytest.mark.parametrize("wrong", [None, "", 7, b"token", "two words", "line\nbreak", "토큰"], ids=repr)
def test_function_that_gives_no_token(kind: Kind, wrong: Any) -> None:
    """The error names the argument and not what came; nothing is sent."""
    provider = Provider()
    with pytest.raises(errors.ConfigurationError, match="access_token gave no token") as caught:
        called(kind, lambda made: made(lambda: wrong, transport=httpx.MockTransport(provider)), read)
    assert [] == provider.sent
    assert "words" not in str(caught.value)


@pytest.mark.parametrize("error", [RuntimeError("vault"), httpx.ReadTimeout("vault"), httpx.ConnectError("vault")])
def test_function_that_fails(kind: Kind, error: Exception) -> None:
    """Its own error reaches the caller, and is not taken for one of the request, which was never sent."""
    provider = Provider()

    def give() -> str:
        raise error

    with pytest.raises(type(error), match="vault"):
        called(kind, lambda made: made(give, transport=httpx.MockTransport(provider)), create)
    assert [] == provider.sent


def test_asynchronous_function_in_the_synchronous_client() -> None:
    """It is told what to do, and no coroutine is left unawaited."""
    provider = Provider()
    give: Any = provider.give_async
    with pytest.raises(errors.ConfigurationError, match="use the asynchronous client"):
        called("sync", lambda made: made(give, transport=httpx.MockTransport(provider)), read)


def test_threads_share_one_renewal() -> None:
    """Sixteen are refused at once."""
    together = threading.Barrier(16)
    provider = Provider(good="another")
    first = threading.local()

    def answer(request: httpx.Request) -> httpx.Response:
        answered = provider(request)
        if answered.status_code == 401 and not hasattr(first, "met"):
            first.met = together.wait(30)
        return answered

    with (
        PismoClient(_then("stale", provider.give), transport=httpx.MockTransport(answer)) as client,
        ThreadPoolExecutor(16) as executor,
    ):
        assert [[]] * 16 == [*executor.map(lambda _: read(client), range(16))]
    assert 1 == provider.given


@pytest.mark.parametrize("kind", ["async", "trio"])
def test_tasks_share_one_renewal(kind: Kind) -> None:
    """As those who come first share the first token."""
    provider = Provider()

    async def main() -> None:
        async with AsyncPismoClient(provider.give_async, transport=httpx.MockTransport(provider)) as client:
            for _ in range(2):
                async with anyio.create_task_group() as group:
                    for _ in range(16):
                        group.start_soon(read, client)
                provider.good = "another"

    run(kind, main)
    assert 2 == provider.given


def test_cancelled_task_leaves_the_others_a_token() -> None:
    """The next of those who wait asks in its place."""
    provider = Provider()
    asked = 0

    async def give() -> str:
        nonlocal asked
        asked += 1
        if asked == 1:
            await anyio.sleep_forever()
        return provider.give()

    async def main() -> None:
        async with AsyncPismoClient(give, transport=httpx.MockTransport(provider)) as client:
            first = asyncio.create_task(read(client))
            await asyncio.sleep(0.01)
            second = asyncio.create_task(read(client))
            await asyncio.sleep(0.01)
            first.cancel()
            assert [] == await second

    asyncio.run(main())
    assert 2 == asked


@pytest.mark.parametrize("kind", ["async", "trio"])
def test_function_has_the_time_of_the_call(kind: Kind) -> None:
    """The deadline is that of all there is to do."""
    provider = Provider()
    give: Any = anyio.sleep_forever
    with pytest.raises(errors.TimedOutError, match="access_token gave no token"):
        called(kind, lambda made: made(give, transport=httpx.MockTransport(provider), timeout=0.02), create)
    assert [] == provider.sent


def test_thread_waits_as_long_as_its_call() -> None:
    """For the one that asks."""
    provider = Provider()
    asking, done = threading.Event(), threading.Event()

    def give() -> str:
        asking.set()
        done.wait(30)
        return provider.give()

    with PismoClient(give, transport=httpx.MockTransport(provider)) as client, ThreadPoolExecutor(1) as executor:
        first = executor.submit(read, client)
        asking.wait(30)
        with pytest.raises(errors.TimedOutError):
            read(client.with_options(timeout=0.02))
        done.set()
        assert [] == first.result()


def test_client_of_httpx_presents_it(kind: Kind) -> None:
    """By hand, too."""
    provider = Provider()

    def by_hand(client: Any) -> Any:
        sends = client.get_httpx_client() if kind == "sync" else client.get_async_httpx_client()
        return sends.get("https://sandbox.pismolabs.io/any")

    (answer,) = called(kind, lambda made: made(of(kind, provider), transport=httpx.MockTransport(provider)), by_hand)
    assert 200 == answer.status_code


def test_any_other_call(kind: Kind) -> None:
    """What has no method is presented a token, too, and repeated with another one."""
    provider = Provider(good="another")
    give = _then("stale", provider.give)
    (answer,) = called(
        kind,
        lambda made: made(give, transport=httpx.MockTransport(provider)),
        lambda client: client.request("POST", "/any", json={}),
    )
    assert {"id": 2} == answer.parsed


@pytest.fixture
def from_credentials() -> Callable[..., Callable[[Any], Any]]:
    def make(provider: Provider, **settings: Any) -> Callable[[Any], Any]:
        given = {"account_id": 7, "transport": httpx.MockTransport(provider), **settings}
        return lambda made: made.from_credentials("key", "secret", **given)

    return make


Make = Callable[..., Callable[[Any], Any]]


def test_credentials_create_a_token(kind: Kind, from_credentials: Make) -> None:
    """One for all calls, asked for by no token."""
    provider = Provider()
    called(kind, from_credentials(provider), read, create)
    assert [{"server_key": "key", "server_secret": "secret", "account_id": 7}] == provider.created
    assert 2 == len(provider.sent)


@pytest.mark.parametrize(("life", "lasts"), [(3600, 3540), (100, 90), (None, 3540)])
def test_token_is_renewed_before_it_ends(kind: Kind, from_credentials: Make, life: int | None, lasts: int) -> None:
    """A tenth of its life before, and a minute at most; what it doesn't say itself, the contract does."""
    provider, now = Provider(life=life), [0.0]

    def at(seconds: float) -> Callable[[Any], Any]:
        def call(client: Any) -> Any:
            now[0] = seconds
            return read(client)

        return call

    called(
        kind,
        from_credentials(provider, retries=Retries(clock=lambda: now[0])),
        at(0),
        at(lasts - 1),
        at(lasts),
        at(lasts + 1),
    )
    assert 2 == provider.given
    assert 4 == len(provider.sent)


def test_refused_token_is_created_anew(kind: Kind, from_credentials: Make) -> None:
    """Though it should have been good for long."""
    provider = Provider()

    def revoke(client: Any) -> Any:
        provider.good = "another"
        return create(client)

    called(kind, from_credentials(provider), read, revoke)
    assert (2, 3) == (provider.given, len(provider.sent))


def test_refused_credentials(kind: Kind, from_credentials: Make) -> None:
    """The error is that of the call that creates tokens, and holds no secret."""
    provider = Provider()
    provider.fails = [httpx.Response(401, json={"message": "The server key and its secret are not accepted."})]
    with pytest.raises(errors.AuthenticationError) as caught:
        called(kind, from_credentials(provider), create)
    assert "create_access_token" == caught.value.operation
    assert caught.value.request is not None
    assert b"secret" not in caught.value.request.content.replace(b"server_secret", b"")
    assert [] == provider.sent


def test_advice_names_what_proves_who_calls(kind: Kind, from_credentials: Make) -> None:
    """And nothing that was not given: the key and its secret, the token, or the function that gives one."""

    def advice(make: Callable[[Any], Any]) -> str:
        with pytest.raises(errors.ApiError) as caught:
            called(kind, make, read)
        return caught.value.advice

    def says(status: int, token: Any) -> str:
        transport = httpx.MockTransport(lambda _: httpx.Response(status, json={"message": "no"}))
        return advice(lambda made: made(token, transport=transport))

    def bound(request: httpx.Request) -> httpx.Response:
        created = request.url.path.endswith("/access-token")
        return httpx.Response(200, json={"token": "good"}) if created else httpx.Response(403, json={"message": "no"})

    refused = Provider()
    refused.fails = [httpx.Response(401, json={"message": "no"})]
    pair = "check PISMO_SERVER_KEY and PISMO_SERVER_SECRET, whether they belong together, and what a token may do for "
    for transport in (httpx.MockTransport(refused), httpx.MockTransport(bound)):
        assert f"{pair}account_id=7." == advice(from_credentials(refused, transport=transport))
    for status in (401, 403):
        assert says(status, "token").startswith("check PISMO_ACCESS_TOKEN, whether it is still accepted")
        assert says(status, lambda: "token").startswith("check what access_token gives, whether it is still accepted")


def test_creating_is_tried_again(kind: Kind, from_credentials: Make) -> None:
    """As any call that does no harm."""
    provider = Provider()
    provider.fails = [httpx.ConnectError("no"), httpx.Response(503), httpx.ReadTimeout("no")]
    called(kind, from_credentials(provider, retries=Retries(3, first=0.0)), create)
    assert (4, 1) == (len(provider.created), len(provider.sent))


@pytest.mark.parametrize("body", [{"token": 7}, {}, {"token": "two words"}])
def test_answer_without_a_token(kind: Kind, from_credentials: Make, body: dict[str, Any]) -> None:
    """It is not what the contract documents."""
    provider = Provider()
    provider.fails = [httpx.Response(200, json=body)]
    with pytest.raises(errors.UnexpectedAnswerError, match="has no token"):
        called(kind, from_credentials(provider), read)
    assert [] == provider.sent


def test_credentials_are_checked_where_they_are_given() -> None:
    """Not by the first call; and the message shows none."""
    for key in ("", None, 7, "two words", "key\n"):
        with pytest.raises(errors.ConfigurationError, match="server_key") as caught:
            PismoClient.from_credentials(key, "hidden")  # type: ignore[arg-type]
        assert "words" not in str(caught.value)
    with pytest.raises(errors.InvalidInputError, match="account_id"):
        PismoClient.from_credentials("key", "hidden", account_id=0)
    with pytest.raises(errors.ConfigurationError, match="timeot"):
        PismoClient.from_credentials("key", "hidden", timeot=3)


def test_credentials_beside_a_token() -> None:
    """They are two ways, as elsewhere; what is None is not given."""
    with pytest.raises(errors.ConfigurationError, match="server_key and access_token are two ways"):
        PismoClient.from_credentials("key", "hidden", access_token="token")
    with pytest.raises(errors.ConfigurationError, match="two ways"):
        PismoClient.from_env(server_key="key", server_secret="hidden", access_token="token")
    PismoClient.from_credentials("key", "hidden", access_token=None).close()


def test_no_secret_shows(from_credentials: Make) -> None:
    """Neither in what a client shows of itself nor in what is made of it."""
    with from_credentials(Provider())(PismoClient) as client:
        assert "secret" not in repr(client)
        with pytest.raises(TypeError):
            pickle.dumps(client)


VARIABLES = ("PISMO_ACCESS_TOKEN", "PISMO_SERVER_KEY", "PISMO_SERVER_SECRET")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in (*VARIABLES, "SOLAPI_API_KEY", "SOLAPI_API_SECRET", "SOLAPI_ACCESS_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_credentials_from_the_environment(kind: Kind, environment: pytest.MonkeyPatch) -> None:
    """Where they are complete, and there is no token."""
    provider = Provider()
    environment.setenv("PISMO_SERVER_KEY", "key")
    environment.setenv("PISMO_SERVER_SECRET", "secret")
    called(kind, lambda made: made.from_env(account_id=7, transport=httpx.MockTransport(provider)), read)
    assert [{"server_key": "key", "server_secret": "secret", "account_id": 7}] == provider.created
    environment.setenv("PISMO_ACCESS_TOKEN", provider.good)
    called(kind, lambda made: made.from_env(transport=httpx.MockTransport(provider)), read)
    assert (1, 2) == (len(provider.created), len(provider.sent))


def test_half_of_a_pair_in_the_environment(environment: pytest.MonkeyPatch) -> None:
    """The half that is missing is named, and not another way."""
    environment.setenv("PISMO_SERVER_KEY", "key")
    for overrides in ({}, {"server_key": "mine"}):
        with pytest.raises(errors.ConfigurationError, match=r"server_secret is missing.*PISMO_SERVER_SECRET"):
            PismoClient.from_env(**overrides)
    environment.delenv("PISMO_SERVER_KEY")
    ways = "Set PISMO_ACCESS_TOKEN, or PISMO_SERVER_KEY and PISMO_SERVER_SECRET, or pass"
    with pytest.raises(errors.ConfigurationError, match=ways):
        PismoClient.from_env()
    with pytest.raises(errors.ConfigurationError, match="access_token is missing"):
        PismoClient.from_env(access_token=None)


def senderid(kind: Kind, make: Callable[[Any], Any]) -> Any:
    if kind == "sync":
        with make(SenderIdClient) as client:
            return client.get_account()

    async def call() -> Any:
        async with make(AsyncSenderIdClient) as client:
            return await client.get_account()

    return run(kind, call)


def test_token_in_the_place_of_a_signature(kind: Kind) -> None:
    """A text, and a function as well."""
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["authorization"])
        return httpx.Response(200, json=ACCOUNT)

    transport = httpx.MockTransport(answer)
    senderid(kind, lambda made: made(access_token="token", transport=transport))
    senderid(kind, lambda made: made(access_token=lambda: "given", transport=transport))
    senderid(kind, lambda made: made("key", "secret", transport=transport))
    assert ["Bearer token", "Bearer given"] == sent[:2]
    assert sent[2].startswith("HMAC-SHA256 apiKey=key, ")


@pytest.mark.parametrize("code", ["SignatureDoesNotMatch", "PermissionDenied", "Other"])
def test_advice_names_the_way_that_was_taken(kind: Kind, code: str) -> None:
    """Of a client that can be given either."""

    def advice(make: Callable[..., Any]) -> str:
        body = {"errorCode": code, "errorMessage": "no"}
        transport = httpx.MockTransport(lambda _: httpx.Response(403, json=body))
        with pytest.raises(senderid_errors.PermissionDeniedError) as caught:
            senderid(kind, lambda made: make(made, transport))
        return caught.value.advice

    by_token = advice(lambda made, transport: made(access_token="token", transport=transport))
    by_key = advice(lambda made, transport: made("key", "secret", transport=transport))
    assert ("SOLAPI_ACCESS_TOKEN" in by_token, "API_KEY" in by_token, "e-mail" in by_token) == (True, False, False)
    assert ("SOLAPI_API_KEY and SOLAPI_API_SECRET" in by_key, "TOKEN" in by_key) == (True, False)


def test_two_ways_to_prove_who_calls() -> None:
    """Which one is meant, nobody can tell."""
    with pytest.raises(senderid_errors.ConfigurationError, match="api_key and access_token are two ways"):
        SenderIdClient("key", "secret", access_token="token")
    with pytest.raises(senderid_errors.ConfigurationError, match="api_secret and access_token are two ways"):
        SenderIdClient(api_secret="secret", access_token="token")
    with pytest.raises(senderid_errors.ConfigurationError, match="api_secret is missing"):
        SenderIdClient("key")
    with pytest.raises(senderid_errors.ConfigurationError, match="api_key is missing"):
        SenderIdClient()


def test_way_from_the_environment(kind: Kind, environment: pytest.MonkeyPatch) -> None:
    """The one that is set; the key where both are, unless the caller gives a token."""
    sent = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["authorization"].partition(" ")[0])
        return httpx.Response(200, json=ACCOUNT)

    transport = httpx.MockTransport(answer)
    environment.setenv("SOLAPI_ACCESS_TOKEN", "token")
    senderid(kind, lambda made: made.from_env(transport=transport))
    environment.setenv("SOLAPI_API_KEY", "key")
    environment.setenv("SOLAPI_API_SECRET", "secret")
    senderid(kind, lambda made: made.from_env(transport=transport))
    senderid(kind, lambda made: made.from_env(access_token="mine", transport=transport))
    assert ["Bearer", "HMAC-SHA256", "Bearer"] == sent
