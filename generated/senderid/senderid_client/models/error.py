from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class Error(_model.Model):
    """Why a request was refused.

    Attributes:
        error_code (str): Name of the error, for programs.
        error_message (str): What is wrong, in Korean where the provider documents it.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    error_code: str
    error_message: str
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("error_code", "errorCode"),
        _model.Field("error_message", "errorMessage"),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.error_code = wire["errorCode"]
        self.error_message = wire["errorMessage"]
        self.additional_properties = {} if len(wire) == 2 else self._others(wire)
