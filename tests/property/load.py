"""The contracts as schemathesis loads them, with the application that answers in process."""

import os
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.strategies import just

from phone_emulator import create_app
from tests.property.world import SETTINGS
from tests.support.documents import contract, operations, resolve

ROOT = Path(__file__).parents[2]
OPENAPI = ROOT / "openapi"
CONFIG = Path(__file__).with_name("schemathesis.toml")
APP = create_app(SETTINGS)
# Of each way to be right or wrong, per operation.
EXAMPLES = int(os.environ.get("PROPERTY_EXAMPLES", "30"))

# Hypothesis keeps tables there even without a database of examples.
set_hypothesis_home_dir(ROOT / ".venv" / "cache" / "hypothesis")


class _Everything:
    """What Hypothesis asks whether a rule may be followed."""

    def is_enabled(self, name: str) -> bool:
        return True


# It would leave rules out at random, and of a chain of five most often one.
EVERY_RULE: Any = just(_Everything())


def load(name: str) -> Any:
    """A contract by its stem."""
    config = schemathesis.Config.from_path(CONFIG)
    config.projects.default.generation.update(max_examples=EXAMPLES)
    schema = schemathesis.openapi.from_path(OPENAPI / f"{name}.yaml", config=config)
    schema.app = APP
    return schema


def links(name: str) -> set[str]:
    """The links of a contract, as schemathesis names them."""
    places = {operation["operationId"]: f"{method} {path}" for method, path, operation in operations(contract(name))}
    return {
        f"{places[operation['operationId']]} -> [{status}] {link} -> {places[described['operationId']]}"
        for _, _, operation in operations(contract(name))
        for status, response in operation["responses"].items()
        for link, described in resolve(contract(name), response).get("links", {}).items()
    }
