"""Packs the contracts, which stand outside of this folder, into the distribution."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Contracts(BuildHookInterface[Any]):
    """Adds them where a checkout has them; a source distribution carries them already."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        for contract in (Path(self.root).parent / "openapi").glob("*.yaml"):
            if contract.name != "redocly.yaml":
                build_data["force_include"][str(contract)] = f"phone_emulator/contracts/{contract.name}"
