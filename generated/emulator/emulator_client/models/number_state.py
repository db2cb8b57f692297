from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class NumberState(_model.Model):
    """The state of a number.

    Attributes:
        id (int): Its place in the order of registrations.
        account_id (str): The account that registered it.
        phone_number (str): The number.
        status (str): Its status.
        release (None | str): The state of its release request, `null` before the first one.
        call (None | VoiceCall): The call that it gets, `null` when it does not ring.
        alias (None | str): The name that its account has given it, `null` for none.
        expire_at (datetime.datetime | None): When its verification lapses, `null` for never.
        log (list[LogEntry]): What happened to it.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    id: int
    account_id: str
    phone_number: str
    status: str
    release: None | str
    call: None | VoiceCall
    alias: None | str
    expire_at: datetime.datetime | None
    log: list[LogEntry]
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
        self.id = wire["id"]
        self.account_id = wire["accountId"]
        self.phone_number = wire["phoneNumber"]
        self.status = wire["status"]
        self.release = wire["release"]
        self.call = None if (value := wire["call"]) is None else an_object(VoiceCall, value)
        self.alias = wire["alias"]
        self.expire_at = None if (value := wire["expireAt"]) is None else instant(value)
        self.log = objects(LogEntry, wire["log"])
        self.additional_properties = {} if len(wire) == 9 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.log_entry import LogEntry
from ..models.voice_call import VoiceCall
