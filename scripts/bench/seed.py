"""A database that is full already."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The table whose rows are numbers, and its columns that tell one from another.
_TABLE = "sender_ids"
_KEY, _ACCOUNT, _NUMBER, _DOCUMENT = "id", "account_id", "phone_number", "document"
_ACCOUNTS = "sender_id_accounts"


def seed(database: Path, numbers: int, accounts: int) -> None:
    """Fill the database of an emulator that is stopped.

    It holds one number, created by a request. Its row, and the row of its account, are written again for other accounts
    and other numbers, whatever else stands in them.

    Args:
        database: The file.
        numbers: How many to add.
        accounts: Over how many accounts.
    """
    connection = sqlite3.connect(database)
    # Nobody else reads it, and it need not survive a crash.
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.row_factory = sqlite3.Row
    (account,) = map(dict, connection.execute(f"SELECT * FROM {_ACCOUNTS}"))  # noqa: S608 - a name of this module
    (number,) = map(dict, connection.execute(f"SELECT * FROM {_TABLE}"))  # noqa: S608 - likewise
    # A digit longer than those of the accounts that call, and between them.
    ids = [f"{10**9 + serial * (10**9 // accounts)}5" for serial in range(accounts)]
    _insert(connection, _ACCOUNTS, account, (account | {_ACCOUNT: id_} for id_ in ids))
    _insert(connection, _TABLE, number, _numbers(number, numbers, ids))
    connection.commit()
    connection.close()


def _numbers(original: dict[str, Any], count: int, accounts: list[str]) -> Iterator[dict[str, Any]]:
    created = original[_NUMBER]
    for serial in range(count):
        # A digit shorter than those that are created later, and between them in every order.
        phone_number = f"010{serial * 3**16 % 10**8:08}"
        yield original | {
            _KEY: original[_KEY] + 1 + serial,
            _ACCOUNT: accounts[serial % len(accounts)],
            _NUMBER: phone_number,
            _DOCUMENT: original[_DOCUMENT].replace(created.encode(), phone_number.encode()),
        }


def _insert(
    connection: sqlite3.Connection, table: str, original: dict[str, Any], copies: Iterator[dict[str, Any]]
) -> None:
    values = ", ".join(f":{column}" for column in original)
    connection.executemany(f"INSERT INTO {table} VALUES ({values})", copies)  # noqa: S608 - names of the database
