"""Contains all the data models used in inputs/outputs"""

from .account import Account
from .approval_request import ApprovalRequest
from .create_number import CreateNumber
from .delete_documents import DeleteDocuments
from .document import Document
from .document_category import DocumentCategory
from .document_page import DocumentPage
from .error import Error
from .extra_info import ExtraInfo
from .limitation_request import LimitationRequest
from .log_entry import LogEntry
from .mfa import Mfa
from .mfa_error import MfaError
from .number_alias import NumberAlias
from .release_request import ReleaseRequest
from .request_approval import RequestApproval
from .request_duplicate_release import RequestDuplicateRelease
from .request_limit_increase import RequestLimitIncrease
from .review_status import ReviewStatus
from .sender_id import SenderId
from .sender_id_status import SenderIdStatus
from .set_alias import SetAlias
from .update_number import UpdateNumber
from .update_number_status import UpdateNumberStatus
from .upload_document import UploadDocument

__all__ = (
    "Account",
    "ApprovalRequest",
    "CreateNumber",
    "DeleteDocuments",
    "Document",
    "DocumentCategory",
    "DocumentPage",
    "Error",
    "ExtraInfo",
    "LimitationRequest",
    "LogEntry",
    "Mfa",
    "MfaError",
    "NumberAlias",
    "ReleaseRequest",
    "RequestApproval",
    "RequestDuplicateRelease",
    "RequestLimitIncrease",
    "ReviewStatus",
    "SenderId",
    "SenderIdStatus",
    "SetAlias",
    "UpdateNumber",
    "UpdateNumberStatus",
    "UploadDocument",
)
