from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class RequestDuplicateRelease(_model.Model):
    """Why the number should be released.

    Attributes:
        reason (str): Why the account needs the number (중복 해제 사유).
        name (str | Unset): The person in charge (담당자명).
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    reason: str
    name: str | Unset = UNSET
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
        self.reason = wire["reason"]
        self.name = wire["name"] if "name" in wire else UNSET
        self.additional_properties = {} if len(wire) == 1 + (self.name is not UNSET) else others(self, wire)
