from .._values import OpenEnum


class SenderIdStatus(OpenEnum):
    """`PENDING`: the owner is not verified yet. `ACTIVE`: SMS may be sent from it. `INACTIVE`: switched off by its
    owner. `DUPLICATED`: another account holds the number.

    Documented are ACTIVE, DUPLICATED, INACTIVE, PENDING; `is_known` is false of any other.
    """

    ACTIVE = "ACTIVE"
    DUPLICATED = "DUPLICATED"
    INACTIVE = "INACTIVE"
    PENDING = "PENDING"
