from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


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

    def _read(
        self,
        wire: Any,
        instant: Any = _model.instant,
        day: Any = _model.day,
        one_of: Any = _model.one_of,
        an_object: Any = _model.an_object,
        objects: Any = _model.objects,
        decode: Any = _model.decode,
        others: Any = _model.others,
    ) -> None:
        self.now = instant(wire["now"])
        self.frozen = wire["frozen"] if "frozen" in wire else UNSET
        self.additional_properties = {} if len(wire) == 1 + (self.frozen is not UNSET) else others(self, wire)
