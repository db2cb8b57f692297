from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from ..models.update_number_status import UpdateNumberStatus

_UPDATE_NUMBER_STATUS = _model.known(UpdateNumberStatus)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class UpdateNumber(_model.Model):
    """The status to switch a number to.

    Attributes:
        status (UpdateNumberStatus): No other status can be asked for.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    status: UpdateNumberStatus
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (_model.Field("status", "status", _model.choice(UpdateNumberStatus)),)

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.status = _UPDATE_NUMBER_STATUS[wire["status"]]
        self.additional_properties = {} if len(wire) == 1 else self._others(wire)
