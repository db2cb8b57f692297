from .._values import OpenEnum


class NumberStatus(OpenEnum):
    """Status of a number.

    Documented are ACTIVE, DUPLICATED, INACTIVE, PENDING; `is_known` is false of any other.
    """

    ACTIVE = "ACTIVE"
    DUPLICATED = "DUPLICATED"
    INACTIVE = "INACTIVE"
    PENDING = "PENDING"
