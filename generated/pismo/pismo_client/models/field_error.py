from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class FieldError(_model.Model):
    """Which field is ill-formatted, and how.

    Attributes:
        message (str): What is wrong.
        field (str): Name of the field, empty when the body as a whole is wrong.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    message: str
    field: str
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("message", "message"),
        _model.Field("field", "field"),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.message = wire["message"]
        self.field = wire["field"]
        self.additional_properties = {} if len(wire) == 2 else self._others(wire)
