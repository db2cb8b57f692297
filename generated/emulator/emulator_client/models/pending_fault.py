from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model

if TYPE_CHECKING:
    from ..models.fault import Fault


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class PendingFault(_model.Model):
    """A fault that is pending.

    Attributes:
        id (int): Its identifier, which the journal names.
        seen (int): How many requests have matched it so far.
        fault (Fault): Which requests go wrong, and how: at least one of `error`, `answer`, `drop`, `delaySeconds` and
            `truncateTo`, and at
            most one of the first three.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    id: int
    seen: int
    fault: Fault
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("id", "id"),
        _model.Field("seen", "seen"),
        _model.Field("fault", "fault", _model.model("Fault")),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.id = wire["id"]
        self.seen = wire["seen"]
        self.fault = _model.an_object("Fault", wire["fault"])
        self.additional_properties = {} if len(wire) == 3 else self._others(wire)
