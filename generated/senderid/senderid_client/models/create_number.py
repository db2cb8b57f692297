from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.document_list import DocumentList


T = TypeVar("T", bound="CreateNumber")


@_attrs_define
class CreateNumber:
    """A number to register.

    Attributes:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space or country code.
        documents (list[str] | Unset): Ids of uploaded documents that prove the ownership of the number.
        document_list (DocumentList | Unset): Documents by purpose; a purpose has one document id or several.
    """

    phone_number: str
    documents: list[str] | Unset = UNSET
    document_list: DocumentList | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        phone_number = self.phone_number

        documents: list[str] | Unset = UNSET
        if not isinstance(self.documents, Unset):
            documents = self.documents

        document_list: dict[str, Any] | Unset = UNSET
        if not isinstance(self.document_list, Unset):
            document_list = self.document_list.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "phoneNumber": phone_number,
            }
        )
        if documents is not UNSET:
            field_dict["documents"] = documents
        if document_list is not UNSET:
            field_dict["documentList"] = document_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.document_list import DocumentList  # noqa: PLC0415

        d = dict(src_dict)
        phone_number = d.pop("phoneNumber")

        documents = cast(list[str], d.pop("documents", UNSET))

        _document_list = d.pop("documentList", UNSET)
        document_list: DocumentList | Unset
        if isinstance(_document_list, Unset):
            document_list = UNSET
        else:
            document_list = DocumentList.from_dict(_document_list)

        create_number = cls(
            phone_number=phone_number,
            documents=documents,
            document_list=document_list,
        )

        return create_number
