from .._values import OpenEnum


class UpdateNumberStatus(OpenEnum):
    """No other status can be asked for.

    Documented are ACTIVE, INACTIVE; `is_known` is false of any other.
    """

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
