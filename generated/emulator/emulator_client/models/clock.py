from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class Clock(_model.Model):
    """The time that a world goes by.

    Attributes:
        now (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        frozen (bool): Whether it stands still.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    now: datetime.datetime
    frozen: bool
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("now", "now", _model.TIMESTAMP),
        _model.Field("frozen", "frozen"),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.now = _model.instant(wire["now"])
        self.frozen = wire["frozen"]
        self.additional_properties = {} if len(wire) == 2 else self._others(wire)
