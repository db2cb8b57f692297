from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset

if TYPE_CHECKING:
    from ..models.stored_account import StoredAccount


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class SenderIdState(_model.Model):
    """State of the sender-ID API.

    Attributes:
        accounts (list[StoredAccount] | Unset): Accounts that have registered numbers.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    accounts: list[StoredAccount] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("accounts", "accounts", _model.array(_model.model("StoredAccount")), required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        known = 0
        if "accounts" in wire:
            self.accounts = _model.objects("StoredAccount", wire["accounts"])
            known += 1
        else:
            self.accounts = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
