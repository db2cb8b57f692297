from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset


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

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("reason", "reason"),
        _model.Field("name", "name", required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.reason = wire["reason"]
        known = 1
        if "name" in wire:
            self.name = wire["name"]
            known += 1
        else:
            self.name = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
