from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class DocumentState(_model.Model):
    """An uploaded document.

    Attributes:
        id (int): Its place in the order of uploads.
        document_id (str): Its identifier.
        account_id (str): The account that uploaded it.
        name (str): What it is called.
        original_name (str): Its name as a file.
        url (str): Where its content is.
        category (str): What it is for.
        use (bool): Whether it was handed in.
        date_created (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    id: int
    document_id: str
    account_id: str
    name: str
    original_name: str
    url: str
    category: str
    use: bool
    date_created: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def _read(
        self,
        wire: Any,
        instant: Any = _model.instant,
        day: Any = _model.day,
        one_of: Any = _model.one_of,
        an_object: Any = _model.an_object,
        objects: Any = _model.objects,
        decode: Any = _model.decode,
        others: Any = _model.others,
    ) -> None:
        self.id = wire["id"]
        self.document_id = wire["documentId"]
        self.account_id = wire["accountId"]
        self.name = wire["name"]
        self.original_name = wire["originalName"]
        self.url = wire["url"]
        self.category = wire["category"]
        self.use = wire["use"]
        self.date_created = instant(wire["dateCreated"])
        self.additional_properties = {} if len(wire) == 9 else others(self, wire)
