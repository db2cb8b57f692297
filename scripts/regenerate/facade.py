"""The view of a contract that the client's templates render: methods, errors, credentials.

Names and types come from the generator; words, samples and errors come from the contract.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import ModelProperty, Property
from openapi_python_client.strings import PythonIdentifier

from scripts.contract import Contract
from scripts.regenerate import checkup, credentials, errors, models, quoting
from scripts.regenerate.conveniences import method_name
from scripts.regenerate.credentials import Credentials
from scripts.regenerate.errors import ErrorClass
from scripts.regenerate.method import Method, Step
from scripts.regenerate.methods import Methods


@dataclass(frozen=True)
class Facade:
    """All that the templates render of one contract."""

    contract: Contract
    data: GeneratorData
    class_name: str
    environment: Mapping[str, str]
    phone_numbers: Mapping[str, Mapping[str, str]]
    guide: str
    keywords: Sequence[str]

    @property
    def stem(self) -> str:
        return self.contract.stem

    @property
    def summary(self) -> str:
        info = self.contract.data["info"]
        return str(info.get("summary", info["title"]))

    @property
    def base_url(self) -> str:
        return str(self.contract.data["servers"][0]["url"])

    @cached_property
    def credentials(self) -> Credentials:
        return credentials.credentials(self.contract, self.environment)

    @cached_property
    def roles(self) -> dict[str, str]:
        return errors.roles(self.contract)

    @cached_property
    def errors(self) -> list[ErrorClass]:
        return errors.classes(self.contract)

    @cached_property
    def codes(self) -> dict[str, tuple[str, str]]:
        return errors.codes(self.contract)

    @cached_property
    def documented(self) -> list[int]:
        return errors.statuses(self.contract)

    @cached_property
    def refusals(self) -> dict[str, tuple[str, str]]:
        return errors.refusals(self.contract)

    @cached_property
    def types(self) -> models.Types:
        return models.Types(self.data.models)

    def model(self, model: ModelProperty) -> models.Written:
        """A model, ready to be written down."""
        return self.types.written(model)

    def described(self, model: ModelProperty, prop: Property) -> str:
        """A property of a model, as its docstring lists it."""
        given = (model.data.properties or {}).get(prop.name)
        said = ["Deprecated."] if getattr(given, "deprecated", False) else []
        said += [quoting.plain(prop.description)] if prop.description else []
        said += [f"Default: {prop.default.python_code.as_unembedded_code()}."] if prop.default else []
        moved = getattr(given, "model_extra", None) or {}
        said += [f"Default: {moved['x-default']!r}."] if "x-default" in moved else []
        said += [f"Example: {quoting.plain(prop.example)}."] if prop.example else []
        return f"{prop.python_name} ({self.types.annotation(prop)}): {' '.join(said)}"

    def model_imports(self, model: ModelProperty, *, lazy: bool = False) -> list[str]:
        """The imports of a model: what it needs at once, or the other models, which only type checkers look at."""
        lines = self.types.imports({*(model.relative_imports or ()), *(model.lazy_imports or ())})
        others = {line for line in lines for other in self.data.models if line.endswith(other.self_import)}
        wanted = others if lazy else lines - others
        own = model.self_import
        return sorted(line.replace("..types import", ".._values import") for line in wanted if not line.endswith(own))

    @cached_property
    def methods(self) -> list[Method]:
        return Methods(self.contract, self.types, self.phone_numbers).of(self.data)

    @property
    def creating(self) -> Method:
        """The method that creates tokens."""
        created = self.credentials.created
        wanted = {method_name(one) for one in self.contract.operations() if created and one.id == created.operation_id}
        return next(method for method in self.methods if method.name in wanted)

    @property
    def paged(self) -> bool:
        return any(method.pages for method in self.methods)

    @property
    def uploads(self) -> list[Method]:
        return [method for method in self.methods if method.file]

    @property
    def look_ups(self) -> list[Method]:
        return [method for method in self.methods if method.look_up]

    @property
    def steps(self) -> list[Step]:
        return [step for method in self.methods for step in method.steps]

    @property
    def results(self) -> list[Step]:
        """The steps whose answer has a class of its own."""
        return [step for step in self.steps if step.result]

    @cached_property
    def checkup(self) -> Mapping[str, str]:
        """What a check of the set-up is made of, as expressions; nothing where the contract has none."""
        if "x-check" not in self.contract.data:
            return {}
        form = self.phone_numbers.get(self.contract.data["x-check"]["key"])
        return checkup.checkup(self.contract, self.methods, self.credentials, self.environment, form)

    @property
    def check_usage(self) -> str:
        """How the check is called."""
        read = next(one for one in self.contract.operations() if one.id == self.contract.data["x-check"]["operationId"])
        method = next(one for one in self.methods if one.name == method_name(read))
        key = str(PythonIdentifier(self.contract.data["x-check"]["key"], "field_"))
        return " ".join(["check", *(one.name.upper() for one in method.positional), f"[{key.upper()}]"])

    @property
    def needless(self) -> set[str]:
        """The carried modules of words that the contract doesn't use."""
        steps, look_ups = bool(self.steps), bool(self.look_ups)
        check = bool(self.checkup)
        used = {"_pages": self.paged, "_steps": steps, "_look_up": look_ups, "_request": steps or look_ups or check}
        used |= {"_files": bool(self.uploads), "_checkup": check, "_signature": self.credentials.signed}
        return {module for module, is_used in used.items() if not is_used}

    @property
    def example(self) -> Method:
        """The method that the README shows: the first that takes a body and returns something, where one does."""
        shown = (method for method in self.methods if method.body and method.returns != "None")
        return next(shown, self.methods[0])

    @cached_property
    def imports(self) -> list[str]:
        """What annotations need."""
        # Those of UNSET the templates have; importing types.py would take longer than the rest.
        there = (".types import", "from typing import cast")
        lines = {line for method in self.methods for line in method.imports}
        return sorted(line for line in lines if not any(one in line for one in there))
