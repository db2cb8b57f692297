from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _codecs, _model
from .._values import UNSET, Unset

_DOCUMENT_LIST = _codecs.mapping(_codecs.AS_IT_IS)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class CreateNumber(_model.Model):
    """A number to register.

    Attributes:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space or country code.
        documents (list[str] | Unset): Ids of uploaded documents that prove the ownership of the number.
        document_list (dict[str, list[str] | str] | Unset): Documents by purpose; a purpose has one document id or
            several.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    phone_number: str
    documents: list[str] | Unset = UNSET
    document_list: dict[str, list[str] | str] | Unset = UNSET
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
        self.phone_number = wire["phoneNumber"]
        self.documents = wire["documents"] if "documents" in wire else UNSET
        self.document_list = (decode(_DOCUMENT_LIST, wire["documentList"])) if "documentList" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire) == 1 + (self.documents is not UNSET) + (self.document_list is not UNSET)
            else others(self, wire)
        )
