from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model

if TYPE_CHECKING:
    from ..models.log_entry import LogEntry


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class NumberState(_model.Model):
    """The state of a number.

    Attributes:
        id (int): Its place in the order of registrations.
        account_id (str): The account that registered it.
        phone_number (str): The number.
        status (str): Its status.
        release (None | str): The state of its release request, `null` before the first one.
        expire_at (datetime.datetime | None): When its verification lapses, `null` for never.
        log (list[LogEntry]): What happened to it.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    id: int
    account_id: str
    phone_number: str
    status: str
    release: None | str
    expire_at: datetime.datetime | None
    log: list[LogEntry]
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("id", "id"),
        _model.Field("account_id", "accountId"),
        _model.Field("phone_number", "phoneNumber"),
        _model.Field("status", "status"),
        _model.Field("release", "release"),
        _model.Field("expire_at", "expireAt", _model.TIMESTAMP),
        _model.Field("log", "log", _model.array(_model.model("LogEntry"))),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.id = wire["id"]
        self.account_id = wire["accountId"]
        self.phone_number = wire["phoneNumber"]
        self.status = wire["status"]
        self.release = wire["release"]
        self.expire_at = None if (value := wire["expireAt"]) is None else _model.instant(value)
        self.log = _model.objects("LogEntry", wire["log"])
        self.additional_properties = {} if len(wire) == 7 else self._others(wire)
