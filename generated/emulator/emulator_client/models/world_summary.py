from __future__ import annotations

import datetime

from .. import _model


class WorldSummary(_model.Model):
    """A world, and how much is in it.

    Attributes:
        world (str): Name of a world.
        date_created (datetime.datetime | None): When it was created; `null` for the one that is always there.
        numbers (int): How many numbers its accounts have registered.
        phones (int): How many phones its accounts have.
    """

    world: str = _model.field("world")
    date_created: datetime.datetime | None = _model.field("dateCreated", _model.TIMESTAMP)
    numbers: int = _model.field("numbers")
    phones: int = _model.field("phones")
