from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset
from ..models.sender_id_status import SenderIdStatus

if TYPE_CHECKING:
    from ..models.approval_request import ApprovalRequest
    from ..models.log_entry import LogEntry
    from ..models.release_request import ReleaseRequest


class SenderId(_model.Model):
    """A registered number (발신번호).

    Attributes:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space or country code.
        handle_key (str): Identifier of the registration. Until 2019 `SED`, the Korean time as `YYYYMMDDhhmmss` and
            upper-case letters
            and digits, 32 characters in all; in 2026 a shorter form.
        status (SenderIdStatus): `PENDING`: the owner is not verified yet. `ACTIVE`: SMS may be sent from it.
            `INACTIVE`: switched off by its owner.
            `DUPLICATED`: another account holds the number.
        method (None | str): How the owner was verified, `null` until then. Seen are `ARS` (a voice call) and
            `SELF-CERT`.
        expire_at (datetime.datetime | None): When the verification lapses, six months after it in the 2019 samples;
            `null` for never.
        approval_documents (list[ApprovalRequest]): Requests for approval by papers.
        unlock_duplicate (None | ReleaseRequest): The request to release the number from another account.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        auto_extension (bool | Unset): Whether the verification is renewed by itself.
        necessary_measures (list[str] | Unset): What the owner still has to do.
        consignment (bool | Unset): Whether the number is used on behalf of its owner.
        log (list[LogEntry] | Unset): What happened to the number.
    """

    phone_number: str = _model.field("phoneNumber")
    handle_key: str = _model.field("handleKey")
    status: SenderIdStatus = _model.field("status", _model.choice(SenderIdStatus))
    method: None | str = _model.field("method")
    expire_at: datetime.datetime | None = _model.field("expireAt", _model.TIMESTAMP)
    approval_documents: list[ApprovalRequest] = _model.field(
        "approvalDocuments", _model.array(_model.model("ApprovalRequest"))
    )
    unlock_duplicate: None | ReleaseRequest = _model.field("unlockDuplicate", _model.model("ReleaseRequest"))
    date_created: datetime.datetime = _model.field("dateCreated", _model.TIMESTAMP)
    date_updated: datetime.datetime = _model.field("dateUpdated", _model.TIMESTAMP)
    auto_extension: bool | Unset = _model.field("autoExtension", default=_model.UNSET)
    necessary_measures: list[str] | Unset = _model.field("necessaryMeasures", default=_model.UNSET)
    consignment: bool | Unset = _model.field("consignment", default=_model.UNSET)
    log: list[LogEntry] | Unset = _model.field("log", _model.array(_model.model("LogEntry")), default=_model.UNSET)
