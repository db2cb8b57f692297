from __future__ import annotations

from .. import _model


class Change(_model.Model):
    """A change of the state.

    Attributes:
        resource (str): What was changed.
        account_id (str): The account that it belongs to.
        key (str): The number, or the id of the phone.
        before (None | str): Its status before, `null` when there was no such thing.
        after (None | str): Its status from then on.
    """

    resource: str = _model.field("resource")
    account_id: str = _model.field("accountId")
    key: str = _model.field("key")
    before: None | str = _model.field("before")
    after: None | str = _model.field("after")
