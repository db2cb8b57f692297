from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _codecs, _model
from .._values import UNSET, Unset

_HEADERS = _codecs.mapping(_codecs.AS_IT_IS)


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
        self.status = wire["status"]
        self.headers = (decode(_HEADERS, wire["headers"])) if "headers" in wire else UNSET
        self.body = wire["body"] if "body" in wire else UNSET
        self.text = wire["text"] if "text" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire) == 1 + (self.headers is not UNSET) + (self.body is not UNSET) + (self.text is not UNSET)
            else others(self, wire)
        )
