from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class SetClock(_model.Model):
    """A time to go by.

    Attributes:
        now (datetime.datetime): An instant with `Z` or an offset.
        frozen (bool | Unset): Whether it stands still from then on. Default: False.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    now: datetime.datetime
    frozen: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("now", "now", _model.TIMESTAMP),
        _model.Field("frozen", "frozen", required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.now = _model.instant(wire["now"])
        known = 1
        if "frozen" in wire:
            self.frozen = wire["frozen"]
            known += 1
        else:
            self.frozen = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
