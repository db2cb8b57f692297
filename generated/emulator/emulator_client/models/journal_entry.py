from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _codecs, _model

_HEADERS = _codecs.mapping(_codecs.AS_IT_IS)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class JournalEntry(_model.Model):
    """A request and its answer.

    Attributes:
        id (int): Its place in the order of answers.
        date (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        operation_id (None | str): The operation, `null` when path and method mean none.
        account_id (None | str): The account that it was about, `null` when it is unknown.
        method (str): Its method.
        path (str): Its path and query, as they were sent.
        headers (dict[str, str]): Its headers, names in lower case; secrets are masked.
        body (str): Its body, cut off behind 16,384 characters.
        valid (bool): Whether parameters and body are as the contract wants them.
        error (None | str): Name of the error that it was refused with.
        detail (None | str): What was wrong, where the error has more to say than its name.
        fault (int | None): The fault that it ran into.
        changes (list[Change]): What it changed.
        answer (JournalAnswer): An answer.
        milliseconds (float): How long it took until its answer stood, without the commit and a delay by a fault.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    id: int
    date: datetime.datetime
    operation_id: None | str
    account_id: None | str
    method: str
    path: str
    headers: dict[str, str]
    body: str
    valid: bool
    error: None | str
    detail: None | str
    fault: int | None
    changes: list[Change]
    answer: JournalAnswer
    milliseconds: float
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
        self.date = instant(wire["date"])
        self.operation_id = wire["operationId"]
        self.account_id = wire["accountId"]
        self.method = wire["method"]
        self.path = wire["path"]
        self.headers = decode(_HEADERS, wire["headers"])
        self.body = wire["body"]
        self.valid = wire["valid"]
        self.error = wire["error"]
        self.detail = wire["detail"]
        self.fault = wire["fault"]
        self.changes = objects(Change, wire["changes"])
        self.answer = an_object(JournalAnswer, wire["answer"])
        self.milliseconds = wire["milliseconds"]
        self.additional_properties = {} if len(wire) == 15 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.change import Change
from ..models.journal_answer import JournalAnswer
