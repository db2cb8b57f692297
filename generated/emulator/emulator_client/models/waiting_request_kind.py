from .._values import OpenEnum


class WaitingRequestKind(OpenEnum):
    """What it is about; papers for a number, the release of one, or a higher limit.

    Documented are APPROVAL, LIMIT, RELEASE; `is_known` is false of any other.
    """

    APPROVAL = "APPROVAL"
    LIMIT = "LIMIT"
    RELEASE = "RELEASE"
