"""The Pismo contract against what the sources say and no recorded answer shows."""

import pytest

from pismo_client.models import Phone
from tests.support.documents import contract
from tests.support.oracle import Oracle

DOCUMENT = contract("pismo")


def test_server() -> None:
    """The provider's sandbox is the server."""
    assert [server["url"] for server in DOCUMENT["servers"]] == ["https://sandbox.pismolabs.io"]


def test_bearer() -> None:
    """A JSON web token is the bearer."""
    scheme = DOCUMENT["components"]["securitySchemes"]["bearer"]
    assert (scheme["type"], scheme["scheme"], scheme["bearerFormat"]) == ("http", "bearer", "JWT")


def test_rules_for_all_operations() -> None:
    """Limits and fallbacks are what the emulator was built for."""
    assert DOCUMENT["x-limits"]["body-bytes"] == 65536
    assert DOCUMENT["x-invalid"] == "IllFormattedField"


def test_created_phone(oracle: Oracle) -> None:
    """The id of a phone is a 64-bit integer."""
    schema = {"$ref": "#/components/schemas/CreatedPhone"}
    ids = (-(2**63) - 1, -(2**63), 2**63 - 1, 2**63, "8714")
    assert [-(2**63), 2**63 - 1] == [one for one in ids if not oracle.violations(DOCUMENT, schema, {"id": one})]


@pytest.mark.parametrize("code", ["51", 51, None], ids=repr)
@pytest.mark.parametrize("name", ["area_code", "country_code"])
def test_codes_are_read_in_either_type(name: str, code: object, oracle: Oracle) -> None:
    """The list documents texts where requests have numbers, and the client loses neither."""
    example = DOCUMENT["paths"]["/accounts/v1/accounts/{accountId}/phones/{phoneId}"]["get"]["responses"]["200"]
    phone = example["content"]["application/json"]["examples"]["mobile"]["value"] | {name: code}

    assert [] == oracle.violations(DOCUMENT, {"$ref": "#/components/schemas/Phone"}, phone)
    read = Phone.from_dict(phone)
    assert code == getattr(read, name)
    assert phone == read.to_dict()
