from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class AdvanceClock(_model.Model):
    """How much time passes.

    Attributes:
        seconds (float): Seconds, fractions included.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    seconds: float
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (_model.Field("seconds", "seconds"),)

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.seconds = wire["seconds"]
        self.additional_properties = {} if len(wire) == 1 else self._others(wire)
