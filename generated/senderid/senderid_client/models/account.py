from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.limitation_request import LimitationRequest
    from ..models.sender_id import SenderId


T = TypeVar("T", bound="Account")


@_attrs_define
class Account:
    """The account as far as sender IDs are concerned.

    Attributes:
        account_id (str): Identifier of the account.
        limit (int): How many numbers the account may hold.
        limitation_documents (list[LimitationRequest]): Requests for a higher limit.
        sender_ids (list[SenderId]): Every number of the account, in no particular order.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
    """

    account_id: str
    limit: int
    limitation_documents: list[LimitationRequest]
    sender_ids: list[SenderId]
    date_created: datetime.datetime
    date_updated: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        account_id = self.account_id

        limit = self.limit

        limitation_documents = []
        for limitation_documents_item_data in self.limitation_documents:
            limitation_documents_item = limitation_documents_item_data.to_dict()
            limitation_documents.append(limitation_documents_item)

        sender_ids = []
        for sender_ids_item_data in self.sender_ids:
            sender_ids_item = sender_ids_item_data.to_dict()
            sender_ids.append(sender_ids_item)

        date_created = self.date_created.isoformat()

        date_updated = self.date_updated.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountId": account_id,
                "limit": limit,
                "limitationDocuments": limitation_documents,
                "senderIds": sender_ids,
                "dateCreated": date_created,
                "dateUpdated": date_updated,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.limitation_request import LimitationRequest  # noqa: PLC0415
        from ..models.sender_id import SenderId  # noqa: PLC0415

        d = dict(src_dict)
        account_id = d.pop("accountId")

        limit = d.pop("limit")

        limitation_documents = []
        _limitation_documents = d.pop("limitationDocuments")
        for limitation_documents_item_data in _limitation_documents:
            limitation_documents_item = LimitationRequest.from_dict(limitation_documents_item_data)

            limitation_documents.append(limitation_documents_item)

        sender_ids = []
        _sender_ids = d.pop("senderIds")
        for sender_ids_item_data in _sender_ids:
            sender_ids_item = SenderId.from_dict(sender_ids_item_data)

            sender_ids.append(sender_ids_item)

        date_created = datetime.datetime.fromisoformat(d.pop("dateCreated"))

        date_updated = datetime.datetime.fromisoformat(d.pop("dateUpdated"))

        account = cls(
            account_id=account_id,
            limit=limit,
            limitation_documents=limitation_documents,
            sender_ids=sender_ids,
            date_created=date_created,
            date_updated=date_updated,
        )

        account.additional_properties = d
        return account

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
