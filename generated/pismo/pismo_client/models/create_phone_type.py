from .._model import OpenEnum


class CreatePhoneType(OpenEnum):
    COMMERCIAL = "COMMERCIAL"
    MOBILE = "MOBILE"
    RESIDENTIAL = "RESIDENTIAL"
