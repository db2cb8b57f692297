from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset

if TYPE_CHECKING:
    from ..models.document_list import DocumentList


class CreateNumber(_model.Model):
    """A number to register.

    Attributes:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space or country code.
        documents (list[str] | Unset): Ids of uploaded documents that prove the ownership of the number.
        document_list (DocumentList | Unset): Documents by purpose; a purpose has one document id or several.
    """

    phone_number: str = _model.field("phoneNumber")
    documents: list[str] | Unset = _model.field("documents", default=_model.UNSET)
    document_list: DocumentList | Unset = _model.field(
        "documentList", _model.model("DocumentList"), default=_model.UNSET
    )
