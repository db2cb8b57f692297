from enum import StrEnum


class CreatePhoneType(StrEnum):
    COMMERCIAL = "COMMERCIAL"
    MOBILE = "MOBILE"
    RESIDENTIAL = "RESIDENTIAL"

    def __str__(self) -> str:
        return str(self.value)
