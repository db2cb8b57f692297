from .._model import OpenEnum


class NumberStatus(OpenEnum):
    ACTIVE = "ACTIVE"
    DUPLICATED = "DUPLICATED"
    INACTIVE = "INACTIVE"
    PENDING = "PENDING"
