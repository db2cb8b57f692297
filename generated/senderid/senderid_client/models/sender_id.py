from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset
from ..models.sender_id_status import SenderIdStatus

if TYPE_CHECKING:
    from ..models.approval_request import ApprovalRequest
    from ..models.log_entry import LogEntry
    from ..models.release_request import ReleaseRequest

_SENDER_ID_STATUS = _model.known(SenderIdStatus)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class SenderId(_model.Model):
    """A registered number (발신번호).

    Attributes:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space or country code.
        handle_key (str): Identifier of the registration. Until 2019 `SED`, the Korean time as `YYYYMMDDhhmmss` and
            upper-case letters
            and digits, 32 characters in all; in 2026 a shorter form.
        status (SenderIdStatus): `PENDING`: the owner is not verified yet. `ACTIVE`: SMS may be sent from it.
            `INACTIVE`: switched off by its owner.
            `DUPLICATED`: another account holds the number.
        method (None | str): How the owner was verified, `null` until then. Seen are `ARS` (a voice call) and
            `SELF-CERT`.
        expire_at (datetime.datetime | None): When the verification lapses, six months after it in the 2019 samples;
            `null` for never.
        approval_documents (list[ApprovalRequest]): Requests for approval by papers.
        unlock_duplicate (None | ReleaseRequest): The request to release the number from another account.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        auto_extension (bool | Unset): Whether the verification is renewed by itself.
        necessary_measures (list[str] | None | Unset): What the owner still has to do; `null` when there is nothing.
        consignment (bool | Unset): Whether the number is used on behalf of its owner.
        log (list[LogEntry] | Unset): What happened to the number.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    phone_number: str
    handle_key: str
    status: SenderIdStatus
    method: None | str
    expire_at: datetime.datetime | None
    approval_documents: list[ApprovalRequest]
    unlock_duplicate: None | ReleaseRequest
    date_created: datetime.datetime
    date_updated: datetime.datetime
    auto_extension: bool | Unset = UNSET
    necessary_measures: list[str] | None | Unset = UNSET
    consignment: bool | Unset = UNSET
    log: list[LogEntry] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("phone_number", "phoneNumber"),
        _model.Field("handle_key", "handleKey"),
        _model.Field("status", "status", _model.choice(SenderIdStatus)),
        _model.Field("method", "method"),
        _model.Field("expire_at", "expireAt", _model.TIMESTAMP),
        _model.Field("approval_documents", "approvalDocuments", _model.array(_model.model("ApprovalRequest"))),
        _model.Field("unlock_duplicate", "unlockDuplicate", _model.model("ReleaseRequest")),
        _model.Field("date_created", "dateCreated", _model.TIMESTAMP),
        _model.Field("date_updated", "dateUpdated", _model.TIMESTAMP),
        _model.Field("auto_extension", "autoExtension", required=False),
        _model.Field("necessary_measures", "necessaryMeasures", required=False),
        _model.Field("consignment", "consignment", required=False),
        _model.Field("log", "log", _model.array(_model.model("LogEntry")), required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.phone_number = wire["phoneNumber"]
        self.handle_key = wire["handleKey"]
        self.status = _SENDER_ID_STATUS[wire["status"]]
        self.method = wire["method"]
        self.expire_at = None if (value := wire["expireAt"]) is None else _model.instant(value)
        self.approval_documents = _model.objects("ApprovalRequest", wire["approvalDocuments"])
        self.unlock_duplicate = (
            None if (value := wire["unlockDuplicate"]) is None else _model.an_object("ReleaseRequest", value)
        )
        self.date_created = _model.instant(wire["dateCreated"])
        self.date_updated = _model.instant(wire["dateUpdated"])
        known = 9
        if "autoExtension" in wire:
            self.auto_extension = wire["autoExtension"]
            known += 1
        else:
            self.auto_extension = UNSET
        if "necessaryMeasures" in wire:
            self.necessary_measures = wire["necessaryMeasures"]
            known += 1
        else:
            self.necessary_measures = UNSET
        if "consignment" in wire:
            self.consignment = wire["consignment"]
            known += 1
        else:
            self.consignment = UNSET
        if "log" in wire:
            self.log = _model.objects("LogEntry", wire["log"])
            known += 1
        else:
            self.log = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
