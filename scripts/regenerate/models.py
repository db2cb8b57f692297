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

AS_IT_IS = "_codecs.AS_IT_IS"
TIMESTAMP = "_codecs.TIMESTAMP"
DATE = "_codecs.DATE"


class Written(NamedTuple):
    """A model as Python.

    Attributes:
        declarations: Each property as attrs knows it, such as `log: list[LogEntry] | Unset = UNSET`.
        constants: What `reading` needs, by the name that it uses.
        reading: The statements that read an object.
        extra: The codec of the properties that the contract doesn't name.
        extra_type: Their type, as a dictionary.
    """

    declarations: list[str]
    constants: dict[str, str]
    reading: list[str]
    extra: str
    extra_type: str


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
                annotation = in_code(rf"\b{name}\b", f"dict[str, {item}]", annotation)
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
        read = [_read(prop, how) for prop, how in zip(props, codecs, strict=True)]
        return Written(
            [*map(self._declaration, props)],
            {name: value for one in read for name, value in one.constants.items()},
            [*_reading(props, [one.expression for one in read])],
            next(map(self.codec, others), AS_IT_IS),
            f"dict[str, {next(map(self.annotation, others), 'Any')}]",
        )

    def codec(self, prop: Any) -> str:
        """The expression for how a property goes between JSON and Python."""
        match prop:
            case ModelProperty() if self.is_dict(prop):
                return f"_codecs.mapping({self.codec(self._dicts[prop.class_info.name].additional_properties)})"
            case ModelProperty():
                return f"_codecs.model({str(prop.class_info.name)!r})"
            case EnumProperty():
                return f"_codecs.choice({prop.class_info.name})"
            case DateTimeProperty():
                return TIMESTAMP
            case DateProperty():
                return DATE
            case ListProperty():
                item = self.codec(prop.inner_property)
                return AS_IT_IS if item == AS_IT_IS else f"_codecs.array({item})"
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
        return codecs[0] if len(codecs) == 1 else f"_codecs.either({', '.join(codecs)})"


def in_code(pattern: str, replacement: str, annotation: str) -> str:
    """An annotation with the matches of a pattern replaced, but for those in its texts."""
    text = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
    return re.sub(f"{text}|{pattern}", lambda found: found[1] or replacement, annotation)


def _is_dict(model: ModelProperty) -> bool:
    item = model.additional_properties
    return not properties(model) and item is not None and not _mentions(_written(item), model.class_info.name)


def _written(prop: Property) -> str:
    return prop.get_type_string().as_unembedded_code()


def _mentions(annotation: str, name: str) -> bool:
    return re.search(rf"\b{name}\b", annotation) is not None


class _Read(NamedTuple):
    """How a property of an object is read, and the constants that this takes."""

    expression: str
    constants: dict[str, str]


def _reading(props: list[Property], expressions: list[str]) -> Iterator[str]:
    for prop, expression in zip(props, expressions, strict=True):
        yield f"self.{prop.python_name} = {expression}"
    required = sum(prop.required for prop in props)
    present = [f"(self.{prop.python_name} is not UNSET)" for prop in props if not prop.required]
    known = " + ".join([str(required), *present])
    yield f"self.additional_properties = {{}} if len(wire) == {known} else others(self, wire)"


def _read(prop: Property, how: str) -> _Read:
    """How `_read` of a model sets a property, by its codec; it raises where its helpers do."""
    whole = f"wire[{_key(prop)!r}]"
    if how == AS_IT_IS:
        return _Read(whole if prop.required else f"{whole} if {_key(prop)!r} in wire else UNSET", {})
    nullable = isinstance(prop, UnionProperty) and any(isinstance(one, NoneProperty) for one in prop.inner_properties)
    value = "value" if nullable else whole
    constants: dict[str, str] = {}
    match re.fullmatch(r"_codecs\.(?:(array)\(_codecs\.)?(model|choice)\('?(\w+)'?\)\)?", how):
        case _ if how in (TIMESTAMP, DATE):
            read = f"{'instant' if how == TIMESTAMP else 'day'}({value})"
        case re.Match() as found if found[2] == "model":
            read = f"{'objects' if found[1] else 'an_object'}({found[3]}, {value})"
        case re.Match() as found if not found[1]:
            constant = _constant(found[3])
            constants[constant] = f"_model.Values({found[3]})"
            read = f"one_of({constant}, {value})"
        case _:
            constant = _constant(str(prop.python_name))
            constants[constant] = how
            read = f"decode({constant}, {value})"
    read = f"None if (value := {whole}) is None else {read}" if nullable else read
    return _Read(read if prop.required else f"({read}) if {_key(prop)!r} in wire else UNSET", constants)


def _constant(name: str) -> str:
    return "_" + re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def _key(prop: Property) -> str:
    return str(prop.name.get_untrusted_value())


def properties(model: ModelProperty) -> list[Property]:
    """Those that every object has, then the others."""
    return [*(model.required_properties or ()), *(model.optional_properties or ())]
