from .._values import OpenEnum


class ReviewStatus(OpenEnum):
    """How far a person's decision has come.

    Documented are APPROVED, PENDING, REJECTED; `is_known` is false of any other.
    """

    APPROVED = "APPROVED"
    PENDING = "PENDING"
    REJECTED = "REJECTED"
