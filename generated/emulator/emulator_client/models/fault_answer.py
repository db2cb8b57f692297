from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class FaultAnswer(_model.Model):
    """An answer that no contract needs to know.

    Attributes:
        status (int): Its status.
        headers (dict[str, str] | Unset): Its headers; a body is JSON unless they say otherwise.
        body (Any | Unset): Its body, as JSON.
        text (None | str | Unset): Its body as it stands, in the place of `body`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    status: int
    headers: dict[str, str] | Unset = UNSET
    body: Any | Unset = UNSET
    text: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("status", "status"),
        _model.Field("headers", "headers", _model.mapping(_model.AS_IT_IS), required=False),
        _model.Field("body", "body", required=False),
        _model.Field("text", "text", required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.status = wire["status"]
        known = 1
        if "headers" in wire:
            self.headers = self._fields[1].codec.decode(wire["headers"])
            known += 1
        else:
            self.headers = UNSET
        if "body" in wire:
            self.body = wire["body"]
            known += 1
        else:
            self.body = UNSET
        if "text" in wire:
            self.text = wire["text"]
            known += 1
        else:
            self.text = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
