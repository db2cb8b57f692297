from .._values import OpenEnum


class DecideRequestDecision(OpenEnum):
    """What becomes of the request.

    Documented are APPROVED, REJECTED; `is_known` is false of any other.
    """

    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
