"""One pass over a contract, before its client is generated: what a client supports, and words about all else.

`grammar` lists what may stand where. Here is what more a part must be, and what it must be by what it is used for.
"""

from collections.abc import Container

from scripts.contract import Contract
from scripts.problem import Problem
from scripts.regenerate.supported.operations import Operations
from scripts.regenerate.supported.parts import MODEL_NAMES, Parts
from scripts.regenerate.supported.view import View, parameters
from scripts.regenerate.supported.whole import MODULE_NAMES, Whole
from scripts.regenerate.supported.words import Words

__all__ = ("MODEL_NAMES", "MODULE_NAMES", "View", "parameters", "problems")


def problems(contract: Contract, class_name: str, statuses: Container[int]) -> list[Problem]:
    """Everything of a contract that can't become a client.

    Args:
        contract: One that passed lint.
        class_name: Of the client.
        statuses: Of errors, those below 500 that the client has a class for.
    """
    # What is used may not even be there, where a part of it is not as it should be.
    found = list(Parts(contract).problems()) or [
        *Whole(contract, class_name).problems(),
        *Operations(contract, statuses).problems(),
    ]
    return list(dict.fromkeys(found or Words(contract).problems()))
