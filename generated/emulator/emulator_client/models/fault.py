from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class Fault(_model.Model):
    """Which requests go wrong, and how: at least one of `error`, `answer`, `drop`, `delaySeconds` and `truncateTo`,
    and at
    most one of the first three.

    Attributes:
        operation_id (None | str | Unset): The operation to fail, as its contract names it; any when `null`.
        account_id (None | str | Unset): The account whose requests fail; any when `null`.
        times (int | None | Unset): How many requests of those that match are looked at; all of them when `null`.
            Default: 1.
        share (float | Unset): Which share of them fails, evenly spread; of 0.25 every fourth. Default: 1.0.
        error (None | str | Unset): The error to answer with, as the contract of the operation names its example.
        answer (FaultAnswer | None | Unset): The answer in the place of the right one.
        drop (bool | Unset): Whether the connection is closed without an answer. Default: False.
        after_work (bool | Unset): Whether the request does its work before it gets another answer, or none. Default:
            False.
        delay_seconds (float | Unset): How long the answer takes. Default: 0.0.
        truncate_to (int | None | Unset): How many bytes of the body arrive before the connection is closed.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    operation_id: None | str | Unset = UNSET
    account_id: None | str | Unset = UNSET
    times: int | None | Unset = UNSET
    share: float | Unset = UNSET
    error: None | str | Unset = UNSET
    answer: FaultAnswer | None | Unset = UNSET
    drop: bool | Unset = UNSET
    after_work: bool | Unset = UNSET
    delay_seconds: float | Unset = UNSET
    truncate_to: int | None | Unset = UNSET
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
        self.operation_id = wire["operationId"] if "operationId" in wire else UNSET
        self.account_id = wire["accountId"] if "accountId" in wire else UNSET
        self.times = wire["times"] if "times" in wire else UNSET
        self.share = wire["share"] if "share" in wire else UNSET
        self.error = wire["error"] if "error" in wire else UNSET
        self.answer = (
            (None if (value := wire["answer"]) is None else an_object(FaultAnswer, value))
            if "answer" in wire
            else UNSET
        )
        self.drop = wire["drop"] if "drop" in wire else UNSET
        self.after_work = wire["afterWork"] if "afterWork" in wire else UNSET
        self.delay_seconds = wire["delaySeconds"] if "delaySeconds" in wire else UNSET
        self.truncate_to = wire["truncateTo"] if "truncateTo" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 0
            + (self.operation_id is not UNSET)
            + (self.account_id is not UNSET)
            + (self.times is not UNSET)
            + (self.share is not UNSET)
            + (self.error is not UNSET)
            + (self.answer is not UNSET)
            + (self.drop is not UNSET)
            + (self.after_work is not UNSET)
            + (self.delay_seconds is not UNSET)
            + (self.truncate_to is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.fault_answer import FaultAnswer
