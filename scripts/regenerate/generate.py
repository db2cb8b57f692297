"""Generate one client into a folder, and see that nothing of its contract was lost on the way."""

import contextlib
import io
import re
import shutil
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.strings import ClassName

from scripts.contract import Contract, Pointer
from scripts.problem import Failed, Problem
from scripts.regenerate import quoting, supported
from scripts.regenerate.conveniences import method_name
from scripts.regenerate.facade import Facade
from scripts.regenerate.methods import endpoints
from scripts.regenerate.prepared import prepared

# Modules that the generator knows nothing of, beside those that it has templates for.
OWN_TEMPLATES = ("__main__.py", "facade.py", "operations.py", "raw.py")


@dataclass(frozen=True)
class Generated:
    """A client as it was generated into `folder`."""

    contract: Contract
    folder: Path
    package: Path
    operations: int
    models: int


def generate(contract: Contract, settings: Path, into: Path) -> Generated:
    """Generate the client of `contract` into the folder `into`, which must not exist.

    `settings` is the generator's configuration of this client; the templates and carried modules stand beside it.
    Raises Failed when the generator warns of anything, or when an operation or a schema is missing.
    """
    given = yaml.safe_load(settings.read_text(encoding="utf-8"))
    config = Config.from_sources(
        ConfigFile(**given["generator"], post_hooks=[]),
        MetaType.UV,
        document_source=contract.path,
        file_encoding="utf-8",
        overwrite=False,
        output_path=into,
    )
    data = _parsed(contract, config)
    client = given["client"]
    facade = Facade(
        contract,
        data,
        client["class"],
        client["environment"],
        client.get("phone_numbers", {}),
        _guide(settings),
        client.get("keywords", ()),
    )
    project = Project(openapi=data, config=config, custom_template_path=settings.parent / "templates")
    project.env.filters.update(quoting.FILTERS)
    project.env.globals.update(contract=contract.data, facade=facade)
    found = project._get_errors()
    # What else it complains of comes of these.
    causes = [error for error in found if _place(_said(error))[:1] == ("components",)]
    problems = [_problem(contract, error) for error in causes or found] or list(missing(contract, data))
    # A named one would be missing, so that they go only now.
    data.models = [model for model in data.models if not facade.types.is_dict(model)]
    if not problems:
        with contextlib.redirect_stdout(io.StringIO()):
            problems = [_problem(contract, error) for error in project.build()]
    if problems:
        raise Failed(problems)
    _remove_functions(project.package_dir)
    for name in OWN_TEMPLATES if facade.checkup else OWN_TEMPLATES[1:]:
        text = project.env.get_template(f"{name}.jinja").render()
        (project.package_dir / name).write_text(text, encoding="utf-8")
    for module in carried(settings.parent / "carried", facade.needless):
        shutil.copyfile(module, project.package_dir / module.name)
    shutil.copyfile(settings.parent / "templates" / "LICENSE", into / "LICENSE")
    return Generated(contract, into, project.package_dir, len(facade.methods), len(data.models) + len(data.enums))


def _parsed(contract: Contract, config: Config) -> GeneratorData:
    """What the generator makes out of a contract. Raises Failed with what it complains of, or fails at."""
    try:
        data = GeneratorData.from_dict(prepared(contract), config=config)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        what = f"openapi-python-client fails with {type(error).__name__}: {error}"
        remedy = "take back the last change, and write it otherwise"
        raise Failed([contract.problem((), "generator", what, remedy)]) from error
    if isinstance(data, GeneratorError):
        raise Failed([_problem(contract, data)])
    return data


def _guide(settings: Path) -> str:
    """What the README of a client says that its contract doesn't, if anything."""
    guide = settings.with_suffix(".md")
    return guide.read_text(encoding="utf-8").strip() if guide.exists() else ""


def _remove_functions(package: Path) -> None:
    """Take away the functions that the generator has for each operation: the methods of the clients do more."""
    shutil.rmtree(package / "api")
    for module in ("client.py", "types.py"):
        (package / module).unlink()


def carried(folder: Path, needless: Set[str]) -> list[Path]:
    """The hand-written modules of a client: all but the needless ones."""
    others = {f"{one}.py" for one in needless}
    return [module for module in sorted(folder.glob("*.py")) if module.name not in others]


def missing(contract: Contract, data: GeneratorData) -> Iterator[Problem]:
    """What is in the contract and not in what the generator made of it."""
    remedy = "write it in a form that openapi-python-client supports"
    found = {endpoint.name: endpoint for endpoint in endpoints(data)}
    for operation in contract.operations():
        endpoint = found.get(method_name(operation))
        if endpoint is None:
            yield contract.problem(operation.pointer, "incomplete", f"{operation.id} was not generated", remedy)
            continue
        statuses = {response.status_code.pattern for response in endpoint.responses}
        for status in operation.data["responses"].keys() - statuses:
            what = f"{operation.id} lost its answer {status}"
            yield contract.problem((*operation.pointer, "responses", status), "incomplete", what, remedy)
        names = {str(prop.name.get_untrusted_value()) for _, prop in endpoint.iter_all_parameters()}
        for _, parameter in supported.parameters(contract, operation):
            if parameter["name"] not in names:
                what = f"{operation.id} lost its parameter {parameter['name']}"
                yield contract.problem((*operation.pointer, "parameters"), "incomplete", what, remedy)
    yield from _missing_classes(contract, data, remedy)


def _missing_classes(contract: Contract, data: GeneratorData, remedy: str) -> Iterator[Problem]:
    models = {model.class_info.name: model for model in data.models}
    enums = {enum.class_info.name for enum in data.enums}
    for name, schema in contract.data.get("components", {}).get("schemas", {}).items():
        where = ("components", "schemas", name)
        class_name = ClassName(schema.get("title", name), "field_")
        if "enum" in schema and class_name not in enums:
            yield contract.problem(where, "incomplete", f"no enum was generated for {name}", remedy)
        if not _is_object(schema):
            continue
        if class_name not in models:
            yield contract.problem(where, "incomplete", f"no model was generated for {name}", remedy)
            continue
        for property_ in schema.get("properties", {}).keys() - _property_names(models[class_name]):
            what = f"{name} lost its property {property_}"
            yield contract.problem((*where, "properties", property_), "incomplete", what, remedy)


def _is_object(schema: dict[str, Any]) -> bool:
    # Any other schema, such as a string with a pattern, becomes a plain Python type and no class.
    return schema.get("type") == "object" or ("properties" in schema and "type" not in schema)


def _property_names(model: ModelProperty) -> set[str]:
    properties = [*(model.required_properties or ()), *(model.optional_properties or ())]
    return {prop.name.get_untrusted_value() for prop in properties}


def _problem(contract: Contract, error: GeneratorError) -> Problem:
    remedy = "write this part in a form that openapi-python-client supports"
    return contract.problem(_place(_said(error)), "generator", _said(error), remedy)


def _said(error: GeneratorError) -> str:
    """Its words, without the addresses of what it has no words for."""
    return re.sub(r"<openapi_\S+ object at \w+>", "…", " ".join(f"{error.header} {error.detail or ''}".split()))


def _place(what: str) -> Pointer:
    """Where the contract says what the generator complains of, as far as its message tells."""
    if found := re.search(r"parsing ([A-Z]+) (/\S*)", what):
        return ("paths", found[2], found[1].lower())
    if found := re.search(r"/components/(\w+)/(\w+)", what):
        return ("components", found[1], found[2])
    return ()
