from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset

if TYPE_CHECKING:
    from ..models.fault import Fault
    from ..models.pismo_state import PismoState
    from ..models.sender_id_state import SenderIdState
    from ..models.set_clock import SetClock
    from ..models.used_signature import UsedSignature


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class State(_model.Model):
    """The state of a world.

    Attributes:
        clock (None | SetClock | Unset): The time that it goes by; the system's when `null`.
        senderid (SenderIdState | Unset): State of the sender-ID API.
        pismo (PismoState | Unset): State of the Pismo API.
        signatures (list[UsedSignature] | Unset): Signatures that were used and would still be accepted by their date.
        faults (list[Fault] | Unset): Faults that are pending.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    clock: None | SetClock | Unset = UNSET
    senderid: SenderIdState | Unset = UNSET
    pismo: PismoState | Unset = UNSET
    signatures: list[UsedSignature] | Unset = UNSET
    faults: list[Fault] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("clock", "clock", _model.model("SetClock"), required=False),
        _model.Field("senderid", "senderid", _model.model("SenderIdState"), required=False),
        _model.Field("pismo", "pismo", _model.model("PismoState"), required=False),
        _model.Field("signatures", "signatures", _model.array(_model.model("UsedSignature")), required=False),
        _model.Field("faults", "faults", _model.array(_model.model("Fault")), required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        known = 0
        if "clock" in wire:
            self.clock = None if (value := wire["clock"]) is None else _model.an_object("SetClock", value)
            known += 1
        else:
            self.clock = UNSET
        if "senderid" in wire:
            self.senderid = _model.an_object("SenderIdState", wire["senderid"])
            known += 1
        else:
            self.senderid = UNSET
        if "pismo" in wire:
            self.pismo = _model.an_object("PismoState", wire["pismo"])
            known += 1
        else:
            self.pismo = UNSET
        if "signatures" in wire:
            self.signatures = _model.objects("UsedSignature", wire["signatures"])
            known += 1
        else:
            self.signatures = UNSET
        if "faults" in wire:
            self.faults = _model.objects("Fault", wire["faults"])
            known += 1
        else:
            self.faults = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
