from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class WorldToken(_model.Model):
    """A bearer token of the Pismo API; made up when left out.

    Attributes:
        token (str | Unset): What follows `Bearer` in the header.
        account_id (int | None | Unset): The one account that it reaches; every account when `null`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    token: str | Unset = UNSET
    account_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("token", "token", required=False),
        _model.Field("account_id", "accountId", required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        known = 0
        if "token" in wire:
            self.token = wire["token"]
            known += 1
        else:
            self.token = UNSET
        if "accountId" in wire:
            self.account_id = wire["accountId"]
            known += 1
        else:
            self.account_id = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
