from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class LogEntry(_model.Model):
    """An event in the life of a number.

    Attributes:
        create_at (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        message (str): What happened, in Korean.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    create_at: datetime.datetime
    message: str
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("create_at", "createAt", _model.TIMESTAMP),
        _model.Field("message", "message"),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.create_at = _model.instant(wire["createAt"])
        self.message = wire["message"]
        self.additional_properties = {} if len(wire) == 2 else self._others(wire)
