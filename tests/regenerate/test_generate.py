"""Nothing of a contract is lost on its way into a client."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData

from scripts import contract
from scripts.contract import Contract
from scripts.problem import Failed
from scripts.regenerate.generate import generate, missing
from tests.lint.echo import ECHO
from tests.regenerate.conftest import SETTINGS


@pytest.fixture
def echo(tmp_path: Path) -> Contract:
    path = tmp_path / "echo.yaml"
    path.write_text(ECHO, encoding="utf-8")
    return contract.read(path, Path("echo.yaml"))


@pytest.fixture
def data(echo: Contract) -> GeneratorData:
    config = Config.from_sources(ConfigFile(), MetaType.UV, echo.path, "utf-8", overwrite=False, output_path=None)
    data = GeneratorData.from_dict(echo.data, config=config)
    assert isinstance(data, GeneratorData)
    return data


def lose_operation(data: GeneratorData) -> None:
    next(iter(data.endpoint_collections_by_tag.values())).endpoints.clear()


def lose_answer(data: GeneratorData) -> None:
    next(iter(data.endpoint_collections_by_tag.values())).endpoints[0].responses.patterns.pop()


def lose_parameter(data: GeneratorData) -> None:
    next(iter(data.endpoint_collections_by_tag.values())).endpoints[0].path_parameters.clear()


def lose_model(data: GeneratorData) -> None:
    data.models = [model for model in data.models if model.class_info.name != "Echo"]


def lose_enum(data: GeneratorData) -> None:
    data.enums.clear()


def lose_property(data: GeneratorData) -> None:
    model = next(model for model in data.models if model.class_info.name == "Echo")
    assert model.optional_properties is not None
    model.optional_properties.clear()


LOSSES: dict[Callable[[GeneratorData], None], str] = {
    lose_operation: "createEcho was not generated",
    lose_answer: "createEcho lost its answer 400",
    lose_parameter: "createEcho lost its parameter echoId",
    lose_model: "no model was generated for Echo",
    lose_enum: "no enum was generated for Volume",
    lose_property: "Echo lost its property mood",
}


def test_nothing_is_missing_of_a_whole_contract(echo: Contract, data: GeneratorData) -> None:
    """Operations, answers, parameters, models, enums and properties: as many out as in."""
    assert [] == list(missing(echo, data))


@pytest.mark.parametrize(("lose", "expected"), LOSSES.items(), ids=[lose.__name__ for lose in LOSSES])
def test_what_is_lost_is_found(
    echo: Contract, data: GeneratorData, lose: Callable[[GeneratorData], None], expected: str
) -> None:
    """The generator drops what it doesn't understand; each loss is named, with its place in the contract."""
    lose(data)

    problems = list(missing(echo, data))

    assert [expected] == [problem.what for problem in problems]
    assert problems[0].line is not None
    assert problems[0].line > 1


def test_what_the_generator_complains_of_is_told_once(echo: Contract, tmp_path: Path) -> None:
    """At the schema that is the cause, not at all that use it, and without what only the generator understands."""
    parts = [{"type": "object", "properties": {"a": {"type": kind}}} for kind in ("string", "integer")]
    echo.data["components"]["schemas"]["Echo"]["properties"]["mood"] = {"allOf": parts}
    settings = tmp_path / "settings.yaml"
    settings.write_text(SETTINGS, encoding="utf-8")

    with pytest.raises(Failed, match="str can't be merged with int") as raised:
        generate(echo, settings, tmp_path / "client")

    assert [echo.line(("components", "schemas", "Echo"))] == [problem.line for problem in raised.value.problems]
    assert "object at" not in str(raised.value.problems[0])
