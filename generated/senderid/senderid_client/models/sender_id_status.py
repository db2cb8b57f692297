from enum import StrEnum


class SenderIdStatus(StrEnum):
    ACTIVE = "ACTIVE"
    DUPLICATED = "DUPLICATED"
    INACTIVE = "INACTIVE"
    PENDING = "PENDING"

    def __str__(self) -> str:
        return str(self.value)
