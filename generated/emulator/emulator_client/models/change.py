from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class Change(_model.Model):
    """A change of the state.

    Attributes:
        resource (str): What was changed.
        account_id (str): The account that it belongs to.
        key (str): The number, or the id of the document, request or phone.
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
        self.resource = wire["resource"]
        self.account_id = wire["accountId"]
        self.key = wire["key"]
        self.before = wire["before"]
        self.after = wire["after"]
        self.additional_properties = {} if len(wire) == 5 else others(self, wire)
