from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from ..models.phone_event_event import PhoneEventEvent

_PHONE_EVENT_EVENT = _model.Values(PhoneEventEvent)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class PhoneEvent(_model.Model):
    """An audit event.

    Attributes:
        event (PhoneEventEvent): Name of the event.
        date (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        object_ (AuditedPhone): The phone that was created or changed; `null` for what was not given and has no default.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    event: PhoneEventEvent
    date: datetime.datetime
    object_: AuditedPhone
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
        self.event = one_of(_PHONE_EVENT_EVENT, wire["event"])
        self.date = instant(wire["date"])
        self.object_ = an_object(AuditedPhone, wire["object"])
        self.additional_properties = {} if len(wire) == 3 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.audited_phone import AuditedPhone
