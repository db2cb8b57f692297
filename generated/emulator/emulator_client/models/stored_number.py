from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset
from ..models.number_status import NumberStatus

if TYPE_CHECKING:
    from ..models.log_entry import LogEntry

_NUMBER_STATUS = _model.known(NumberStatus)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class StoredNumber(_model.Model):
    """A number; its properties are those of `SenderId` in the contract of the sender-ID API.

    Attributes:
        phone_number (str): The number.
        status (NumberStatus): Status of a number.
        handle_key (str | Unset): Identifier of the registration; made up when left out.
        method (None | str | Unset): How the owner was verified.
        expire_at (datetime.datetime | None | Unset): When the verification lapses; `null` for never.
        log (list[LogEntry] | Unset): What happened to the number.
        approval_documents (list[dict[str, Any]] | Unset): Requests for approval by papers.
        unlock_duplicate (dict[str, Any] | Unset): The request to release the number from another account.
        auto_extension (bool | Unset): Whether the verification is renewed by itself.
        consignment (bool | Unset): Whether the number is used on behalf of its owner.
        date_created (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    phone_number: str
    status: NumberStatus
    handle_key: str | Unset = UNSET
    method: None | str | Unset = UNSET
    expire_at: datetime.datetime | None | Unset = UNSET
    log: list[LogEntry] | Unset = UNSET
    approval_documents: list[dict[str, Any]] | Unset = UNSET
    unlock_duplicate: dict[str, Any] | Unset = UNSET
    auto_extension: bool | Unset = UNSET
    consignment: bool | Unset = UNSET
    date_created: datetime.datetime | Unset = UNSET
    date_updated: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("phone_number", "phoneNumber"),
        _model.Field("status", "status", _model.choice(NumberStatus)),
        _model.Field("handle_key", "handleKey", required=False),
        _model.Field("method", "method", required=False),
        _model.Field("expire_at", "expireAt", _model.TIMESTAMP, required=False),
        _model.Field("log", "log", _model.array(_model.model("LogEntry")), required=False),
        _model.Field(
            "approval_documents", "approvalDocuments", _model.array(_model.mapping(_model.AS_IT_IS)), required=False
        ),
        _model.Field("unlock_duplicate", "unlockDuplicate", _model.mapping(_model.AS_IT_IS), required=False),
        _model.Field("auto_extension", "autoExtension", required=False),
        _model.Field("consignment", "consignment", required=False),
        _model.Field("date_created", "dateCreated", _model.TIMESTAMP, required=False),
        _model.Field("date_updated", "dateUpdated", _model.TIMESTAMP, required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.phone_number = wire["phoneNumber"]
        self.status = _NUMBER_STATUS[wire["status"]]
        known = 2
        if "handleKey" in wire:
            self.handle_key = wire["handleKey"]
            known += 1
        else:
            self.handle_key = UNSET
        if "method" in wire:
            self.method = wire["method"]
            known += 1
        else:
            self.method = UNSET
        if "expireAt" in wire:
            self.expire_at = None if (value := wire["expireAt"]) is None else _model.instant(value)
            known += 1
        else:
            self.expire_at = UNSET
        if "log" in wire:
            self.log = _model.objects("LogEntry", wire["log"])
            known += 1
        else:
            self.log = UNSET
        if "approvalDocuments" in wire:
            self.approval_documents = self._fields[6].codec.decode(wire["approvalDocuments"])
            known += 1
        else:
            self.approval_documents = UNSET
        if "unlockDuplicate" in wire:
            self.unlock_duplicate = self._fields[7].codec.decode(wire["unlockDuplicate"])
            known += 1
        else:
            self.unlock_duplicate = UNSET
        if "autoExtension" in wire:
            self.auto_extension = wire["autoExtension"]
            known += 1
        else:
            self.auto_extension = UNSET
        if "consignment" in wire:
            self.consignment = wire["consignment"]
            known += 1
        else:
            self.consignment = UNSET
        if "dateCreated" in wire:
            self.date_created = _model.instant(wire["dateCreated"])
            known += 1
        else:
            self.date_created = UNSET
        if "dateUpdated" in wire:
            self.date_updated = _model.instant(wire["dateUpdated"])
            known += 1
        else:
            self.date_updated = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
