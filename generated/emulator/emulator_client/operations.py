"""The operations of the contract as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _codecs
from ._operation import Operation, Parameter

if TYPE_CHECKING:
    from .models.clock import Clock
    from .models.document_content import DocumentContent
    from .models.document_state import DocumentState
    from .models.health import Health
    from .models.journal_entry import JournalEntry
    from .models.number_state import NumberState
    from .models.pending_fault import PendingFault
    from .models.phone_event import PhoneEvent
    from .models.phone_state import PhoneState
    from .models.state import State
    from .models.waiting_request import WaitingRequest
    from .models.world import World
    from .models.world_summary import WorldSummary

GET_HEALTH: Operation[Health] = Operation(
    "get_health",
    "GET",
    "/_emulator/health",
    parameters=(),
    answers={
        200: _codecs.model("Health"),
    },
    idempotent=True,
    public=True,
)
LIST_WORLDS: Operation[list[WorldSummary]] = Operation(
    "list_worlds",
    "GET",
    "/_emulator/worlds",
    parameters=(),
    answers={
        200: _codecs.array(_codecs.model("WorldSummary")),
    },
    idempotent=True,
)
CREATE_WORLD: Operation[World] = Operation(
    "create_world",
    "POST",
    "/_emulator/worlds",
    parameters=(
        Parameter(
            "world", "world", "body", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}, optional=True
        ),
        Parameter(
            "accounts",
            "accounts",
            "body",
            {
                "type": "array",
                "maxItems": 1000,
                "items": {
                    "type": "object",
                    "properties": {
                        "accountId": {"type": "string", "pattern": "^[!-~]{1,64}$"},
                        "apiKey": {"type": "string", "pattern": "^[!-+\\--~]{1,200}$"},
                        "apiSecret": {"type": "string", "pattern": "^[!-~]{1,200}$"},
                        "limit": {"type": "integer", "minimum": 0, "maximum": 1000000},
                        "documents": {"type": "array", "items": {"type": "string", "pattern": "^[!-~]{1,200}$"}},
                        "permissions": {"type": "array", "items": {"type": "string", "pattern": "^[!-~]{1,200}$"}},
                        "roles": {"type": "array", "items": {"type": "string", "pattern": "^[!-~]{1,200}$"}},
                        "status": {"type": "string", "pattern": "^[!-~]{1,64}$"},
                        "memberStatus": {"type": "string", "pattern": "^[!-~]{1,64}$"},
                        "verified": {"type": "boolean"},
                        "allowedAddresses": {
                            "type": "array",
                            "items": {"type": "string", "pattern": "^[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?$"},
                        },
                        "accessTokens": {
                            "type": "array",
                            "maxItems": 100,
                            "items": {
                                "type": "object",
                                "properties": {
                                    "token": {"type": "string", "pattern": "^[!-~]{1,1000}$"},
                                    "scopes": {
                                        "type": "array",
                                        "items": {"type": "string", "pattern": "^[!-~]{1,200}$"},
                                    },
                                },
                                "additionalProperties": False,
                            },
                        },
                    },
                    "additionalProperties": False,
                },
            },
            optional=True,
        ),
        Parameter(
            "tokens",
            "tokens",
            "body",
            {
                "type": "array",
                "maxItems": 1000,
                "items": {
                    "type": "object",
                    "properties": {
                        "token": {"type": "string", "pattern": "^[!-~]{1,1000}$"},
                        "accountId": {"type": ["integer", "null"], "minimum": 1, "maximum": 9223372036854775807},
                    },
                    "additionalProperties": False,
                },
            },
            optional=True,
        ),
        Parameter(
            "servers",
            "servers",
            "body",
            {
                "type": "array",
                "maxItems": 1000,
                "items": {
                    "type": "object",
                    "properties": {
                        "serverKey": {"type": "string", "pattern": "^[!-~]{1,200}$"},
                        "serverSecret": {"type": "string", "pattern": "^[!-~]{1,200}$"},
                    },
                    "additionalProperties": False,
                },
            },
            optional=True,
        ),
    ),
    answers={
        201: _codecs.model("World"),
    },
    idempotent=False,
)
GET_WORLD: Operation[World] = Operation(
    "get_world",
    "GET",
    "/_emulator/worlds/{world}",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
    ),
    answers={
        200: _codecs.model("World"),
    },
    idempotent=True,
)
DELETE_WORLD: Operation[None] = Operation(
    "delete_world",
    "DELETE",
    "/_emulator/worlds/{world}",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
    ),
    answers={
        204: None,
    },
    idempotent=True,
)
RESET: Operation[None] = Operation(
    "reset",
    "POST",
    "/_emulator/worlds/{world}/reset",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
    ),
    answers={
        204: None,
    },
    idempotent=True,
)
RESET_ACCOUNT: Operation[None] = Operation(
    "reset_account",
    "POST",
    "/_emulator/worlds/{world}/accounts/{accountId}/reset",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("account_id", "accountId", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),
    ),
    answers={
        204: None,
    },
    idempotent=True,
)
GET_STATE: Operation[State] = Operation(
    "get_state",
    "GET",
    "/_emulator/worlds/{world}/state",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
    ),
    answers={
        200: _codecs.model("State"),
    },
    idempotent=True,
)
PUT_STATE: Operation[None] = Operation(
    "put_state",
    "PUT",
    "/_emulator/worlds/{world}/state",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter(
            "body",
            "body",
            "content",
            {
                "type": "object",
                "properties": {
                    "clock": {
                        "oneOf": [
                            {
                                "type": "object",
                                "required": ["now"],
                                "properties": {
                                    "now": {"type": "string", "format": "date-time"},
                                    "frozen": {"type": "boolean"},
                                },
                                "additionalProperties": False,
                            },
                            {"type": "null"},
                        ]
                    },
                    "senderid": {
                        "type": "object",
                        "properties": {
                            "accounts": {
                                "type": "array",
                                "items": {
                                    "type": "object",
                                    "required": ["accountId"],
                                    "properties": {
                                        "accountId": {"type": "string", "pattern": "^[!-~]{1,64}$"},
                                        "dateCreated": {
                                            "type": "string",
                                            "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                            "format": "date-time",
                                        },
                                        "dateUpdated": {
                                            "type": "string",
                                            "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                            "format": "date-time",
                                        },
                                        "numbers": {
                                            "type": "array",
                                            "items": {
                                                "type": "object",
                                                "required": ["phoneNumber", "status"],
                                                "properties": {
                                                    "phoneNumber": {"type": "string", "pattern": "^[!-~]{1,64}$"},
                                                    "handleKey": {"type": "string"},
                                                    "status": {
                                                        "type": "string",
                                                        "enum": ["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"],
                                                    },
                                                    "method": {"type": ["string", "null"]},
                                                    "expireAt": {
                                                        "oneOf": [
                                                            {
                                                                "type": "string",
                                                                "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                                "format": "date-time",
                                                            },
                                                            {"type": "null"},
                                                        ]
                                                    },
                                                    "log": {
                                                        "type": "array",
                                                        "items": {
                                                            "type": "object",
                                                            "required": ["createAt", "message"],
                                                            "properties": {
                                                                "createAt": {
                                                                    "type": "string",
                                                                    "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                                    "format": "date-time",
                                                                },
                                                                "message": {"type": "string"},
                                                            },
                                                        },
                                                    },
                                                    "approvalDocuments": {"type": "array", "items": {"type": "object"}},
                                                    "unlockDuplicate": {"type": "object"},
                                                    "autoExtension": {"type": "boolean"},
                                                    "consignment": {"type": "boolean"},
                                                    "call": {
                                                        "type": ["object", "null"],
                                                        "required": ["transactionId", "token", "expiresAt", "attempts"],
                                                        "properties": {
                                                            "transactionId": {"type": "string"},
                                                            "token": {"type": "string"},
                                                            "expiresAt": {
                                                                "type": "string",
                                                                "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                                "format": "date-time",
                                                            },
                                                            "attempts": {"type": "integer"},
                                                        },
                                                        "additionalProperties": False,
                                                    },
                                                    "alias": {
                                                        "type": ["object", "null"],
                                                        "required": ["alias", "dateCreated", "dateUpdated"],
                                                        "properties": {
                                                            "alias": {"type": "string"},
                                                            "dateCreated": {
                                                                "type": "string",
                                                                "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                                "format": "date-time",
                                                            },
                                                            "dateUpdated": {
                                                                "type": "string",
                                                                "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                                "format": "date-time",
                                                            },
                                                        },
                                                        "additionalProperties": False,
                                                    },
                                                    "dateCreated": {
                                                        "type": "string",
                                                        "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                        "format": "date-time",
                                                    },
                                                    "dateUpdated": {
                                                        "type": "string",
                                                        "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                        "format": "date-time",
                                                    },
                                                },
                                                "additionalProperties": False,
                                            },
                                        },
                                        "limit": {"type": ["integer", "null"], "minimum": 0, "maximum": 1000000},
                                        "limitationDocuments": {"type": "array", "items": {"type": "object"}},
                                        "documents": {
                                            "type": "array",
                                            "items": {
                                                "type": "object",
                                                "required": ["documentId"],
                                                "properties": {
                                                    "documentId": {"type": "string", "pattern": "^[!-~]{1,64}$"},
                                                    "category": {
                                                        "type": "string",
                                                        "enum": [
                                                            "SENDERID_APPROVAL",
                                                            "SENDERID_LIMITATION",
                                                            "SENDERID_IDENTIFICATION",
                                                            "SENDERID_CONSIGNMENT",
                                                        ],
                                                    },
                                                    "name": {"type": "string"},
                                                    "originalName": {"type": "string"},
                                                    "use": {"type": "boolean"},
                                                    "gone": {"type": "boolean"},
                                                    "dateCreated": {
                                                        "type": "string",
                                                        "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                        "format": "date-time",
                                                    },
                                                    "content": {"type": ["string", "null"]},
                                                },
                                                "additionalProperties": False,
                                            },
                                        },
                                    },
                                    "additionalProperties": False,
                                },
                            }
                        },
                        "additionalProperties": False,
                    },
                    "pismo": {
                        "type": "object",
                        "properties": {
                            "phones": {
                                "type": "array",
                                "items": {
                                    "type": "object",
                                    "required": ["phone"],
                                    "properties": {
                                        "id": {"type": "integer", "minimum": 1, "maximum": 9007199254740991},
                                        "date": {
                                            "type": "string",
                                            "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                            "format": "date-time",
                                        },
                                        "phone": {
                                            "type": "object",
                                            "required": ["account_id", "number", "type"],
                                            "properties": {
                                                "account_id": {
                                                    "type": "integer",
                                                    "minimum": 1,
                                                    "maximum": 9223372036854775807,
                                                },
                                                "customer_id": {
                                                    "type": ["integer", "null"],
                                                    "minimum": -9223372036854775808,
                                                    "maximum": 9223372036854775807,
                                                },
                                                "area_code": {
                                                    "type": ["integer", "null"],
                                                    "minimum": -2147483648,
                                                    "maximum": 2147483647,
                                                },
                                                "number": {"type": "string", "pattern": "^[0-9-]{1,15}$"},
                                                "type": {"type": "string"},
                                                "extension": {"type": ["string", "null"]},
                                                "active": {"type": "boolean"},
                                                "country_code": {
                                                    "type": "integer",
                                                    "minimum": -2147483648,
                                                    "maximum": 2147483647,
                                                },
                                            },
                                            "additionalProperties": False,
                                        },
                                        "versions": {
                                            "type": "array",
                                            "items": {
                                                "type": "object",
                                                "required": ["date", "phone"],
                                                "properties": {
                                                    "date": {
                                                        "type": "string",
                                                        "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                                        "format": "date-time",
                                                    },
                                                    "phone": {
                                                        "type": "object",
                                                        "required": ["account_id", "number", "type"],
                                                        "properties": {
                                                            "account_id": {
                                                                "type": "integer",
                                                                "minimum": 1,
                                                                "maximum": 9223372036854775807,
                                                            },
                                                            "customer_id": {
                                                                "type": ["integer", "null"],
                                                                "minimum": -9223372036854775808,
                                                                "maximum": 9223372036854775807,
                                                            },
                                                            "area_code": {
                                                                "type": ["integer", "null"],
                                                                "minimum": -2147483648,
                                                                "maximum": 2147483647,
                                                            },
                                                            "number": {"type": "string", "pattern": "^[0-9-]{1,15}$"},
                                                            "type": {"type": "string"},
                                                            "extension": {"type": ["string", "null"]},
                                                            "active": {"type": "boolean"},
                                                            "country_code": {
                                                                "type": "integer",
                                                                "minimum": -2147483648,
                                                                "maximum": 2147483647,
                                                            },
                                                        },
                                                        "additionalProperties": False,
                                                    },
                                                },
                                                "additionalProperties": False,
                                            },
                                        },
                                    },
                                    "additionalProperties": False,
                                },
                            }
                        },
                        "additionalProperties": False,
                    },
                    "signatures": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["apiKey", "signature", "acceptableUntil"],
                            "properties": {
                                "apiKey": {"type": "string", "pattern": "^[!-~]{1,200}$"},
                                "signature": {"type": "string", "pattern": "^[!-~]{1,200}$"},
                                "acceptableUntil": {
                                    "type": "string",
                                    "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$",
                                    "format": "date-time",
                                },
                            },
                            "additionalProperties": False,
                        },
                    },
                    "faults": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "operationId": {"type": ["string", "null"]},
                                "accountId": {"type": ["string", "null"]},
                                "times": {"type": ["integer", "null"], "minimum": 1, "maximum": 1000000000},
                                "share": {"type": "number", "maximum": 1, "exclusiveMinimum": 0},
                                "error": {"type": ["string", "null"]},
                                "answer": {
                                    "oneOf": [
                                        {
                                            "type": "object",
                                            "required": ["status"],
                                            "properties": {
                                                "status": {"type": "integer", "minimum": 200, "maximum": 599},
                                                "headers": {
                                                    "type": "object",
                                                    "propertyNames": {"pattern": "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},
                                                    "additionalProperties": {"type": "string", "pattern": "^[ -~]*$"},
                                                },
                                                "body": {},
                                                "text": {"type": ["string", "null"]},
                                            },
                                            "additionalProperties": False,
                                        },
                                        {"type": "null"},
                                    ]
                                },
                                "drop": {"type": "boolean"},
                                "afterWork": {"type": "boolean"},
                                "delaySeconds": {"type": "number", "minimum": 0, "maximum": 60},
                                "truncateTo": {"type": ["integer", "null"], "minimum": 0, "maximum": 65536},
                            },
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        ),
    ),
    answers={
        204: None,
    },
    idempotent=True,
)
LIST_NUMBERS: Operation[list[NumberState]] = Operation(
    "list_numbers",
    "GET",
    "/_emulator/worlds/{world}/senderid/numbers",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("account_id", "accountId", "query", {"type": "string", "pattern": "^[!-~]{1,64}$"}, optional=True),
        Parameter(
            "status",
            "status",
            "query",
            {"type": "string", "enum": ["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"]},
            optional=True,
        ),
        Parameter(
            "after", "after", "query", {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}, optional=True
        ),
        Parameter("limit", "limit", "query", {"type": "integer", "minimum": 1, "maximum": 1000}, optional=True),
    ),
    answers={
        200: _codecs.array(_codecs.model("NumberState")),
    },
    idempotent=True,
)
GET_NUMBER: Operation[NumberState] = Operation(
    "get_number",
    "GET",
    "/_emulator/worlds/{world}/senderid/accounts/{accountId}/numbers/{phoneNumber}",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("account_id", "accountId", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),
        Parameter("phone_number", "phoneNumber", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),
    ),
    answers={
        200: _codecs.model("NumberState"),
    },
    idempotent=True,
)
SET_NUMBER: Operation[NumberState] = Operation(
    "set_number",
    "PATCH",
    "/_emulator/worlds/{world}/senderid/accounts/{accountId}/numbers/{phoneNumber}",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("account_id", "accountId", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),
        Parameter("phone_number", "phoneNumber", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),
        Parameter(
            "status",
            "status",
            "body",
            {"type": "string", "enum": ["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"]},
            optional=True,
        ),
        Parameter("release", "release", "body", {"type": "string", "enum": ["APPROVED", "REJECTED"]}, optional=True),
        Parameter(
            "method", "method", "body", {"type": "string", "enum": ["ARS", "SELF-CERT", "DOCUMENT"]}, optional=True
        ),
    ),
    body={"minProperties": 1},
    answers={
        200: _codecs.model("NumberState"),
    },
    idempotent=False,
)
LIST_REQUESTS: Operation[list[WaitingRequest]] = Operation(
    "list_requests",
    "GET",
    "/_emulator/worlds/{world}/senderid/requests",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("account_id", "accountId", "query", {"type": "string", "pattern": "^[!-~]{1,64}$"}, optional=True),
        Parameter("limit", "limit", "query", {"type": "integer", "minimum": 1, "maximum": 1000}, optional=True),
    ),
    answers={
        200: _codecs.array(_codecs.model("WaitingRequest")),
    },
    idempotent=True,
)
DECIDE_REQUEST: Operation[WaitingRequest] = Operation(
    "decide_request",
    "PATCH",
    "/_emulator/worlds/{world}/senderid/requests/{requestId}",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("request_id", "requestId", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),
        Parameter("decision", "decision", "body", {"type": "string", "enum": ["APPROVED", "REJECTED"]}),
        Parameter("reason", "reason", "body", {"type": ["string", "null"], "maxLength": 1000}),
    ),
    answers={
        200: _codecs.model("WaitingRequest"),
    },
    idempotent=False,
)
LIST_DOCUMENTS: Operation[list[DocumentState]] = Operation(
    "list_documents",
    "GET",
    "/_emulator/worlds/{world}/senderid/documents",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("account_id", "accountId", "query", {"type": "string", "pattern": "^[!-~]{1,64}$"}, optional=True),
        Parameter(
            "after", "after", "query", {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}, optional=True
        ),
        Parameter("limit", "limit", "query", {"type": "integer", "minimum": 1, "maximum": 1000}, optional=True),
    ),
    answers={
        200: _codecs.array(_codecs.model("DocumentState")),
    },
    idempotent=True,
)
GET_DOCUMENT_CONTENT: Operation[DocumentContent] = Operation(
    "get_document_content",
    "GET",
    "/_emulator/worlds/{world}/senderid/accounts/{accountId}/documents/{documentId}/content",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("account_id", "accountId", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),
        Parameter("document_id", "documentId", "path", {"type": "string", "pattern": "^[!-~]{1,64}$"}),
    ),
    answers={
        200: _codecs.model("DocumentContent"),
    },
    idempotent=True,
)
LIST_PHONES: Operation[list[PhoneState]] = Operation(
    "list_phones",
    "GET",
    "/_emulator/worlds/{world}/pismo/phones",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter(
            "account_id",
            "accountId",
            "query",
            {"type": "integer", "minimum": 1, "maximum": 9223372036854775807},
            optional=True,
        ),
        Parameter(
            "after", "after", "query", {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}, optional=True
        ),
        Parameter("limit", "limit", "query", {"type": "integer", "minimum": 1, "maximum": 1000}, optional=True),
    ),
    answers={
        200: _codecs.array(_codecs.model("PhoneState")),
    },
    idempotent=True,
)
LIST_EVENTS: Operation[list[PhoneEvent]] = Operation(
    "list_events",
    "GET",
    "/_emulator/worlds/{world}/pismo/accounts/{accountId}/events",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("account_id", "accountId", "path", {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}),
    ),
    answers={
        200: _codecs.array(_codecs.model("PhoneEvent")),
    },
    idempotent=True,
)
LIST_FAULTS: Operation[list[PendingFault]] = Operation(
    "list_faults",
    "GET",
    "/_emulator/worlds/{world}/faults",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
    ),
    answers={
        200: _codecs.array(_codecs.model("PendingFault")),
    },
    idempotent=True,
)
ADD_FAULT: Operation[PendingFault] = Operation(
    "add_fault",
    "POST",
    "/_emulator/worlds/{world}/faults",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("operation_id", "operationId", "body", {"type": ["string", "null"]}),
        Parameter("account_id", "accountId", "body", {"type": ["string", "null"]}),
        Parameter("times", "times", "body", {"type": ["integer", "null"], "minimum": 1, "maximum": 1000000000}),
        Parameter("share", "share", "body", {"type": "number", "maximum": 1, "exclusiveMinimum": 0}, optional=True),
        Parameter("error", "error", "body", {"type": ["string", "null"]}),
        Parameter(
            "answer",
            "answer",
            "body",
            {
                "oneOf": [
                    {
                        "type": "object",
                        "required": ["status"],
                        "properties": {
                            "status": {"type": "integer", "minimum": 200, "maximum": 599},
                            "headers": {
                                "type": "object",
                                "propertyNames": {"pattern": "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},
                                "additionalProperties": {"type": "string", "pattern": "^[ -~]*$"},
                            },
                            "body": {},
                            "text": {"type": ["string", "null"]},
                        },
                        "additionalProperties": False,
                    },
                    {"type": "null"},
                ]
            },
        ),
        Parameter("drop", "drop", "body", {"type": "boolean"}, optional=True),
        Parameter("after_work", "afterWork", "body", {"type": "boolean"}, optional=True),
        Parameter(
            "delay_seconds", "delaySeconds", "body", {"type": "number", "minimum": 0, "maximum": 60}, optional=True
        ),
        Parameter("truncate_to", "truncateTo", "body", {"type": ["integer", "null"], "minimum": 0, "maximum": 65536}),
    ),
    answers={
        201: _codecs.model("PendingFault"),
    },
    idempotent=False,
)
CLEAR_FAULTS: Operation[None] = Operation(
    "clear_faults",
    "DELETE",
    "/_emulator/worlds/{world}/faults",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
    ),
    answers={
        204: None,
    },
    idempotent=True,
)
LIST_JOURNAL: Operation[list[JournalEntry]] = Operation(
    "list_journal",
    "GET",
    "/_emulator/worlds/{world}/journal",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter(
            "operation_id", "operationId", "query", {"type": "string", "pattern": "^[A-Za-z]{1,64}$"}, optional=True
        ),
        Parameter("status", "status", "query", {"type": "integer", "minimum": 100, "maximum": 599}, optional=True),
        Parameter("account_id", "accountId", "query", {"type": "string", "pattern": "^[!-~]{1,64}$"}, optional=True),
        Parameter(
            "after", "after", "query", {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}, optional=True
        ),
        Parameter("limit", "limit", "query", {"type": "integer", "minimum": 1, "maximum": 1000}, optional=True),
    ),
    answers={
        200: _codecs.array(_codecs.model("JournalEntry")),
    },
    idempotent=True,
)
GET_CLOCK: Operation[Clock] = Operation(
    "get_clock",
    "GET",
    "/_emulator/worlds/{world}/clock",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
    ),
    answers={
        200: _codecs.model("Clock"),
    },
    idempotent=True,
)
SET_CLOCK: Operation[Clock] = Operation(
    "set_clock",
    "PUT",
    "/_emulator/worlds/{world}/clock",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("now", "now", "body", {"type": "string", "format": "date-time"}),
        Parameter("frozen", "frozen", "body", {"type": "boolean"}, optional=True),
    ),
    answers={
        200: _codecs.model("Clock"),
    },
    idempotent=True,
)
ADVANCE_CLOCK: Operation[Clock] = Operation(
    "advance_clock",
    "POST",
    "/_emulator/worlds/{world}/clock/advance",
    parameters=(
        Parameter("world", "world", "path", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}),
        Parameter("seconds", "seconds", "body", {"type": "number"}),
    ),
    answers={
        200: _codecs.model("Clock"),
    },
    idempotent=False,
)
