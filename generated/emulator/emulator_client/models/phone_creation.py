from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model

if TYPE_CHECKING:
    from ..models.audited_phone import AuditedPhone


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class PhoneCreation(_model.Model):
    """An audit event.

    Attributes:
        event (Literal['phone_creation']): Name of the event.
        date (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        object_ (AuditedPhone): The phone that was created; `null` for what was not given and has no default.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    event: Literal["phone_creation"]
    date: datetime.datetime
    object_: AuditedPhone
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("event", "event"),
        _model.Field("date", "date", _model.TIMESTAMP),
        _model.Field("object_", "object", _model.model("AuditedPhone")),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.event = wire["event"]
        self.date = _model.instant(wire["date"])
        self.object_ = _model.an_object("AuditedPhone", wire["object"])
        self.additional_properties = {} if len(wire) == 3 else self._others(wire)
