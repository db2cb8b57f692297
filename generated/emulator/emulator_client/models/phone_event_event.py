from .._values import OpenEnum


class PhoneEventEvent(OpenEnum):
    """Name of the event.

    Documented are phone_change, phone_creation; `is_known` is false of any other.
    """

    PHONE_CHANGE = "phone_change"
    PHONE_CREATION = "phone_creation"
