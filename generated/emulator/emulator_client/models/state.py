from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset

if TYPE_CHECKING:
    from ..models.fault import Fault
    from ..models.pismo_state import PismoState
    from ..models.sender_id_state import SenderIdState
    from ..models.set_clock import SetClock
    from ..models.used_signature import UsedSignature


class State(_model.Model):
    """The state of a world.

    Attributes:
        clock (None | SetClock | Unset): The time that it goes by; the system's when `null`.
        senderid (SenderIdState | Unset): State of the sender-ID API.
        pismo (PismoState | Unset): State of the Pismo API.
        signatures (list[UsedSignature] | Unset): Signatures that were used and would still be accepted by their date.
        faults (list[Fault] | Unset): Faults that are pending.
    """

    clock: None | SetClock | Unset = _model.field("clock", _model.model("SetClock"), default=_model.UNSET)
    senderid: SenderIdState | Unset = _model.field("senderid", _model.model("SenderIdState"), default=_model.UNSET)
    pismo: PismoState | Unset = _model.field("pismo", _model.model("PismoState"), default=_model.UNSET)
    signatures: list[UsedSignature] | Unset = _model.field(
        "signatures", _model.array(_model.model("UsedSignature")), default=_model.UNSET
    )
    faults: list[Fault] | Unset = _model.field("faults", _model.array(_model.model("Fault")), default=_model.UNSET)
