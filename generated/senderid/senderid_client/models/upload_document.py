from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset
from ..models.document_category import DocumentCategory

_DOCUMENT_CATEGORY = _model.Values(DocumentCategory)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class UploadDocument(_model.Model):
    """A file to upload.

    Attributes:
        file (str): The file as base64, bare or as a data URI.
        category (DocumentCategory): What a document is for: approval of a number, a higher limit, identification, or
            use on behalf of another. The 2018 text
            writes hyphens, its own answers and everything later underscores.
        name (str | Unset): What the document is called; a random name when left out.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    file: str
    category: DocumentCategory
    name: str | Unset = UNSET
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
        self.file = wire["file"]
        self.category = one_of(_DOCUMENT_CATEGORY, wire["category"])
        self.name = wire["name"] if "name" in wire else UNSET
        self.additional_properties = {} if len(wire) == 2 + (self.name is not UNSET) else others(self, wire)
