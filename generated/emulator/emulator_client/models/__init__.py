"""Contains all the data models used in inputs/outputs"""

from .advance_clock import AdvanceClock
from .audited_phone import AuditedPhone
from .change import Change
from .clock import Clock
from .create_world import CreateWorld
from .error import Error
from .fault import Fault
from .fault_answer import FaultAnswer
from .journal_answer import JournalAnswer
from .journal_entry import JournalEntry
from .log_entry import LogEntry
from .number_state import NumberState
from .number_status import NumberStatus
from .pending_fault import PendingFault
from .phone_creation import PhoneCreation
from .phone_state import PhoneState
from .pismo_state import PismoState
from .seeded_phone import SeededPhone
from .sender_id_state import SenderIdState
from .set_clock import SetClock
from .set_number import SetNumber
from .set_number_release import SetNumberRelease
from .state import State
from .stored_account import StoredAccount
from .stored_number import StoredNumber
from .stored_phone import StoredPhone
from .used_signature import UsedSignature
from .world import World
from .world_account import WorldAccount
from .world_summary import WorldSummary
from .world_token import WorldToken

__all__ = (
    "AdvanceClock",
    "AuditedPhone",
    "Change",
    "Clock",
    "CreateWorld",
    "Error",
    "Fault",
    "FaultAnswer",
    "JournalAnswer",
    "JournalEntry",
    "LogEntry",
    "NumberState",
    "NumberStatus",
    "PendingFault",
    "PhoneCreation",
    "PhoneState",
    "PismoState",
    "SeededPhone",
    "SenderIdState",
    "SetClock",
    "SetNumber",
    "SetNumberRelease",
    "State",
    "StoredAccount",
    "StoredNumber",
    "StoredPhone",
    "UsedSignature",
    "World",
    "WorldAccount",
    "WorldSummary",
    "WorldToken",
)
