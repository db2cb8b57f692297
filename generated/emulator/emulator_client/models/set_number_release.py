from .._values import OpenEnum


class SetNumberRelease(OpenEnum):
    """The outcome of its release request.

    Documented are APPROVED, REJECTED; `is_known` is false of any other.
    """

    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
