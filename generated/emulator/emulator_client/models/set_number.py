from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset
from ..models.number_status import NumberStatus
from ..models.set_number_release import SetNumberRelease

_NUMBER_STATUS = _model.known(NumberStatus)
_SET_NUMBER_RELEASE = _model.known(SetNumberRelease)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class SetNumber(_model.Model):
    """What to set; at least one of the two.

    Attributes:
        status (NumberStatus | Unset): Status of a number.
        release (SetNumberRelease | Unset): The outcome of its release request.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    status: NumberStatus | Unset = UNSET
    release: SetNumberRelease | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("status", "status", _model.choice(NumberStatus), required=False),
        _model.Field("release", "release", _model.choice(SetNumberRelease), required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        known = 0
        if "status" in wire:
            self.status = _NUMBER_STATUS[wire["status"]]
            known += 1
        else:
            self.status = UNSET
        if "release" in wire:
            self.release = _SET_NUMBER_RELEASE[wire["release"]]
            known += 1
        else:
            self.release = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
