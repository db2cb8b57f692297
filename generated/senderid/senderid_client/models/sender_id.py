from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.sender_id_status import SenderIdStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.approval_request import ApprovalRequest
    from ..models.log_entry import LogEntry
    from ..models.release_request import ReleaseRequest


T = TypeVar("T", bound="SenderId")


@_attrs_define
class SenderId:
    """A registered number (발신번호).

    Attributes:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space or country code.
        handle_key (str): Identifier of the registration. Until 2019 `SED`, the Korean time as `YYYYMMDDhhmmss` and
            upper-case letters
            and digits, 32 characters in all; in 2026 a shorter form.
        status (SenderIdStatus): `PENDING`: the owner is not verified yet. `ACTIVE`: SMS may be sent from it.
            `INACTIVE`: switched off by its owner.
            `DUPLICATED`: another account holds the number.
        method (None | str): How the owner was verified, `null` until then. Seen are `ARS` (a voice call) and `SELF-
            CERT`.
        expire_at (datetime.datetime | None): When the verification lapses, six months after it in the 2019 samples;
            `null` for never.
        approval_documents (list[ApprovalRequest]): Requests for approval by papers.
        unlock_duplicate (None | ReleaseRequest): The request to release the number from another account.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        auto_extension (bool | Unset): Whether the verification is renewed by itself.
        necessary_measures (list[str] | Unset): What the owner still has to do.
        consignment (bool | Unset): Whether the number is used on behalf of its owner.
        log (list[LogEntry] | Unset): What happened to the number.
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
    necessary_measures: list[str] | Unset = UNSET
    consignment: bool | Unset = UNSET
    log: list[LogEntry] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.release_request import ReleaseRequest  # noqa: PLC0415

        phone_number = self.phone_number

        handle_key = self.handle_key

        status = self.status.value

        method: None | str
        method = self.method

        expire_at: None | str
        if isinstance(self.expire_at, datetime.datetime):
            expire_at = self.expire_at.isoformat()
        else:
            expire_at = self.expire_at

        approval_documents = []
        for approval_documents_item_data in self.approval_documents:
            approval_documents_item = approval_documents_item_data.to_dict()
            approval_documents.append(approval_documents_item)

        unlock_duplicate: dict[str, Any] | None
        if isinstance(self.unlock_duplicate, ReleaseRequest):
            unlock_duplicate = self.unlock_duplicate.to_dict()
        else:
            unlock_duplicate = self.unlock_duplicate

        date_created = self.date_created.isoformat()

        date_updated = self.date_updated.isoformat()

        auto_extension = self.auto_extension

        necessary_measures: list[str] | Unset = UNSET
        if not isinstance(self.necessary_measures, Unset):
            necessary_measures = self.necessary_measures

        consignment = self.consignment

        log: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.log, Unset):
            log = []
            for log_item_data in self.log:
                log_item = log_item_data.to_dict()
                log.append(log_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "phoneNumber": phone_number,
                "handleKey": handle_key,
                "status": status,
                "method": method,
                "expireAt": expire_at,
                "approvalDocuments": approval_documents,
                "unlockDuplicate": unlock_duplicate,
                "dateCreated": date_created,
                "dateUpdated": date_updated,
            }
        )
        if auto_extension is not UNSET:
            field_dict["autoExtension"] = auto_extension
        if necessary_measures is not UNSET:
            field_dict["necessaryMeasures"] = necessary_measures
        if consignment is not UNSET:
            field_dict["consignment"] = consignment
        if log is not UNSET:
            field_dict["log"] = log

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.approval_request import ApprovalRequest  # noqa: PLC0415
        from ..models.log_entry import LogEntry  # noqa: PLC0415
        from ..models.release_request import ReleaseRequest  # noqa: PLC0415

        d = dict(src_dict)
        phone_number = d.pop("phoneNumber")

        handle_key = d.pop("handleKey")

        status = SenderIdStatus(d.pop("status"))

        def _parse_method(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        method = _parse_method(d.pop("method"))

        def _parse_expire_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expire_at_type_0 = datetime.datetime.fromisoformat(data)

                return expire_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expire_at = _parse_expire_at(d.pop("expireAt"))

        approval_documents = []
        _approval_documents = d.pop("approvalDocuments")
        for approval_documents_item_data in _approval_documents:
            approval_documents_item = ApprovalRequest.from_dict(approval_documents_item_data)

            approval_documents.append(approval_documents_item)

        def _parse_unlock_duplicate(data: object) -> None | ReleaseRequest:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                unlock_duplicate_type_0 = ReleaseRequest.from_dict(data)

                return unlock_duplicate_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReleaseRequest, data)

        unlock_duplicate = _parse_unlock_duplicate(d.pop("unlockDuplicate"))

        date_created = datetime.datetime.fromisoformat(d.pop("dateCreated"))

        date_updated = datetime.datetime.fromisoformat(d.pop("dateUpdated"))

        auto_extension = d.pop("autoExtension", UNSET)

        necessary_measures = cast(list[str], d.pop("necessaryMeasures", UNSET))

        consignment = d.pop("consignment", UNSET)

        _log = d.pop("log", UNSET)
        log: list[LogEntry] | Unset = UNSET
        if _log is not UNSET:
            log = []
            for log_item_data in _log:
                log_item = LogEntry.from_dict(log_item_data)

                log.append(log_item)

        sender_id = cls(
            phone_number=phone_number,
            handle_key=handle_key,
            status=status,
            method=method,
            expire_at=expire_at,
            approval_documents=approval_documents,
            unlock_duplicate=unlock_duplicate,
            date_created=date_created,
            date_updated=date_updated,
            auto_extension=auto_extension,
            necessary_measures=necessary_measures,
            consignment=consignment,
            log=log,
        )

        sender_id.additional_properties = d
        return sender_id

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
