"""How a generated model reads each of its properties, written as Python."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.union import UnionProperty

AS_IT_IS = "_model.AS_IT_IS"
TIMESTAMP = "_model.TIMESTAMP"
DATE = "_model.DATE"


class Written(NamedTuple):
    """A model as Python.

    Attributes:
        declarations: Each property as attrs knows it, such as `log: list[LogEntry] | Unset = UNSET`.
        fields: How each goes between JSON and Python, such as `_model.Field("log", "log", ...)`.
        choices: The values of each enum that `reading` looks up, by the name that it uses.
        reading: The statements that read an object which is as the contract says.
        extra: The codec of the properties that the contract doesn't name.
        extra_type: Their type, as a dictionary.
        late: Whether reading such an object would mean reading others.
    """

    declarations: list[str]
    fields: list[str]
    choices: dict[str, str]
    reading: list[str]
    extra: str
    extra_type: str
    late: bool


class Types:
    """The types of a client's models, by what the generator made of the contract.

    A schema that names no property of its own is a dict, wherever the generator has a class for it; but for one that
    holds itself, whose type would have no end.
    """

    def __init__(self, models: Iterable[ModelProperty]) -> None:
        self._dicts = {str(model.class_info.name): model for model in models if _is_dict(model)}

    def is_dict(self, model: ModelProperty) -> bool:
        return model.class_info.name in self._dicts

    def annotation(self, prop: Any) -> str:
        """The type of a property."""
        annotation = _written(prop)
        for name, model in self._dicts.items():
            if _mentions(annotation, name):
                item = self.annotation(model.additional_properties)
                annotation = re.sub(rf"\b{name}\b", f"dict[str, {item}]", annotation)
        return annotation

    def imports(self, lines: Iterable[str]) -> set[str]:
        """Lines that import types, with what a dict holds in the place of its class."""
        found = set()
        for line in lines:
            model = self._dicts.get(line.rpartition(" import ")[2])
            if model is None:
                found.add(line)
            else:
                found |= self.imports({*(model.relative_imports or ()), *(model.lazy_imports or ())})
        return found

    def written(self, model: ModelProperty) -> Written:
        """A model as Python."""
        props = properties(model)
        codecs = [self.codec(prop) for prop in props]
        others = [model.additional_properties] if isinstance(model.additional_properties, Property) else []
        extra = next(map(self.codec, others), AS_IT_IS)
        enums = filter(None, map(_choice, codecs))
        return Written(
            [*map(self._declaration, props)],
            [*map(_field, props, codecs)],
            {_constant(name): f"_model.known({name})" for name in enums},
            [*_reading(model, dict(zip(map(_key, props), codecs, strict=True)))],
            extra,
            f"dict[str, {next(map(self.annotation, others), 'Any')}]",
            any("_model.model(" in how for how in (*codecs, extra)),
        )

    def codec(self, prop: Any) -> str:
        """The expression for how a property goes between JSON and Python."""
        match prop:
            case ModelProperty() if self.is_dict(prop):
                return f"_model.mapping({self.codec(self._dicts[prop.class_info.name].additional_properties)})"
            case ModelProperty():
                return f"_model.model({str(prop.class_info.name)!r})"
            case EnumProperty():
                return f"_model.choice({prop.class_info.name})"
            case DateTimeProperty():
                return TIMESTAMP
            case DateProperty():
                return DATE
            case ListProperty():
                item = self.codec(prop.inner_property)
                return AS_IT_IS if item == AS_IT_IS else f"_model.array({item})"
            case UnionProperty():
                return self._either(prop)
        return AS_IT_IS

    def _declaration(self, prop: Property) -> str:
        return f"{prop.python_name}: {self.annotation(prop)}" + ("" if prop.required else " = UNSET")

    def _either(self, prop: UnionProperty) -> str:
        inner = (one for one in prop.inner_properties if not isinstance(one, NoneProperty))
        codecs = list(dict.fromkeys(map(self.codec, inner)))
        codecs.sort(key=AS_IT_IS.__eq__)  # it takes whatever comes, so that it is the last to be asked
        if codecs[:1] == [AS_IT_IS] or not codecs:
            return AS_IT_IS
        return codecs[0] if len(codecs) == 1 else f"_model.either({', '.join(codecs)})"


def _is_dict(model: ModelProperty) -> bool:
    item = model.additional_properties
    return not properties(model) and item is not None and not _mentions(_written(item), model.class_info.name)


def _written(prop: Property) -> str:
    return prop.get_type_string().as_unembedded_code()


def _mentions(annotation: str, name: str) -> bool:
    return re.search(rf"\b{name}\b", annotation) is not None


def _field(prop: Property, how: str) -> str:
    arguments = [repr(str(prop.python_name)), repr(_key(prop))]
    arguments += [how] if how != AS_IT_IS else []
    arguments += ["required=False"] if not prop.required else []
    return f"_model.Field({', '.join(arguments)})"


def _reading(model: ModelProperty, codecs: dict[str, str]) -> Iterator[str]:
    for prop in model.required_properties or ():
        yield f"self.{prop.python_name} = {_quick(model, prop, codecs[_key(prop)])}"
    count = str(len(model.required_properties or ()))
    if model.optional_properties:
        yield f"known = {count}"
        count = "known"
    for prop in model.optional_properties or ():
        yield f"if {_key(prop)!r} in wire:"
        yield f"    self.{prop.python_name} = {_quick(model, prop, codecs[_key(prop)])}"
        yield "    known += 1"
        yield "else:"
        yield f"    self.{prop.python_name} = UNSET"
    yield f"self.additional_properties = {{}} if len(wire) == {count} else self._others(wire)"


def _quick(model: ModelProperty, prop: Property, how: str) -> str:
    """The expression for a property of `wire`; it raises when the value is not as the contract says."""
    nullable = isinstance(prop, UnionProperty) and any(isinstance(one, NoneProperty) for one in prop.inner_properties)
    whole = f"wire[{_key(prop)!r}]"
    value = "value" if nullable else whole
    match how:
        case "_model.AS_IT_IS":
            return whole
        case "_model.TIMESTAMP":
            read = f"_model.instant({value})"
        case "_model.DATE":
            read = f"_model.day({value})"
        case _ if _choice(how):
            read = f"{_constant(_choice(how))}[{value}]"
        case _ if found := re.fullmatch(r"_model\.model\((.*)\)", how):
            read = f"_model.an_object({found[1]}, {value})"
        case _ if found := re.fullmatch(r"_model\.array\(_model\.model\(([^()]*)\)\)", how):
            read = f"_model.objects({found[1]}, {value})"
        case _:
            return f"self._fields[{properties(model).index(prop)}].codec.decode({whole})"
    return f"None if (value := {whole}) is None else {read}" if nullable else read


def _choice(how: str) -> str:
    """The enum of a codec that is one of its values."""
    found = re.fullmatch(r"_model\.choice\((\w+)\)", how)
    return found[1] if found else ""


def _constant(name: str) -> str:
    return "_" + re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def _key(prop: Property) -> str:
    return str(prop.name.get_untrusted_value())


def properties(model: ModelProperty) -> list[Property]:
    """Those that every object has, then the others."""
    return [*(model.required_properties or ()), *(model.optional_properties or ())]
