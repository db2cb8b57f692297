from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class CreatedPhone(_model.Model):
    """The phone that was created.

    Attributes:
        id (int): Identifier of the phone.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    id: int
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (_model.Field("id", "id"),)

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.id = wire["id"]
        self.additional_properties = {} if len(wire) == 1 else self._others(wire)
