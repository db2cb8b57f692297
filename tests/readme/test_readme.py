"""What the README shows is what happens."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.documents import ROOT, blocks
from tests.support.server import Server

_URL = "http://127.0.0.1:8080"
_REPOSITORY = tomllib.loads((ROOT / "emulator" / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"][
    "Source"
]


def test_code_of_the_readme_prints_what_the_readme_says(restartable: Server, tmp_path: Path) -> None:
    """The block can be pasted into a file; what it prints stands in the block behind it."""
    shown = blocks(ROOT / "README.md")
    (index,) = (index for index, (_, text) in enumerate(shown) if "try:" in text)
    script = tmp_path / "try_it.py"
    script.write_text(shown[index][1].replace(_URL, restartable.url), encoding="utf-8")

    completed = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, env={"PYTHONUTF8": "1"}
    )

    assert "" == completed.stderr
    assert shown[index + 1][1] == completed.stdout


def test_first_program_of_the_readme_runs(restartable: Server) -> None:
    """With nothing but the variables that a client reads."""
    shown = next(text for language, text in blocks(ROOT / "README.md") if language == "python")
    variables = {
        "SOLAPI_API_KEY": "EMULATORKEY00001",
        "SOLAPI_API_SECRET": "emulator-secret-of-the-first-account",
        "SOLAPI_BASE_URL": restartable.url,
    }

    completed = subprocess.run(
        [sys.executable, "-c", shown], capture_output=True, text=True, check=False, env=variables
    )

    assert ("", "PENDING\n") == (completed.stderr, completed.stdout)


def test_tests_of_the_readme_pass(restartable: Server, tmp_path: Path) -> None:
    """The blocks of the control client's page can be pasted into a `conftest.py` and a test."""
    pasted = [text for _, text in blocks(ROOT / "generated" / "emulator" / "README.md") if "pytest" in text]
    for name, text in zip(["conftest.py", "test_pasted.py"], pasted, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")

    completed = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PHONE_EMULATOR_URL": restartable.url, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )

    assert completed.returncode == 0, completed.stdout + completed.stderr


def test_code_of_the_readmes_compiles() -> None:
    """Every Python block of every page is at least Python."""
    pages = [ROOT / "README.md", *ROOT.glob("generated/*/README.md"), *ROOT.glob("emulator/README.md")]
    for page in pages:
        for language, text in blocks(page):
            if language == "python":
                compile(text, str(page), "exec", flags=0x2000)  # 0x2000: await outside of a function


def test_links_into_the_repository_lead_somewhere() -> None:
    """A page that was moved is noticed, also where the link names the place of the repository."""
    patterns = ("*.md", "openapi/**/*.md", "emulator/*.md", "generated/*/*.md", "docs/**/*.md")
    pages = [page for pattern in patterns for page in ROOT.glob(pattern)]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#]+)[)#]", page.read_text(encoding="utf-8"))
        if not _leads_somewhere(page, target)
    ]

    assert [] == broken


def _leads_somewhere(page: Path, target: str) -> bool:
    path = urlsplit(target).path.removeprefix(urlsplit(_REPOSITORY).path)
    if urlsplit(target).hostname in ("github.com", "raw.githubusercontent.com") and path != urlsplit(target).path:
        found = re.fullmatch(r"(?:/(?:blob|tree))?/main/(.+)", path)
        return found is None or (ROOT / found[1]).exists()
    return ":" in target or (page.parent / target).exists()
