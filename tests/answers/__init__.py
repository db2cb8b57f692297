"""How each documented answer is brought about; `python -m tests.answers` writes the table of it, `docs/answers.md`."""
