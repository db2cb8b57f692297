from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset


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

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("phone_number", "phoneNumber"),
        _model.Field("documents", "documents", required=False),
        _model.Field("document_list", "documentList", _model.mapping(_model.AS_IT_IS), required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.phone_number = wire["phoneNumber"]
        known = 1
        if "documents" in wire:
            self.documents = wire["documents"]
            known += 1
        else:
            self.documents = UNSET
        if "documentList" in wire:
            self.document_list = self._fields[2].codec.decode(wire["documentList"])
            known += 1
        else:
            self.document_list = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
