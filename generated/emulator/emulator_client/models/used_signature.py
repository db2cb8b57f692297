from __future__ import annotations

import datetime
from typing import Any

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
        self.api_key = wire["apiKey"]
        self.signature = wire["signature"]
        self.acceptable_until = instant(wire["acceptableUntil"])
        self.additional_properties = {} if len(wire) == 3 else others(self, wire)
