"""Contains all the data models used in inputs/outputs"""

from .advance_clock import AdvanceClock
from .audited_phone import AuditedPhone
from .change import Change
from .clock import Clock
from .create_world import CreateWorld
from .decide_request import DecideRequest
from .decide_request_decision import DecideRequestDecision
from .document_content import DocumentContent
from .document_state import DocumentState
from .error import Error
from .fault import Fault
from .fault_answer import FaultAnswer
from .health import Health
from .health_status import HealthStatus
from .journal_answer import JournalAnswer
from .journal_entry import JournalEntry
from .kept_phone import KeptPhone
from .log_entry import LogEntry
from .number_state import NumberState
from .number_status import NumberStatus
from .pending_fault import PendingFault
from .phone_event import PhoneEvent
from .phone_event_event import PhoneEventEvent
from .phone_state import PhoneState
from .phone_version import PhoneVersion
from .pismo_state import PismoState
from .seeded_phone import SeededPhone
from .seeded_version import SeededVersion
from .sender_id_state import SenderIdState
from .set_clock import SetClock
from .set_number import SetNumber
from .set_number_method import SetNumberMethod
from .set_number_release import SetNumberRelease
from .state import State
from .stored_account import StoredAccount
from .stored_document import StoredDocument
from .stored_document_category import StoredDocumentCategory
from .stored_number import StoredNumber
from .stored_number_alias_type_0 import StoredNumberAliasType0
from .stored_number_call_type_0 import StoredNumberCallType0
from .stored_phone import StoredPhone
from .used_signature import UsedSignature
from .voice_call import VoiceCall
from .waiting_request import WaitingRequest
from .waiting_request_kind import WaitingRequestKind
from .waiting_request_status import WaitingRequestStatus
from .world import World
from .world_access_token import WorldAccessToken
from .world_account import WorldAccount
from .world_server import WorldServer
from .world_summary import WorldSummary
from .world_token import WorldToken

__all__ = (
    "AdvanceClock",
    "AuditedPhone",
    "Change",
    "Clock",
    "CreateWorld",
    "DecideRequest",
    "DecideRequestDecision",
    "DocumentContent",
    "DocumentState",
    "Error",
    "Fault",
    "FaultAnswer",
    "Health",
    "HealthStatus",
    "JournalAnswer",
    "JournalEntry",
    "KeptPhone",
    "LogEntry",
    "NumberState",
    "NumberStatus",
    "PendingFault",
    "PhoneEvent",
    "PhoneEventEvent",
    "PhoneState",
    "PhoneVersion",
    "PismoState",
    "SeededPhone",
    "SeededVersion",
    "SenderIdState",
    "SetClock",
    "SetNumber",
    "SetNumberMethod",
    "SetNumberRelease",
    "State",
    "StoredAccount",
    "StoredDocument",
    "StoredDocumentCategory",
    "StoredNumber",
    "StoredNumberAliasType0",
    "StoredNumberCallType0",
    "StoredPhone",
    "UsedSignature",
    "VoiceCall",
    "WaitingRequest",
    "WaitingRequestKind",
    "WaitingRequestStatus",
    "World",
    "WorldAccessToken",
    "WorldAccount",
    "WorldServer",
    "WorldSummary",
    "WorldToken",
)
