"""How a generated model reads each of its properties, written as Python."""

from collections.abc import Iterator
from typing import Any

from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from scripts.contract import Contract
from scripts.problem import Failed

AS_IT_IS = "_model.AS_IT_IS"
TIMESTAMP = "_model.TIMESTAMP"
DATE = "_model.DATE"

# What the check of a client knows of JSON Schema; the rest is for the API to judge.
CHECKED = (
    "type",
    "enum",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "required",
)


def fields(model: ModelProperty) -> Iterator[str]:
    """The declaration of each property, such as `log: list[LogEntry] = _model.field("log", ...)`."""
    for prop in properties(model):
        how = codec(prop)
        arguments = [repr(prop.name.get_untrusted_value())]
        arguments += [how] if how != AS_IT_IS else []
        arguments += ["default=_model.UNSET"] if not prop.required else []
        annotation = prop.get_type_string().as_unembedded_code()
        yield f"{prop.python_name}: {annotation} = _model.field({', '.join(arguments)})"


def properties(model: ModelProperty) -> list[Property]:
    """Those that every object has, then the others."""
    return [*(model.required_properties or ()), *(model.optional_properties or ())]


def codec(prop: Any) -> str:
    """The expression for how a property goes between JSON and Python. Raises TypeError for one that has none."""
    match prop:
        case ModelProperty():
            return f"_model.model({str(prop.class_info.name)!r})"
        case EnumProperty():
            return f"_model.choice({prop.class_info.name})"
        case DateTimeProperty():
            return TIMESTAMP
        case DateProperty():
            return DATE
        case ListProperty():
            item = codec(prop.inner_property)
            return AS_IT_IS if item == AS_IT_IS else f"_model.array({item})"
        case UnionProperty():
            return _either(prop)
        case FileProperty() | UuidProperty():
            raise TypeError(f"a client can't read a {type(prop).__name__.removesuffix('Property').lower()} yet")
    return AS_IT_IS


def _either(prop: UnionProperty) -> str:
    codecs = list(dict.fromkeys(codec(one) for one in prop.inner_properties if not isinstance(one, NoneProperty)))
    codecs.sort(key=AS_IT_IS.__eq__)  # it takes whatever comes, so that it is the last to be asked
    if codecs[:1] == [AS_IT_IS] or not codecs:
        return AS_IT_IS
    return codecs[0] if len(codecs) == 1 else f"_model.either({', '.join(codecs)})"


def schema(contract: Contract, part: Any, passed: tuple[int, ...] = ()) -> dict[str, Any]:
    """What of a schema a client checks, without references. Raises Failed where it holds itself."""
    resolved = contract.resolve(part)
    if id(resolved) in passed:
        what, remedy = "a schema of a request holds itself", "write out how deep it may go"
        raise Failed([contract.problem((), "schema", what, remedy)])
    passed = (*passed, id(resolved))
    checked = {keyword: resolved[keyword] for keyword in CHECKED if keyword in resolved}
    if "properties" in resolved:
        inner = {name: schema(contract, one, passed) for name, one in resolved["properties"].items()}
        checked["properties"] = inner
    for keyword in ("items", "additionalProperties"):
        if isinstance(one := resolved.get(keyword), dict):
            checked[keyword] = schema(contract, one, passed)
    if resolved.get("additionalProperties") is False:
        checked["additionalProperties"] = False
    return checked
