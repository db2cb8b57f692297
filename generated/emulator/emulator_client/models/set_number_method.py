from .._values import OpenEnum


class SetNumberMethod(OpenEnum):
    """How its owner is verified where it becomes `ACTIVE`; without it by a voice call, `ARS`.

    Documented are ARS, DOCUMENT, SELF-CERT; `is_known` is false of any other.
    """

    ARS = "ARS"
    DOCUMENT = "DOCUMENT"
    SELF_CERT = "SELF-CERT"
