from __future__ import annotations

import datetime

from .. import _model


class UsedSignature(_model.Model):
    """A signature that was used.

    Attributes:
        api_key (str): The key of the account that made it.
        signature (str): The signature, in lower case.
        acceptable_until (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
    """

    api_key: str = _model.field("apiKey")
    signature: str = _model.field("signature")
    acceptable_until: datetime.datetime = _model.field("acceptableUntil", _model.TIMESTAMP)
