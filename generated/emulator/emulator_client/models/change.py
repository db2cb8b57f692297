from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class Change(_model.Model):
    """A change of the state.

    Attributes:
        resource (str): What was changed.
        account_id (str): The account that it belongs to.
        key (str): The number, or the id of the phone.
        before (None | str): Its status before, `null` when there was no such thing.
        after (None | str): Its status from then on.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    resource: str
    account_id: str
    key: str
    before: None | str
    after: None | str
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("resource", "resource"),
        _model.Field("account_id", "accountId"),
        _model.Field("key", "key"),
        _model.Field("before", "before"),
        _model.Field("after", "after"),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.resource = wire["resource"]
        self.account_id = wire["accountId"]
        self.key = wire["key"]
        self.before = wire["before"]
        self.after = wire["after"]
        self.additional_properties = {} if len(wire) == 5 else self._others(wire)
