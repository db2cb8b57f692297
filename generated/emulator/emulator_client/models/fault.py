from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset

if TYPE_CHECKING:
    from ..models.fault_answer import FaultAnswer


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

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("operation_id", "operationId", required=False),
        _model.Field("account_id", "accountId", required=False),
        _model.Field("times", "times", required=False),
        _model.Field("share", "share", required=False),
        _model.Field("error", "error", required=False),
        _model.Field("answer", "answer", _model.model("FaultAnswer"), required=False),
        _model.Field("drop", "drop", required=False),
        _model.Field("after_work", "afterWork", required=False),
        _model.Field("delay_seconds", "delaySeconds", required=False),
        _model.Field("truncate_to", "truncateTo", required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        known = 0
        if "operationId" in wire:
            self.operation_id = wire["operationId"]
            known += 1
        else:
            self.operation_id = UNSET
        if "accountId" in wire:
            self.account_id = wire["accountId"]
            known += 1
        else:
            self.account_id = UNSET
        if "times" in wire:
            self.times = wire["times"]
            known += 1
        else:
            self.times = UNSET
        if "share" in wire:
            self.share = wire["share"]
            known += 1
        else:
            self.share = UNSET
        if "error" in wire:
            self.error = wire["error"]
            known += 1
        else:
            self.error = UNSET
        if "answer" in wire:
            self.answer = None if (value := wire["answer"]) is None else _model.an_object("FaultAnswer", value)
            known += 1
        else:
            self.answer = UNSET
        if "drop" in wire:
            self.drop = wire["drop"]
            known += 1
        else:
            self.drop = UNSET
        if "afterWork" in wire:
            self.after_work = wire["afterWork"]
            known += 1
        else:
            self.after_work = UNSET
        if "delaySeconds" in wire:
            self.delay_seconds = wire["delaySeconds"]
            known += 1
        else:
            self.delay_seconds = UNSET
        if "truncateTo" in wire:
            self.truncate_to = wire["truncateTo"]
            known += 1
        else:
            self.truncate_to = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
