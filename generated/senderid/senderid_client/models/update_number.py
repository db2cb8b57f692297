from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from ..models.update_number_status import UpdateNumberStatus

_UPDATE_NUMBER_STATUS = _model.Values(UpdateNumberStatus)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class UpdateNumber(_model.Model):
    """The status to switch a number to.

    Attributes:
        status (UpdateNumberStatus): No other status can be asked for.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    status: UpdateNumberStatus
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
        self.status = one_of(_UPDATE_NUMBER_STATUS, wire["status"])
        self.additional_properties = {} if len(wire) == 1 else others(self, wire)
