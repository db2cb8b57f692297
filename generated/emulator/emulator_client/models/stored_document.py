from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset
from ..models.stored_document_category import StoredDocumentCategory

_STORED_DOCUMENT_CATEGORY = _model.Values(StoredDocumentCategory)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class StoredDocument(_model.Model):
    """A document; its properties are those of `Document` in the contract of the sender-ID API, and its content.

    Attributes:
        document_id (str): Its identifier.
        category (StoredDocumentCategory | Unset): What it is for. Default: 'SENDERID_APPROVAL'.
        name (str | Unset): What it is called; its id when left out.
        original_name (str | Unset): Its name as a file; its id and the ending of its content when left out.
        use (bool | Unset): Whether it was handed in. Default: False.
        gone (bool | Unset): Whether it was removed, of one that the account had from the beginning. Default: False.
        date_created (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        content (None | str | Unset): Its content as base64, `null` when it has none.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    document_id: str
    category: StoredDocumentCategory | Unset = UNSET
    name: str | Unset = UNSET
    original_name: str | Unset = UNSET
    use: bool | Unset = UNSET
    gone: bool | Unset = UNSET
    date_created: datetime.datetime | Unset = UNSET
    content: None | str | Unset = UNSET
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
        self.document_id = wire["documentId"]
        self.category = (one_of(_STORED_DOCUMENT_CATEGORY, wire["category"])) if "category" in wire else UNSET
        self.name = wire["name"] if "name" in wire else UNSET
        self.original_name = wire["originalName"] if "originalName" in wire else UNSET
        self.use = wire["use"] if "use" in wire else UNSET
        self.gone = wire["gone"] if "gone" in wire else UNSET
        self.date_created = (instant(wire["dateCreated"])) if "dateCreated" in wire else UNSET
        self.content = wire["content"] if "content" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 1
            + (self.category is not UNSET)
            + (self.name is not UNSET)
            + (self.original_name is not UNSET)
            + (self.use is not UNSET)
            + (self.gone is not UNSET)
            + (self.date_created is not UNSET)
            + (self.content is not UNSET)
            else others(self, wire)
        )
