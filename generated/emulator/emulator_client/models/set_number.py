from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset
from ..models.number_status import NumberStatus
from ..models.set_number_method import SetNumberMethod
from ..models.set_number_release import SetNumberRelease

_NUMBER_STATUS = _model.Values(NumberStatus)
_SET_NUMBER_RELEASE = _model.Values(SetNumberRelease)
_SET_NUMBER_METHOD = _model.Values(SetNumberMethod)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class SetNumber(_model.Model):
    """What to set; at least one of `status` and `release`.

    Attributes:
        status (NumberStatus | Unset): Status of a number.
        release (SetNumberRelease | Unset): The outcome of its release request.
        method (SetNumberMethod | Unset): How its owner is verified where it becomes `ACTIVE`; without it by a voice
            call, `ARS`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    status: NumberStatus | Unset = UNSET
    release: SetNumberRelease | Unset = UNSET
    method: SetNumberMethod | Unset = UNSET
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
        self.status = (one_of(_NUMBER_STATUS, wire["status"])) if "status" in wire else UNSET
        self.release = (one_of(_SET_NUMBER_RELEASE, wire["release"])) if "release" in wire else UNSET
        self.method = (one_of(_SET_NUMBER_METHOD, wire["method"])) if "method" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire) == 0 + (self.status is not UNSET) + (self.release is not UNSET) + (self.method is not UNSET)
            else others(self, wire)
        )
