"""Compare freshly generated folders with those in place, and put them there."""

from collections.abc import Iterator, Sequence
from pathlib import Path


def differences(fresh: Path, present: Path) -> list[str]:
    """The files that differ, each with how: changed, new or gone."""
    return sorted(_differences(_files(fresh), _files(present)))


def replace(pairs: Sequence[tuple[Path, Path]], attic: Path) -> None:
    """Put each fresh folder in the place of the present one: all of them, or none when a rename fails.

    Args:
        pairs: (fresh, present); a present folder need not exist yet.
        attic: An empty folder on the same file system, where the replaced folders are put.
    """
    try:
        for fresh, present in pairs:
            present.parent.mkdir(parents=True, exist_ok=True)
            if present.exists():
                present.rename(attic / present.name)
            fresh.rename(present)
    except BaseException:
        for fresh, present in pairs:
            _restore(fresh, present, attic / present.name)
        raise


def _restore(fresh: Path, present: Path, kept: Path) -> None:
    # What was done is read off the folders: an interrupt may come between a rename and any note of it.
    if not fresh.exists():
        present.rename(fresh)
    if kept.exists():
        kept.rename(present)


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _differences(fresh: dict[str, bytes], present: dict[str, bytes]) -> Iterator[str]:
    for name in fresh.keys() | present.keys():
        if name not in present:
            yield f"{name} (new)"
        elif name not in fresh:
            yield f"{name} (gone)"
        elif fresh[name] != present[name]:
            yield f"{name} (changed)"
