from .._model import OpenEnum


class ReviewStatus(OpenEnum):
    APPROVED = "APPROVED"
    PENDING = "PENDING"
    REJECTED = "REJECTED"
