from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class UsedSignature(_model.Model):
    """A signature that was used.

    Attributes:
        api_key (str): The key of the account that made it.
        signature (str): The signature, in lower case.
        acceptable_until (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    api_key: str
    signature: str
    acceptable_until: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("api_key", "apiKey"),
        _model.Field("signature", "signature"),
        _model.Field("acceptable_until", "acceptableUntil", _model.TIMESTAMP),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.api_key = wire["apiKey"]
        self.signature = wire["signature"]
        self.acceptable_until = _model.instant(wire["acceptableUntil"])
        self.additional_properties = {} if len(wire) == 3 else self._others(wire)
