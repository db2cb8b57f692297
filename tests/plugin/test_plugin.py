"""The pytest plugin, in runs of pytest of its own."""

import subprocess
import sys
from pathlib import Path

import httpcore  # noqa: F401 - httpx imports it late: a run in this process would forget it, and httpx would not
import httpx
import pytest

from tests.support.documents import ROOT, blocks

SETTINGS = """
[[account]]
account_id = "4711"
api_key = "key"
api_secret = "secret"
"""

FAILING = """
import httpx

def test_fails(phone_emulator_in_process):
    world = phone_emulator_in_process
    def post(body, token=world.access_token):
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(transport=world.transport, base_url=world.base_url) as client:
            return client.post("/accounts/v1/accounts/1/phones", json=body, headers=headers)
    post({"number": "1", "type": "MOBILE"})
    post({"number": "1", "type": "MOBILE"})
    post({"number": "x" * 1000, "type": "MOBILE"})
    post({}, token="stranger")
    world.fail_next("createPhone", drop=True, after_work=True)
    post({"number": "2", "type": "MOBILE"})

def test_passes(phone_emulator_in_process):
    pass
"""

CONFIGURED = """
import pytest

def test_in_process(phone_emulator_in_process, phone_emulator_app):
    assert ["4711"] == [account.account_id for account in phone_emulator_in_process.accounts]
    assert "2019" == phone_emulator_app.contracts["senderid"].era

def test_over_a_port(phone_emulator):
    assert ["4711"] == [account.account_id for account in phone_emulator.accounts]

@pytest.mark.phone_emulator(accounts=[{"limit": 1}, {"verified": False}], tokens=[{"accountId": 5}])
def test_marked(phone_emulator_in_process):
    world = phone_emulator_in_process
    assert [1, 100] == [account.limit for account in world.accounts]
    assert not world.accounts[1].verified
    assert [5] == [token.account_id for token in world.tokens]
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Runs pytest in this process with this plugin alone."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    monkeypatch.setenv("PYTEST_PLUGINS", "phone_emulator.pytest_plugin")
    return pytester


def test_pages(pytester: pytest.Pytester) -> None:
    """The tests that pages show pass as they stand, in parallel, each process with an emulator that goes with it."""
    (readme,), (guide,) = (
        [text for _, text in blocks(ROOT / page) if "def test_" in text]
        for page in ("emulator/README.md", "docs/testing.md")
    )
    pytester.makepyfile(test_readme=readme, test_guide=guide)
    pytester.makeconftest(
        """
        import pytest
        from pathlib import Path

        @pytest.fixture(autouse=True)
        def _note(phone_emulator_server):
            with Path("urls.txt").open("a") as file:
                print(phone_emulator_server.base_url, file=file)
        """
    )

    plugins = [f"-pno:{name}" for name in ("cacheprovider", "schemathesis", "hypothesispytest", "anyio")]
    result = pytester.runpytest_subprocess("-n2", "-Werror", *plugins)

    result.assert_outcomes(passed=(readme + guide).count("def test_"))
    urls = {*Path("urls.txt").read_text(encoding="utf-8").split()}
    assert 2 == len(urls)
    for url in urls:
        with pytest.raises(httpx.ConnectError):
            httpx.get(url, trust_env=False)
    left = {path.name for path in pytester.path.iterdir() if not path.name.startswith(("runpytest-", "__pycache__"))}
    assert {"test_readme.py", "test_guide.py", "conftest.py", "urls.txt", "stdout", "stderr"} == left


def test_report(run: pytest.Pytester) -> None:
    """A test that fails shows what it asked, a line for each request, and those with credentials of nobody."""
    run.makepyfile(FAILING)
    result = run.runpytest_inprocess()
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(
        [
            "*- phone-emulator: the last requests in world w-*",
            '*POST /accounts/v1/accounts/1/phones {"number":"1","type":"MOBILE"} -> 200 phone 1 active',
            '*POST /accounts/v1/accounts/1/phones {"number":"1","type":"MOBILE"} -> 409 PhoneAlreadyExists',
            "*xxx… -> 400 *number*",
            '*{"number":"2","type":"MOBILE"} -> no answer phone 2 active (fault: drop, afterWork)',
            "*- phone-emulator: requests with unknown credentials -*",
            "*POST /accounts/v1/accounts/1/phones {} -> 401 Unauthorized",
        ],
        consecutive=True,
    )
    assert 2 == str(result.stdout).count(" phone-emulator: ")
    assert max(map(len, result.outlines)) < 400


def test_configured(run: pytest.Pytester) -> None:
    """Settings, era and database come from the configuration file, paths counted from there; a mark goes before."""
    folder = run.mkdir("configuration")
    (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "pytest.ini").write_text(
        "[pytest]\nphone_emulator_settings = settings.toml\nphone_emulator_era = 2019\n"
        "phone_emulator_database = s.db\n",
        encoding="utf-8",
    )
    run.makepyfile(CONFIGURED)

    result = run.runpytest_inprocess("-c", str(folder / "pytest.ini"), "--strict-markers")

    result.assert_outcomes(passed=3)
    assert (folder / "s.db").exists()


def test_command_line(run: pytest.Pytester) -> None:
    """An option of the command line goes before the file, and its path is counted from the working folder."""
    run.makeini("[pytest]\nphone_emulator_settings = nowhere.toml\n")
    (run.path / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    run.makepyfile(CONFIGURED)
    result = run.runpytest_inprocess(
        "--phone-emulator-settings=settings.toml", "--phone-emulator-era=2019", "-kin_process"
    )
    result.assert_outcomes(passed=1, deselected=2)


@pytest.mark.parametrize("fixture", ["phone_emulator", "phone_emulator_in_process"])
@pytest.mark.parametrize("option", ["settings=nowhere.toml", "era=1999", "database=no/such/folder"])
def test_can_not_start(option: str, fixture: str, run: pytest.Pytester) -> None:
    """What is wrong is named, in a line and without a traceback."""
    run.makepyfile(f"def test_it({fixture}): pass")
    result = run.runpytest_inprocess(f"--phone-emulator-{option}")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"phone-emulator did not start. *{option.partition('=')[2]}*"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ('accounts=[{"limit": -1}]', "400 ValidationError: *limit*"),
        ("account=[]", "*'account'*"),
        ('[{"limit": 1}]', "*positional*"),
    ],
)
def test_world_that_can_not_be(arguments: str, told: str, run: pytest.Pytester) -> None:
    """A mark that makes no world is told in the words of who refuses it."""
    run.makepyfile(
        f"""
        import pytest

        @pytest.mark.phone_emulator({arguments})
        def test_it(phone_emulator_in_process): pass
        """
    )
    result = run.runpytest_inprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"phone-emulator can't make a world for this test. {told}"])
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_start_of_pytest_is_not_slowed() -> None:
    """Until a fixture is used, nothing of the emulator is imported but the plugin, and nothing that it needs."""
    code = """
import sys, pytest
before = set(sys.modules)
import phone_emulator.pytest_plugin
print(*sorted(set(sys.modules) - before))
"""
    imported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert ["phone_emulator", "phone_emulator.pytest_plugin"] == imported
