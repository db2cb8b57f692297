from .._model import OpenEnum


class SetNumberRelease(OpenEnum):
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
