from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .. import _model

if TYPE_CHECKING:
    from ..models.change import Change
    from ..models.journal_answer import JournalAnswer


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
    """

    id: int = _model.field("id")
    date: datetime.datetime = _model.field("date", _model.TIMESTAMP)
    operation_id: None | str = _model.field("operationId")
    account_id: None | str = _model.field("accountId")
    method: str = _model.field("method")
    path: str = _model.field("path")
    headers: dict[str, str] = _model.field("headers", _model.mapping(_model.AS_IT_IS))
    body: str = _model.field("body")
    valid: bool = _model.field("valid")
    error: None | str = _model.field("error")
    detail: None | str = _model.field("detail")
    fault: int | None = _model.field("fault")
    changes: list[Change] = _model.field("changes", _model.array(_model.model("Change")))
    answer: JournalAnswer = _model.field("answer", _model.model("JournalAnswer"))
    milliseconds: float = _model.field("milliseconds")
