"""Contains all the data models used in inputs/outputs"""

from .account import Account
from .approval_request import ApprovalRequest
from .create_number import CreateNumber
from .error import Error
from .limitation_request import LimitationRequest
from .log_entry import LogEntry
from .release_request import ReleaseRequest
from .request_duplicate_release import RequestDuplicateRelease
from .review_status import ReviewStatus
from .sender_id import SenderId
from .sender_id_status import SenderIdStatus
from .update_number import UpdateNumber
from .update_number_status import UpdateNumberStatus

__all__ = (
    "Account",
    "ApprovalRequest",
    "CreateNumber",
    "Error",
    "LimitationRequest",
    "LogEntry",
    "ReleaseRequest",
    "RequestDuplicateRelease",
    "ReviewStatus",
    "SenderId",
    "SenderIdStatus",
    "UpdateNumber",
    "UpdateNumberStatus",
)
