from .._model import OpenEnum


class UpdateNumberStatus(OpenEnum):
    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
