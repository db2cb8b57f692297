from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class DocumentPage(_model.Model):
    """A page of documents.

    Attributes:
        data (list[Document]): The documents.
        next_key (None | str): The document that follows the last of this page, `null` when nothing follows.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    data: list[Document]
    next_key: None | str
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
        self.data = objects(Document, wire["data"])
        self.next_key = wire["nextKey"]
        self.additional_properties = {} if len(wire) == 2 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.document import Document
