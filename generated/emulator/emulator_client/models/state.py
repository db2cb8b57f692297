from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


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
        self.clock = (
            (None if (value := wire["clock"]) is None else an_object(SetClock, value)) if "clock" in wire else UNSET
        )
        self.senderid = (an_object(SenderIdState, wire["senderid"])) if "senderid" in wire else UNSET
        self.pismo = (an_object(PismoState, wire["pismo"])) if "pismo" in wire else UNSET
        self.signatures = (objects(UsedSignature, wire["signatures"])) if "signatures" in wire else UNSET
        self.faults = (objects(Fault, wire["faults"])) if "faults" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 0
            + (self.clock is not UNSET)
            + (self.senderid is not UNSET)
            + (self.pismo is not UNSET)
            + (self.signatures is not UNSET)
            + (self.faults is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.fault import Fault
from ..models.pismo_state import PismoState
from ..models.sender_id_state import SenderIdState
from ..models.set_clock import SetClock
from ..models.used_signature import UsedSignature
