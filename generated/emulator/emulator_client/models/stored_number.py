from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _codecs, _model
from .._values import UNSET, Unset
from ..models.number_status import NumberStatus

_NUMBER_STATUS = _model.Values(NumberStatus)
_APPROVAL_DOCUMENTS = _codecs.array(_codecs.mapping(_codecs.AS_IT_IS))
_UNLOCK_DUPLICATE = _codecs.mapping(_codecs.AS_IT_IS)


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
        call (None | StoredNumberCallType0 | Unset): The call that it gets, or got last; `null` for none.
        alias (None | StoredNumberAliasType0 | Unset): The name that its account has given it.
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
    call: None | StoredNumberCallType0 | Unset = UNSET
    alias: None | StoredNumberAliasType0 | Unset = UNSET
    date_created: datetime.datetime | Unset = UNSET
    date_updated: datetime.datetime | Unset = UNSET
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
        self.status = one_of(_NUMBER_STATUS, wire["status"])
        self.handle_key = wire["handleKey"] if "handleKey" in wire else UNSET
        self.method = wire["method"] if "method" in wire else UNSET
        self.expire_at = (
            (None if (value := wire["expireAt"]) is None else instant(value)) if "expireAt" in wire else UNSET
        )
        self.log = (objects(LogEntry, wire["log"])) if "log" in wire else UNSET
        self.approval_documents = (
            (decode(_APPROVAL_DOCUMENTS, wire["approvalDocuments"])) if "approvalDocuments" in wire else UNSET
        )
        self.unlock_duplicate = (
            (decode(_UNLOCK_DUPLICATE, wire["unlockDuplicate"])) if "unlockDuplicate" in wire else UNSET
        )
        self.auto_extension = wire["autoExtension"] if "autoExtension" in wire else UNSET
        self.consignment = wire["consignment"] if "consignment" in wire else UNSET
        self.call = (
            (None if (value := wire["call"]) is None else an_object(StoredNumberCallType0, value))
            if "call" in wire
            else UNSET
        )
        self.alias = (
            (None if (value := wire["alias"]) is None else an_object(StoredNumberAliasType0, value))
            if "alias" in wire
            else UNSET
        )
        self.date_created = (instant(wire["dateCreated"])) if "dateCreated" in wire else UNSET
        self.date_updated = (instant(wire["dateUpdated"])) if "dateUpdated" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 2
            + (self.handle_key is not UNSET)
            + (self.method is not UNSET)
            + (self.expire_at is not UNSET)
            + (self.log is not UNSET)
            + (self.approval_documents is not UNSET)
            + (self.unlock_duplicate is not UNSET)
            + (self.auto_extension is not UNSET)
            + (self.consignment is not UNSET)
            + (self.call is not UNSET)
            + (self.alias is not UNSET)
            + (self.date_created is not UNSET)
            + (self.date_updated is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.log_entry import LogEntry
from ..models.stored_number_alias_type_0 import StoredNumberAliasType0
from ..models.stored_number_call_type_0 import StoredNumberCallType0
