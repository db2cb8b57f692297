from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from ..models.waiting_request_kind import WaitingRequestKind
from ..models.waiting_request_status import WaitingRequestStatus

_WAITING_REQUEST_KIND = _model.Values(WaitingRequestKind)
_WAITING_REQUEST_STATUS = _model.Values(WaitingRequestStatus)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class WaitingRequest(_model.Model):
    """What an account has asked the provider for.

    Attributes:
        request_id (str): Its identifier, as the account sees it.
        kind (WaitingRequestKind): What it is about; papers for a number, the release of one, or a higher limit.
        account_id (str): The account that asks.
        phone_number (None | str): The number that it is about, `null` for a higher limit.
        documents (list[str]): Ids of the documents that were handed in.
        limit_requested (int | None): The limit asked for, `null` where it is about a number.
        reason_for_requested (None | str): Why a number should be released.
        name (None | str): The person in charge of a release.
        status (WaitingRequestStatus): `PENDING` while it waits, then what was decided.
        reason (None | str): Why it was decided so.
        date_created (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    request_id: str
    kind: WaitingRequestKind
    account_id: str
    phone_number: None | str
    documents: list[str]
    limit_requested: int | None
    reason_for_requested: None | str
    name: None | str
    status: WaitingRequestStatus
    reason: None | str
    date_created: datetime.datetime
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
        self.request_id = wire["requestId"]
        self.kind = one_of(_WAITING_REQUEST_KIND, wire["kind"])
        self.account_id = wire["accountId"]
        self.phone_number = wire["phoneNumber"]
        self.documents = wire["documents"]
        self.limit_requested = wire["limitRequested"]
        self.reason_for_requested = wire["reasonForRequested"]
        self.name = wire["name"]
        self.status = one_of(_WAITING_REQUEST_STATUS, wire["status"])
        self.reason = wire["reason"]
        self.date_created = instant(wire["dateCreated"])
        self.additional_properties = {} if len(wire) == 11 else others(self, wire)
