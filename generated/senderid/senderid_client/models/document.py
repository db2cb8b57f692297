from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset
from ..models.document_category import DocumentCategory

_DOCUMENT_CATEGORY = _model.Values(DocumentCategory)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class Document(_model.Model):
    """An uploaded document (증빙서류).

    Attributes:
        document_id (str): Identifier of a document. Until 2019 `DOC` and the form of a `handleKey`, in 2026 a shorter
            form.
        account_id (str): The account that uploaded it.
        url (str): Where its content is.
        category (DocumentCategory): What a document is for: approval of a number, a higher limit, identification, or
            use on behalf of another. The 2018 text
            writes hyphens, its own answers and everything later underscores.
        use (bool): Whether it was handed in.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        name (str | Unset): What it is called.
        original_name (str | Unset): Its name as a file; in 2018 and 2019 the same as `name` where none was given.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    document_id: str
    account_id: str
    url: str
    category: DocumentCategory
    use: bool
    date_created: datetime.datetime
    name: str | Unset = UNSET
    original_name: str | Unset = UNSET
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
        self.account_id = wire["accountId"]
        self.url = wire["url"]
        self.category = one_of(_DOCUMENT_CATEGORY, wire["category"])
        self.use = wire["use"]
        self.date_created = instant(wire["dateCreated"])
        self.name = wire["name"] if "name" in wire else UNSET
        self.original_name = wire["originalName"] if "originalName" in wire else UNSET
        self.additional_properties = (
            {} if len(wire) == 6 + (self.name is not UNSET) + (self.original_name is not UNSET) else others(self, wire)
        )
