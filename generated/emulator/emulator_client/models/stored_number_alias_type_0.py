from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class StoredNumberAliasType0(_model.Model):
    """The name that its account has given it.

    Attributes:
        alias (str): The name.
        date_created (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    alias: str
    date_created: datetime.datetime
    date_updated: datetime.datetime
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
        self.alias = wire["alias"]
        self.date_created = instant(wire["dateCreated"])
        self.date_updated = instant(wire["dateUpdated"])
        self.additional_properties = {} if len(wire) == 3 else others(self, wire)
