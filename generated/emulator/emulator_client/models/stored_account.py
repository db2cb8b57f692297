from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _codecs, _model
from .._values import UNSET, Unset

_LIMITATION_DOCUMENTS = _codecs.array(_codecs.mapping(_codecs.AS_IT_IS))


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class StoredAccount(_model.Model):
    """An account and its numbers.

    Attributes:
        account_id (str): The account.
        date_created (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        numbers (list[StoredNumber] | Unset): Its numbers, in the order in which they were registered.
        limit (int | None | Unset): The limit that it was granted; the one that it began with when `null`.
        limitation_documents (list[dict[str, Any]] | Unset): Its requests for a higher limit.
        documents (list[StoredDocument] | Unset): Its documents, in the order in which they were uploaded.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    account_id: str
    date_created: datetime.datetime | Unset = UNSET
    date_updated: datetime.datetime | Unset = UNSET
    numbers: list[StoredNumber] | Unset = UNSET
    limit: int | None | Unset = UNSET
    limitation_documents: list[dict[str, Any]] | Unset = UNSET
    documents: list[StoredDocument] | Unset = UNSET
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
        self.account_id = wire["accountId"]
        self.date_created = (instant(wire["dateCreated"])) if "dateCreated" in wire else UNSET
        self.date_updated = (instant(wire["dateUpdated"])) if "dateUpdated" in wire else UNSET
        self.numbers = (objects(StoredNumber, wire["numbers"])) if "numbers" in wire else UNSET
        self.limit = wire["limit"] if "limit" in wire else UNSET
        self.limitation_documents = (
            (decode(_LIMITATION_DOCUMENTS, wire["limitationDocuments"])) if "limitationDocuments" in wire else UNSET
        )
        self.documents = (objects(StoredDocument, wire["documents"])) if "documents" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 1
            + (self.date_created is not UNSET)
            + (self.date_updated is not UNSET)
            + (self.numbers is not UNSET)
            + (self.limit is not UNSET)
            + (self.limitation_documents is not UNSET)
            + (self.documents is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.stored_document import StoredDocument
from ..models.stored_number import StoredNumber
