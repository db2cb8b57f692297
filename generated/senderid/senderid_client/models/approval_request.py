from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.review_status import ReviewStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.document_list import DocumentList


T = TypeVar("T", bound="ApprovalRequest")


@_attrs_define
class ApprovalRequest:
    """A request to verify the owner of a number by papers.

    Attributes:
        approval_id (str): Identifier of the request, `APD` and the form of a `handleKey` until 2019.
        status (ReviewStatus): How far a person's decision has come.
        reason (None | str): Why the provider decided as it did.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        documents (list[str] | Unset): Ids of the documents handed in.
        document_list (DocumentList | Unset): Documents by purpose; a purpose has one document id or several.
        consignment_document_list (DocumentList | None | Unset): Documents about using the number on behalf of its
            owner.
    """

    approval_id: str
    status: ReviewStatus
    reason: None | str
    date_created: datetime.datetime
    date_updated: datetime.datetime
    documents: list[str] | Unset = UNSET
    document_list: DocumentList | Unset = UNSET
    consignment_document_list: DocumentList | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.document_list import DocumentList  # noqa: PLC0415

        approval_id = self.approval_id

        status = self.status.value

        reason: None | str
        reason = self.reason

        date_created = self.date_created.isoformat()

        date_updated = self.date_updated.isoformat()

        documents: list[str] | Unset = UNSET
        if not isinstance(self.documents, Unset):
            documents = self.documents

        document_list: dict[str, Any] | Unset = UNSET
        if not isinstance(self.document_list, Unset):
            document_list = self.document_list.to_dict()

        consignment_document_list: dict[str, Any] | None | Unset
        if isinstance(self.consignment_document_list, Unset):
            consignment_document_list = UNSET
        elif isinstance(self.consignment_document_list, DocumentList):
            consignment_document_list = self.consignment_document_list.to_dict()
        else:
            consignment_document_list = self.consignment_document_list

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "approvalId": approval_id,
                "status": status,
                "reason": reason,
                "dateCreated": date_created,
                "dateUpdated": date_updated,
            }
        )
        if documents is not UNSET:
            field_dict["documents"] = documents
        if document_list is not UNSET:
            field_dict["documentList"] = document_list
        if consignment_document_list is not UNSET:
            field_dict["consignmentDocumentList"] = consignment_document_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.document_list import DocumentList  # noqa: PLC0415

        d = dict(src_dict)
        approval_id = d.pop("approvalId")

        status = ReviewStatus(d.pop("status"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        date_created = datetime.datetime.fromisoformat(d.pop("dateCreated"))

        date_updated = datetime.datetime.fromisoformat(d.pop("dateUpdated"))

        documents = cast(list[str], d.pop("documents", UNSET))

        _document_list = d.pop("documentList", UNSET)
        document_list: DocumentList | Unset
        if isinstance(_document_list, Unset):
            document_list = UNSET
        else:
            document_list = DocumentList.from_dict(_document_list)

        def _parse_consignment_document_list(data: object) -> DocumentList | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                consignment_document_list_type_0 = DocumentList.from_dict(data)

                return consignment_document_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DocumentList | None | Unset, data)

        consignment_document_list = _parse_consignment_document_list(d.pop("consignmentDocumentList", UNSET))

        approval_request = cls(
            approval_id=approval_id,
            status=status,
            reason=reason,
            date_created=date_created,
            date_updated=date_updated,
            documents=documents,
            document_list=document_list,
            consignment_document_list=consignment_document_list,
        )

        approval_request.additional_properties = d
        return approval_request

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
