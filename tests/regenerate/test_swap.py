"""Folders are replaced together or not at all."""

from pathlib import Path

import pytest

from scripts.regenerate import swap

Rename = tuple[int, bool]


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Fresh and present folders of two clients; the second has none in place yet."""
    for name, text in {"fresh/old": "new", "present/old": "old", "fresh/first": "new"}.items():
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "client.py").write_text(text)
    (tmp_path / "attic").mkdir()
    return tmp_path


def replace(folders: Path) -> None:
    pairs = [(folders / "fresh" / name, folders / "present" / name) for name in ("old", "first")]
    swap.replace(pairs, folders / "attic")


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.py"))}


def test_every_folder_is_replaced(folders: Path) -> None:
    """Present folders move to the attic, fresh ones into their place."""
    replace(folders)

    assert {"old/client.py": "new", "first/client.py": "new"} == contents(folders / "present")
    assert {"old/client.py": "old"} == contents(folders / "attic")


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_failure_restores_what_was_in_place(
    folders: Path, monkeypatch: pytest.MonkeyPatch, nth: int, done: bool, error: type[BaseException]
) -> None:
    """Whichever rename fails, or is interrupted when it was just done: everything is as it was."""
    before = contents(folders)
    original = Path.rename
    calls = 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == nth:
            if done:
                original(self, target)
            raise error
        return original(self, target)

    monkeypatch.setattr(Path, "rename", rename)

    with pytest.raises(error):
        replace(folders)

    assert before == contents(folders)


def test_differences_are_by_file(tmp_path: Path) -> None:
    """Each file that is changed, new or gone; compiled files don't count."""
    fresh, present = tmp_path / "fresh", tmp_path / "present"
    for folder, files in {fresh: {"a": "1", "b": "1", "c": "1"}, present: {"a": "1", "b": "2", "d": "1"}}.items():
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
    (present / "__pycache__").mkdir()
    (present / "__pycache__" / "a.pyc").write_text("")

    assert ["b (changed)", "c (new)", "d (gone)"] == swap.differences(fresh, present)
