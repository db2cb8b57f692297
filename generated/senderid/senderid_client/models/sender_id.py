from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset
from ..models.sender_id_status import SenderIdStatus

_SENDER_ID_STATUS = _model.Values(SenderIdStatus)


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
        method (None | str): How the owner was verified, `null` until then. Seen are `ARS` (a voice call), `SELF-CERT`
            (the member's own number)
            and, in tests of the provider's own command line alone, `DOCUMENT` (by papers).
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
        self.phone_number = wire["phoneNumber"]
        self.handle_key = wire["handleKey"]
        self.status = one_of(_SENDER_ID_STATUS, wire["status"])
        self.method = wire["method"]
        self.expire_at = None if (value := wire["expireAt"]) is None else instant(value)
        self.approval_documents = objects(ApprovalRequest, wire["approvalDocuments"])
        self.unlock_duplicate = None if (value := wire["unlockDuplicate"]) is None else an_object(ReleaseRequest, value)
        self.date_created = instant(wire["dateCreated"])
        self.date_updated = instant(wire["dateUpdated"])
        self.auto_extension = wire["autoExtension"] if "autoExtension" in wire else UNSET
        self.necessary_measures = wire["necessaryMeasures"] if "necessaryMeasures" in wire else UNSET
        self.consignment = wire["consignment"] if "consignment" in wire else UNSET
        self.log = (objects(LogEntry, wire["log"])) if "log" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 9
            + (self.auto_extension is not UNSET)
            + (self.necessary_measures is not UNSET)
            + (self.consignment is not UNSET)
            + (self.log is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.approval_request import ApprovalRequest
from ..models.log_entry import LogEntry
from ..models.release_request import ReleaseRequest
