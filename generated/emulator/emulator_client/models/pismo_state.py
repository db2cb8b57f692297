from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset

if TYPE_CHECKING:
    from ..models.stored_phone import StoredPhone


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class PismoState(_model.Model):
    """State of the Pismo API.

    Attributes:
        phones (list[StoredPhone] | Unset): Phones, in the order in which they were created.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    phones: list[StoredPhone] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("phones", "phones", _model.array(_model.model("StoredPhone")), required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        known = 0
        if "phones" in wire:
            self.phones = _model.objects("StoredPhone", wire["phones"])
            known += 1
        else:
            self.phones = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
