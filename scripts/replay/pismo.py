"""What exchanges of Pismo's phones API tell of the account that they met."""

from scripts.replay.given import Asked, Document, Given

_PHONE = ("account_id", "customer_id", "area_code", "country_code", "number", "type", "extension", "active")


def given(asked: Asked) -> Given:
    """The phones before the request."""
    account_id = int(asked.path["accountId"])
    sent = asked.sent if isinstance(asked.sent, dict) else {}
    named = {"id": int(asked.path["phoneId"])} if asked.path.get("phoneId") else {}
    phones: list[Document] = []
    fault = None
    if asked.status >= 500:
        fault = "PhoneCreationFailed"
    elif asked.status == 409:
        phones = [{"phone": _phone({"account_id": account_id, **sent})}]
        phones += (
            [{**named, "phone": _phone({"account_id": account_id, "number": "0", "type": "MOBILE"})}] if named else []
        )
    elif asked.status < 400 and isinstance(asked.body, list):
        phones = [{"id": one["id"], "date": one["created_at"], "phone": _phone(one)} for one in asked.body]
    elif asked.status < 400 and named:
        known = asked.body if "number" in asked.body else {"account_id": account_id, "number": "0", "type": "MOBILE"}
        phones = [{**named, "phone": _phone(known)}]
    return Given(state={"pismo": {"phones": phones}}, fault=fault)


def _phone(phone: Document) -> Document:
    stored = {name: phone[name] for name in _PHONE if phone.get(name) is not None}
    numbers = {name: int(stored[name]) for name in ("area_code", "country_code") if name in stored}
    return stored | numbers
