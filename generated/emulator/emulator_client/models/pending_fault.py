from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


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
        self.id = wire["id"]
        self.seen = wire["seen"]
        self.fault = an_object(Fault, wire["fault"])
        self.additional_properties = {} if len(wire) == 3 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.fault import Fault
