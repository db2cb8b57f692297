from __future__ import annotations

from .. import _model
from .._model import Unset


class CreateNumber(_model.Model):
    """A number to register.

    Attributes:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space or country code.
        documents (list[str] | Unset): Ids of uploaded documents that prove the ownership of the number.
        document_list (dict[str, list[str] | str] | Unset): Documents by purpose; a purpose has one document id or
            several.
    """

    phone_number: str = _model.field("phoneNumber")
    documents: list[str] | Unset = _model.field("documents", default=_model.UNSET)
    document_list: dict[str, list[str] | str] | Unset = _model.field(
        "documentList", _model.mapping(_model.AS_IT_IS), default=_model.UNSET
    )
