"""Importing a client costs little more than importing httpx: what is seldom wanted comes when it is first used."""

import json
import subprocess
import sys

SELDOM = ("_call", "raw", "tracing", "models")


def test_import_leaves_out_what_is_seldom_wanted() -> None:
    """Neither modules of the clients that few calls need, nor large ones of Python that httpx does without."""
    packages = ("senderid_client", "pismo_client", "emulator_client")
    # With click httpx imports its command line, which no user of a client needs to have.
    without = "sys.modules['click'] = None"
    script = f"import json, sys; {without}; import {', '.join(packages)}; print(json.dumps([*sys.modules]))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    loaded = set(json.loads(run.stdout))

    assert not loaded & {"asyncio", "anyio", "decimal", "fractions", "difflib"}
    assert not loaded & {f"{package}.{module}" for package in packages for module in SELDOM}
