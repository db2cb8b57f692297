"""The forms in which the wire eras show what is stored."""

from datetime import datetime, timedelta, timezone
from functools import lru_cache

from phone_emulator.apis import Call
from phone_emulator.apis.senderid.sender_ids import SenderId
from phone_emulator.contract import Contract

_NEWEST = "2026"
_KOREA = timezone(timedelta(hours=9))
_RANDOM_CHARACTERS = 15
_PREFIXES = {"SED": "SID", "APD": "APR", "DUP": "DUP", "LID": "LIM", "DOC": "DOC"}
_MEASURES = {"PENDING": ["BUSINESS_DOCUMENTS"], "DUPLICATED": ["DUPLICATED"]}
_ONLY_DIGITS = str.maketrans("", "", "-T:")


def identifier(call: Call, prefix: str) -> str:
    """A new identifier: `SED` of a number, `APD` of documents to approve, `DUP` of a release request, `LID`, `DOC`."""
    if call.contracts["senderid"].era == _NEWEST:
        return f"{_PREFIXES[prefix]}_{call.random(_RANDOM_CHARACTERS).lower()}"
    return f"{prefix}{_seconds_in_korea(call.now)}{call.random(_RANDOM_CHARACTERS)}"


def answered(contract: Contract, sender_id: SenderId) -> SenderId:
    """A number as its wire era shows it."""
    if contract.era == _NEWEST:
        sender_id["necessaryMeasures"] = _MEASURES.get(sender_id["status"])
        if sender_id["unlockDuplicate"]["status"] is None:
            sender_id["unlockDuplicate"] = None
    answered: SenderId = contract.of_era("SenderId", sender_id)
    return answered


@lru_cache(maxsize=64)
def _seconds_in_korea(instant: datetime) -> str:
    seconds = instant.astimezone(_KOREA).isoformat(timespec="seconds").partition("+")[0]
    return seconds.translate(_ONLY_DIGITS)
