"""The client that OpenAPI Generator makes of the same contract; `make bench` has it made in `.venv`."""

import importlib
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_FOLDER = Path(".venv/openapi-generator")
_PACKAGE = "openapi_generator_client"


def create(body: bytes, number: str) -> Callable[[], object]:
    """A call of its `create_number` that is answered with `body`, in the place of a connection pool.

    That is where a transport of httpx stands: what is above, urllib3's manager of pools, takes part.

    Args:
        body: Bytes of the answer.
        number: The number to register.
    """
    for folder in (_FOLDER / "client", *_FOLDER.glob("lib/python*/site-packages")):
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
    package: Any = importlib.import_module(_PACKAGE)
    urllib3: Any = importlib.import_module("urllib3")

    class Pool(urllib3.HTTPSConnectionPool):  # type: ignore[misc]
        def urlopen(self, *_: object, **__: object) -> object:
            headers = {"content-type": "application/json"}
            return urllib3.HTTPResponse(io.BytesIO(body), headers, status=200, preload_content=False)

    client = package.ApiClient()
    client.rest_client.pool_manager.pool_classes_by_scheme = {"https": Pool}
    numbers = package.NumbersApi(client)
    return lambda: numbers.create_number(package.CreateNumber(phone_number=number))
