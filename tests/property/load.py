"""The contracts as schemathesis loads them, with the application that answers in process."""

import os
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis.configuration import set_hypothesis_home_dir

from phone_emulator import create_app
from tests.property.world import SETTINGS

ROOT = Path(__file__).parents[2]
OPENAPI = ROOT / "openapi"
CONFIG = Path(__file__).with_name("schemathesis.toml")
APP = create_app(SETTINGS)
# Of each way to be right or wrong, per operation.
EXAMPLES = int(os.environ.get("PROPERTY_EXAMPLES", "30"))

# Hypothesis keeps tables there even without a database of examples.
set_hypothesis_home_dir(ROOT / ".venv" / "cache" / "hypothesis")


def load(name: str) -> Any:
    """A contract by its stem."""
    config = schemathesis.Config.from_path(CONFIG)
    config.projects.default.generation.update(max_examples=EXAMPLES)
    schema = schemathesis.openapi.from_path(OPENAPI / f"{name}.yaml", config=config)
    schema.app = APP
    return schema
