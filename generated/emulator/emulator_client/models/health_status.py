from .._values import OpenEnum


class HealthStatus(OpenEnum):
    """Always the same.

    Documented are up; `is_known` is false of any other.
    """

    UP = "up"
