from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class StoredNumberCallType0(_model.Model):
    """The call that it gets, or got last; `null` for none.

    Attributes:
        transaction_id (str): What names the call.
        token (str): The code.
        expires_at (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        attempts (int): How many wrong codes were said.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    transaction_id: str
    token: str
    expires_at: datetime.datetime
    attempts: int
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
        self.transaction_id = wire["transactionId"]
        self.token = wire["token"]
        self.expires_at = instant(wire["expiresAt"])
        self.attempts = wire["attempts"]
        self.additional_properties = {} if len(wire) == 4 else others(self, wire)
