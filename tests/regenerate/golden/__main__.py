import tempfile
from pathlib import Path

from tests.regenerate.golden import GOLDEN, contents, generate_constructs

for old in GOLDEN.glob("*.txt"):
    old.unlink()
with tempfile.TemporaryDirectory() as name:
    for file, text in contents(generate_constructs(Path(name)).package).items():
        (GOLDEN / file).write_text(text, encoding="utf-8")
