from .._values import OpenEnum


class DocumentCategory(OpenEnum):
    """What a document is for: approval of a number, a higher limit, identification, or use on behalf of another. The
    2018 text writes hyphens, its own answers and everything later underscores.

    Documented are SENDERID_APPROVAL, SENDERID_CONSIGNMENT, SENDERID_IDENTIFICATION, SENDERID_LIMITATION; `is_known`
    is false of any other.
    """

    SENDERID_APPROVAL = "SENDERID_APPROVAL"
    SENDERID_CONSIGNMENT = "SENDERID_CONSIGNMENT"
    SENDERID_IDENTIFICATION = "SENDERID_IDENTIFICATION"
    SENDERID_LIMITATION = "SENDERID_LIMITATION"
