from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class WorldSummary(_model.Model):
    """A world, and how much is in it.

    Attributes:
        world (str): Name of a world.
        date_created (datetime.datetime | None): When it was created; `null` for the one that is always there.
        numbers (int): How many numbers its accounts have registered.
        phones (int): How many phones its accounts have.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    world: str
    date_created: datetime.datetime | None
    numbers: int
    phones: int
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
        self.world = wire["world"]
        self.date_created = None if (value := wire["dateCreated"]) is None else instant(value)
        self.numbers = wire["numbers"]
        self.phones = wire["phones"]
        self.additional_properties = {} if len(wire) == 4 else others(self, wire)
