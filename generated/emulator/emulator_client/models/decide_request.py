from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset
from ..models.decide_request_decision import DecideRequestDecision

_DECIDE_REQUEST_DECISION = _model.Values(DecideRequestDecision)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class DecideRequest(_model.Model):
    """A decision.

    Attributes:
        decision (DecideRequestDecision): What becomes of the request.
        reason (None | str | Unset): Why, for the account to read.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    decision: DecideRequestDecision
    reason: None | str | Unset = UNSET
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
        self.decision = one_of(_DECIDE_REQUEST_DECISION, wire["decision"])
        self.reason = wire["reason"] if "reason" in wire else UNSET
        self.additional_properties = {} if len(wire) == 1 + (self.reason is not UNSET) else others(self, wire)
