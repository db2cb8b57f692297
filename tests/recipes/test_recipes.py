"""The recipes of the guide work as they stand there, pasted into files."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support.documents import ROOT, blocks
from tests.support.services import lacking

deep = pytest.mark.deep

PAGE = ROOT / "docs" / "recipes.md"
BIN = Path(sys.executable).parent
HERE = Path(__file__).parent
JARS = Path("/usr/share/java")
JUNIT = [
    "apiguardian-api",
    "junit-jupiter-api",
    "junit-jupiter-engine",
    "junit-jupiter-params",
    "junit-platform-commons",
    "junit-platform-console",
    "junit-platform-engine",
    "junit-platform-launcher",
    "junit-platform-reporting",
    "opentest4j",
    "picocli",
]
PATIENCE = 120


def pasted(heading: str, language: str) -> list[str]:
    """The blocks of that language below a heading of the page."""
    text = PAGE.read_text(encoding="utf-8")
    (section,) = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    found = re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert found
    return found


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """All that a command says, which succeeds; the emulator is on its path."""
    environment = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"} | variables
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_every_block_is_tried_or_judged() -> None:
    """One that is added wants a test here."""
    languages = [language for language, _ in blocks(PAGE)]

    assert ["python", "sh", "python", "sh", "yaml", "yaml", "yaml", "sh", "java", "java", "js", "js", "sh"] == languages


@deep
def test_pytest(tmp_path: Path) -> None:
    """Its processes start an emulator each."""
    (tmp_path / "test_number.py").write_text(pasted("pytest, in parallel", "python")[0], encoding="utf-8")

    command = pasted("pytest, in parallel", "sh")[0].splitlines()[-1].split()
    said = run(BIN / command[0], *command[1:], "-p", "no:cacheprovider", "--rootdir", tmp_path, cwd=tmp_path)
    assert "1 passed" in said


@deep
def test_unittest(tmp_path: Path) -> None:
    """Without pytest, and without a warning."""
    (tmp_path / "test_number.py").write_text(pasted("unittest", "python")[0], encoding="utf-8")

    command = pasted("unittest", "sh")[0].split()
    said = run(BIN / command[0], "-W", "error", *command[1:], cwd=tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert "\nOK\n" in said


def workflows() -> Iterator[str]:
    """The workflows of the page."""
    yield from pasted("GitHub Actions", "yaml")


def test_workflows_are_in_order(tmp_path: Path) -> None:
    """actionlint, shellcheck and zizmor find nothing in them."""
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    files = [tmp_path / ".github" / "workflows" / f"{number}.yml" for number, _ in enumerate(workflows())]
    for file, text in zip(files, workflows(), strict=True):
        file.write_text(text, encoding="utf-8")

    run(BIN / "actionlint", *files, cwd=tmp_path)
    # That an image is named by a tag which may move is the reader's to decide.
    (tmp_path / "zizmor.yml").write_text("rules: {unpinned-images: {disable: true}}\n", encoding="utf-8")
    run(BIN / "zizmor", "--offline", "--quiet", "--config", tmp_path / "zizmor.yml", *files, cwd=tmp_path)


@deep
def test_steps_of_the_workflow(tmp_path: Path) -> None:
    """They start the emulator from the repository, here from its checkout, and wait until it answers."""
    job = yaml.safe_load(next(workflows()))["jobs"]["test"]
    script = "".join(step["run"] + "\n" for step in job["steps"] if "run" in step)
    script = script.replace(":memory:", ":memory: --port 0").replace("$PHONE_EMULATOR_URL", '$(cat "$folder/ready")')
    script = f"set -euo pipefail\ntrap 'kill $(jobs -p)' EXIT\n{script}"

    said = run("bash", "-c", script, cwd=tmp_path, RUNNER_TEMP=str(tmp_path), **from_checkout())
    assert '"world":"default"' in said


def from_checkout() -> dict[str, str]:
    """Variables by which git takes the checkout for the repository."""
    return {
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": f"url.file://{ROOT}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/phone-number-apis/phone-number-apis",
        "GIT_CONFIG_KEY_1": "safe.directory",
        "GIT_CONFIG_VALUE_1": "*",
    }


def test_compose_file_waits_for_the_emulator() -> None:
    """Until its health check is content; the variables are those of the clients."""
    services = yaml.safe_load(pasted("docker compose", "yaml")[0])["services"]

    assert {"emulator": {"condition": "service_healthy"}} == services["tests"]["depends_on"]
    settings = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "openapi" / "generator").glob("*.yaml")]
    known = {name for one in settings for name in one["client"]["environment"].values()}
    assert set() == services["tests"]["environment"].keys() - known


@pytest.mark.services
def test_junit(tmp_path: Path) -> None:
    """The classes compile and their tests pass, on JUnit 5."""
    javac, java = shutil.which("javac"), shutil.which("java")
    jars = [JARS / f"{name}.jar" for name in JUNIT if (JARS / f"{name}.jar").exists()]
    if javac is None or java is None or not jars:
        lacking("JUnit", "default-jdk-headless and junit5")
    for text in pasted("Java, with JUnit", "java"):
        (name,) = re.findall(r"^(?:final )?class (\w+)", text, re.MULTILINE)
        (tmp_path / f"{name}.java").write_text(text, encoding="utf-8")
    path = os.pathsep.join(map(str, jars))

    run(javac, "-Werror", "-cp", path, "PhoneEmulator.java", "PhoneTest.java", cwd=tmp_path)
    console = "org.junit.platform.console.ConsoleLauncher"
    said = run(java, "-cp", f"{path}:{tmp_path}", console, "--select-class=PhoneTest", cwd=tmp_path)
    assert re.search(r"\b2 tests successful", said), said


@deep
def test_vitest(tmp_path: Path) -> None:
    """The tests pass, on the vitest that is pinned here."""
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, tmp_path / name)
    helper, tests = pasted("Node, with vitest", "js")
    (tmp_path / "phone-emulator.js").write_text(helper, encoding="utf-8")
    (tmp_path / "phones.test.js").write_text(tests, encoding="utf-8")

    run("npm", "ci", "--cache", BIN.parent / "cache" / "npm", "--ignore-scripts", "--no-audit", cwd=tmp_path)
    said = run("npx", "vitest", "run", cwd=tmp_path, NO_COLOR="1")
    assert re.search(r"Tests\s+2 passed", said), said
