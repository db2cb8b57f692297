from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .. import _model
from .._model import Unset
from ..models.number_status import NumberStatus

if TYPE_CHECKING:
    from ..models.log_entry import LogEntry


class StoredNumber(_model.Model):
    """A number; its properties are those of `SenderId` in the contract of the sender-ID API.

    Attributes:
        phone_number (str): The number.
        status (NumberStatus): Status of a number.
        handle_key (str | Unset): Identifier of the registration; made up when left out.
        method (None | str | Unset): How the owner was verified.
        expire_at (datetime.datetime | None | Unset): When the verification lapses; `null` for never.
        log (list[LogEntry] | Unset): What happened to the number.
        approval_documents (list[dict[str, Any]] | Unset): Requests for approval by papers.
        unlock_duplicate (dict[str, Any] | Unset): The request to release the number from another account.
        auto_extension (bool | Unset): Whether the verification is renewed by itself.
        consignment (bool | Unset): Whether the number is used on behalf of its owner.
        date_created (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
    """

    phone_number: str = _model.field("phoneNumber")
    status: NumberStatus = _model.field("status", _model.choice(NumberStatus))
    handle_key: str | Unset = _model.field("handleKey", default=_model.UNSET)
    method: None | str | Unset = _model.field("method", default=_model.UNSET)
    expire_at: datetime.datetime | None | Unset = _model.field("expireAt", _model.TIMESTAMP, default=_model.UNSET)
    log: list[LogEntry] | Unset = _model.field("log", _model.array(_model.model("LogEntry")), default=_model.UNSET)
    approval_documents: list[dict[str, Any]] | Unset = _model.field(
        "approvalDocuments", _model.array(_model.mapping(_model.AS_IT_IS)), default=_model.UNSET
    )
    unlock_duplicate: dict[str, Any] | Unset = _model.field(
        "unlockDuplicate", _model.mapping(_model.AS_IT_IS), default=_model.UNSET
    )
    auto_extension: bool | Unset = _model.field("autoExtension", default=_model.UNSET)
    consignment: bool | Unset = _model.field("consignment", default=_model.UNSET)
    date_created: datetime.datetime | Unset = _model.field("dateCreated", _model.TIMESTAMP, default=_model.UNSET)
    date_updated: datetime.datetime | Unset = _model.field("dateUpdated", _model.TIMESTAMP, default=_model.UNSET)
