from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class MfaError(_model.Model):
    """Why a request was refused; with `mfa`, that a call has begun.

    Attributes:
        error_code (str): Name of the error, for programs.
        error_message (str): What is wrong, in Korean where the provider documents it.
        mfa (Mfa | Unset): The call that has begun.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    error_code: str
    error_message: str
    mfa: Mfa | Unset = UNSET
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
        self.error_code = wire["errorCode"]
        self.error_message = wire["errorMessage"]
        self.mfa = (an_object(Mfa, wire["mfa"])) if "mfa" in wire else UNSET
        self.additional_properties = {} if len(wire) == 2 + (self.mfa is not UNSET) else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.mfa import Mfa
