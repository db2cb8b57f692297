"""What a refusal of credentials is told as: by its code, whatever the status."""

import httpx
import pytest

from senderid_client import errors


def told(status: int, code: str, message: str = "…") -> errors.ApiError:
    return errors.from_response(httpx.Response(status, json={"errorCode": code, "errorMessage": message}))


@pytest.mark.parametrize("status", [400, 401, 403])
@pytest.mark.parametrize("code", ["SignatureDoesNotMatch", "InvalidAPIKey", "InvalidApiKey"])
def test_refused_credentials(status: int, code: str) -> None:
    """Key and secret are to be looked at, and not the request."""
    error = told(status, code)

    assert type(error) is errors.PermissionDeniedError
    assert (status, code) == (error.status, error.code)
    assert "check SOLAPI_API_KEY and SOLAPI_API_SECRET: they belong together" in str(error)


def test_login_in_the_place_of_a_key() -> None:
    """Known by its message alone."""
    error = told(400, "SomeCode", "회원 ID가 유효하지 않습니다.")

    assert isinstance(error, errors.PermissionDeniedError)
    assert "an e-mail address is none of them" in error.advice


@pytest.mark.parametrize("address", ["203.0.113.7", "2001:db8::7"])
@pytest.mark.parametrize("code", ["Forbidden", "InvalidIpAddress", "Other"])
def test_refused_address(address: str, code: str) -> None:
    """It is named, with what becomes of the next one."""
    error = told(403, code, f"허용되지 않은 IP({address})로 접근하고 있습니다.")

    assert isinstance(error, errors.PermissionDeniedError)
    assert f"allow the address {address} " in error.advice
    assert "without a fixed address will be refused again" in error.advice


def test_refused_address_without_one() -> None:
    """A message that names none is no reason to fail."""
    assert "the address of this machine" in told(403, "Forbidden", "no").advice


@pytest.mark.parametrize("status", [400, 403])
def test_refused_clock_and_permission(status: int) -> None:
    """Each has advice of its own."""
    assert "set the clock" in told(status, "RequestTimeTooSkewed").advice
    assert "may do" in told(status, "PermissionDenied").advice


@pytest.mark.parametrize(("status", "kind"), [(400, errors.BadRequestError), (409, errors.ConflictError)])
def test_other_codes_go_by_their_status(status: int, kind: type[errors.ApiError]) -> None:
    """A code that refuses nobody is about the request."""
    error = told(status, "ValidationError")

    assert type(error) is kind
    assert "SOLAPI" not in error.advice


def test_server_error_stays_one() -> None:
    """A provider that failed has refused nobody, whatever its body says."""
    assert isinstance(told(500, "SignatureDoesNotMatch"), errors.ServerError)
