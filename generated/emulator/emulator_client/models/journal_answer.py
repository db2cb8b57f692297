from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _codecs, _model

_HEADERS = _codecs.mapping(_codecs.AS_IT_IS)


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
        self.headers = decode(_HEADERS, wire["headers"])
        self.body = wire["body"]
        self.additional_properties = {} if len(wire) == 3 else others(self, wire)
