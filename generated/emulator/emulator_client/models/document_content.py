from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class DocumentContent(_model.Model):
    """The content of a document.

    Attributes:
        media_type (str): What its first bytes say that it is.
        size (int): Its bytes.
        base64 (str): The bytes as base64.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    media_type: str
    size: int
    base64: str
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
        self.media_type = wire["mediaType"]
        self.size = wire["size"]
        self.base64 = wire["base64"]
        self.additional_properties = {} if len(wire) == 3 else others(self, wire)
