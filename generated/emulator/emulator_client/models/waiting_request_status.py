from .._values import OpenEnum


class WaitingRequestStatus(OpenEnum):
    """`PENDING` while it waits, then what was decided.

    Documented are APPROVED, PENDING, REJECTED; `is_known` is false of any other.
    """

    APPROVED = "APPROVED"
    PENDING = "PENDING"
    REJECTED = "REJECTED"
