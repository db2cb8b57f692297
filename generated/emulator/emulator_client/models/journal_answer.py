from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class JournalAnswer(_model.Model):
    """An answer.

    Attributes:
        status (int): Its status.
        headers (dict[str, str]): Its headers, but for those that describe the body.
        body (str): Its body, cut off behind 16,384 characters.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    status: int
    headers: dict[str, str]
    body: str
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("status", "status"),
        _model.Field("headers", "headers", _model.mapping(_model.AS_IT_IS)),
        _model.Field("body", "body"),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.status = wire["status"]
        self.headers = self._fields[1].codec.decode(wire["headers"])
        self.body = wire["body"]
        self.additional_properties = {} if len(wire) == 3 else self._others(wire)
