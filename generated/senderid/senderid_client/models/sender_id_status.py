from .._model import OpenEnum


class SenderIdStatus(OpenEnum):
    ACTIVE = "ACTIVE"
    DUPLICATED = "DUPLICATED"
    INACTIVE = "INACTIVE"
    PENDING = "PENDING"
