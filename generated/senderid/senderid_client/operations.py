"""The operations of the contract as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _codecs
from ._files import FileForm, Upload
from ._look_up import Find, LookUp
from ._operation import Operation, Parameter
from ._pages import Pages
from ._phones import PhoneForm
from ._steps import Step

if TYPE_CHECKING:
    from .models.account import Account
    from .models.document import Document
    from .models.document_page import DocumentPage
    from .models.number_alias import NumberAlias

GET_ACCOUNT: Operation[Account] = Operation(
    "get_account",
    "GET",
    "/senderid/v1/numbers",
    parameters=(),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=True,
)
CREATE_NUMBER: Operation[Account] = Operation(
    "create_number",
    "POST",
    "/senderid/v1/numbers",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "body",
            {"type": "string", "pattern": "^(0[1-9][0-9]{7,10}|1[0-9]{7})$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
        Parameter("documents", "documents", "body", {"type": "array", "items": {"type": "string"}}, optional=True),
        Parameter(
            "document_list",
            "documentList",
            "body",
            {
                "type": "object",
                "additionalProperties": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            },
            optional=True,
        ),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: no source says what a repeated call answers. This contract decides on 409 `AlreadyRegistered`.",
    look_up=LookUp(
        lambda: GET_ACCOUNT, {}, (Find("/senderIds", {"/phoneNumber": "$request.body#/phoneNumber"}),), whole=True
    ),
)
LIST_ACTIVE_NUMBERS: Operation[list[str]] = Operation(
    "list_active_numbers",
    "GET",
    "/senderid/v1/numbers/active",
    parameters=(),
    answers={
        200: _codecs.AS_IT_IS,
    },
    idempotent=True,
)
UPDATE_NUMBER: Operation[Account] = Operation(
    "update_number",
    "PUT",
    "/senderid/v1/numbers/{phoneNumber}",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "path",
            {"type": "string", "pattern": "^(0[1-9][0-9]{7,10}|1[0-9]{7})$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
        Parameter("status", "status", "body", {"type": "string", "enum": ["ACTIVE", "INACTIVE"]}),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=True,
)
DELETE_NUMBER: Operation[Account] = Operation(
    "delete_number",
    "DELETE",
    "/senderid/v1/numbers/{phoneNumber}",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "path",
            {"type": "string", "pattern": "^(0[1-9][0-9]{7,10}|1[0-9]{7})$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: a number that is gone is answered with 400 `InvalidSenderId`.",
)
AUTHENTICATE_NUMBER: Operation[Account] = Operation(
    "authenticate_number",
    "PUT",
    "/senderid/v1/numbers/{phoneNumber}/authenticate",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "path",
            {"type": "string", "pattern": "^(0[1-9][0-9]{7,10}|1[0-9]{7})$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
        Parameter("x_mfa_data", "x-mfa-data", "header", {"type": "string"}),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: each first step is a call that rings, and a code is good once.",
)

START_VERIFICATION: Step[Account] = Step(
    AUTHENTICATE_NUMBER,
    "start_verification",
    parameter="x_mfa_data",
    value={"authType": "ARS", "extras": {"phoneNumber": "$request.path.phoneNumber"}},
    takes=(),
    gives=("/mfa/transactionId",),
)

FINISH_VERIFICATION: Step[Account] = Step(
    AUTHENTICATE_NUMBER,
    "finish_verification",
    parameter="x_mfa_data",
    value={"authType": "ARS", "extras": {"phoneNumber": "$request.path.phoneNumber"}},
    takes=(
        Parameter("transaction_id", "transactionId", "body", {"type": "string", "pattern": "^[0-9a-f]{32}$"}),
        Parameter("token", "token", "body", {"type": "string", "pattern": "^[0-9]{4,6}$"}),
    ),
    gives=(),
)
SET_ALIAS: Operation[NumberAlias] = Operation(
    "set_alias",
    "POST",
    "/senderid/v1/extra-data/numbers",
    parameters=(
        Parameter("sender_id", "senderId", "body", {"type": "string", "pattern": "^(0[1-9][0-9]{7,10}|1[0-9]{7})$"}),
        Parameter(
            "alias", "alias", "body", {"type": "string", "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]{1,100}$"}
        ),
    ),
    answers={
        200: _codecs.model("NumberAlias"),
    },
    idempotent=True,
)
REQUEST_APPROVAL: Operation[Account] = Operation(
    "request_approval",
    "POST",
    "/senderid/v1/papers/approval/{phoneNumber}",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "path",
            {"type": "string", "pattern": "^(0[1-9][0-9]{7,10}|1[0-9]{7})$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
        Parameter(
            "documents",
            "documents",
            "body",
            {
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "uniqueItems": True,
                "items": {"type": "string", "pattern": "^[!-~]{1,64}$"},
            },
        ),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: every call is a request of its own, which a person at the provider will read.",
    look_up=LookUp(
        lambda: GET_ACCOUNT,
        {},
        (
            Find("/senderIds", {"/phoneNumber": "$request.path.phoneNumber"}),
            Find("/approvalDocuments", {"/status": "PENDING"}, holds="$request.body#/documents"),
        ),
        whole=True,
    ),
)
REQUEST_LIMIT_INCREASE: Operation[Account] = Operation(
    "request_limit_increase",
    "POST",
    "/senderid/v1/papers/limitation",
    parameters=(
        Parameter(
            "documents",
            "documents",
            "body",
            {
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "uniqueItems": True,
                "items": {"type": "string", "pattern": "^[!-~]{1,64}$"},
            },
        ),
        Parameter("limit", "limit", "body", {"type": "integer", "minimum": 1, "maximum": 1000000}),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: every call is a request of its own, which a person at the provider will read.",
    look_up=LookUp(
        lambda: GET_ACCOUNT,
        {},
        (
            Find(
                "/limitationDocuments",
                {"/status": "PENDING", "/limitRequested": "$request.body#/limit"},
                holds="$request.body#/documents",
            ),
        ),
        whole=True,
    ),
)
REQUEST_DUPLICATE_RELEASE: Operation[Account] = Operation(
    "request_duplicate_release",
    "POST",
    "/senderid/v1/papers/duplicate/{phoneNumber}",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "path",
            {"type": "string", "pattern": "^(0[1-9][0-9]{7,10}|1[0-9]{7})$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
        Parameter("reason", "reason", "body", {"type": "string"}),
        Parameter("name", "name", "body", {"type": "string"}, optional=True),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: every call is a request of its own, which a person at the provider will read.",
    look_up=LookUp(
        lambda: GET_ACCOUNT,
        {},
        (
            Find("/senderIds", {"/phoneNumber": "$request.path.phoneNumber"}),
            Find(
                "/unlockDuplicate",
                {"/status": "PENDING", "/reasonForRequested": "$request.body#/reason", "/name": "$request.body#/name"},
            ),
        ),
        whole=True,
    ),
)
LIST_DOCUMENTS: Operation[DocumentPage] = Operation(
    "list_documents",
    "GET",
    "/senderid/v1/documents",
    parameters=(
        Parameter("document_id", "documentId", "query", {"type": "string", "pattern": "^[!-~]{1,64}$"}, optional=True),
        Parameter(
            "category",
            "category",
            "query",
            {
                "type": "string",
                "enum": ["SENDERID_APPROVAL", "SENDERID_LIMITATION", "SENDERID_IDENTIFICATION", "SENDERID_CONSIGNMENT"],
            },
            optional=True,
        ),
        Parameter("use", "use", "query", {"type": "boolean"}, optional=True),
        Parameter("start_date", "startDate", "query", {"type": "string", "format": "date-time"}, optional=True),
        Parameter("end_date", "endDate", "query", {"type": "string", "format": "date-time"}, optional=True),
        Parameter("start_key", "startKey", "query", {"type": "string", "pattern": "^[!-~]{1,64}$"}, optional=True),
        Parameter("limit", "limit", "query", {"type": "integer", "minimum": 1, "maximum": 1000}, optional=True),
    ),
    answers={
        200: _codecs.model("DocumentPage"),
    },
    idempotent=True,
)

ITER_DOCUMENTS = Pages("data", "next_key", "start_key")
UPLOAD_DOCUMENT: Operation[Document] = Upload(
    "upload_document",
    "POST",
    "/senderid/v1/documents",
    parameters=(
        Parameter("file", "file", "body", {"type": "string"}),
        Parameter(
            "category",
            "category",
            "body",
            {
                "type": "string",
                "enum": ["SENDERID_APPROVAL", "SENDERID_LIMITATION", "SENDERID_IDENTIFICATION", "SENDERID_CONSIGNMENT"],
            },
        ),
        Parameter(
            "name",
            "name",
            "body",
            {"type": "string", "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]{1,255}$"},
            optional=True,
        ),
    ),
    answers={
        200: _codecs.model("Document"),
    },
    idempotent=False,
    repeating="Not idempotent: every call makes a document of its own.",
    file=FileForm(
        "file",
        10485760,
        {
            "image/png": (b"\x89PNG\r\n\x1a\n",),
            "image/gif": (b"GIF87a", b"GIF89a"),
            "image/jpeg": (b"\xff\xd8\xff",),
            "application/pdf": (b"%PDF-",),
            "image/tiff": (b"II*\x00", b"MM\x00*"),
        },
        "name",
    ),
)
DELETE_DOCUMENTS: Operation[list[Document]] = Operation(
    "delete_documents",
    "DELETE",
    "/senderid/v1/documents",
    parameters=(
        Parameter(
            "documents",
            "documents",
            "body",
            {
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "uniqueItems": True,
                "items": {"type": "string", "pattern": "^[!-~]{1,64}$"},
            },
        ),
    ),
    answers={
        200: _codecs.array(_codecs.model("Document")),
    },
    idempotent=False,
    repeating="Not idempotent: a document that is gone is answered with 400 `InvalidDocumentId`.",
)
GET_DOCUMENT: Operation[Document] = Operation(
    "get_document",
    "GET",
    "/senderid/v1/documents/{documentId}",
    parameters=(Parameter("document_id", "documentId", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),),
    answers={
        200: _codecs.model("Document"),
    },
    idempotent=True,
)
