from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset

if TYPE_CHECKING:
    from ..models.fault_answer import FaultAnswer


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
    """

    operation_id: None | str | Unset = _model.field("operationId", default=_model.UNSET)
    account_id: None | str | Unset = _model.field("accountId", default=_model.UNSET)
    times: int | None | Unset = _model.field("times", default=_model.UNSET)
    share: float | Unset = _model.field("share", default=_model.UNSET)
    error: None | str | Unset = _model.field("error", default=_model.UNSET)
    answer: FaultAnswer | None | Unset = _model.field("answer", _model.model("FaultAnswer"), default=_model.UNSET)
    drop: bool | Unset = _model.field("drop", default=_model.UNSET)
    after_work: bool | Unset = _model.field("afterWork", default=_model.UNSET)
    delay_seconds: float | Unset = _model.field("delaySeconds", default=_model.UNSET)
    truncate_to: int | None | Unset = _model.field("truncateTo", default=_model.UNSET)
