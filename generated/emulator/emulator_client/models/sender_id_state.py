from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class SenderIdState(_model.Model):
    """State of the sender-ID API.

    Attributes:
        accounts (list[StoredAccount] | Unset): Accounts that have registered numbers.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    accounts: list[StoredAccount] | Unset = UNSET
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
        self.accounts = (objects(StoredAccount, wire["accounts"])) if "accounts" in wire else UNSET
        self.additional_properties = {} if len(wire) == 0 + (self.accounts is not UNSET) else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.stored_account import StoredAccount
