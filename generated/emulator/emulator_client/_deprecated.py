"""What the contract deprecates: type checkers strike it through, and using it is a DeprecationWarning."""

import functools
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Every type checker knows it; Python has one of its own from 3.13 on.
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str) -> Callable[[Any], Any]:
        """A decorator for a method that may go one day."""

        def mark(method: Any) -> Any:
            @functools.wraps(method)
            def warned(*args: Any, **kwargs: Any) -> Any:
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return method(*args, **kwargs)

            warned.__deprecated__ = message
            return warned

        return mark


def warn_of(argument: str, *, given: bool) -> None:
    """Warn whoever called the method that calls this, if the argument is given."""
    if given:
        warnings.warn(f"The API deprecates the argument `{argument}`.", DeprecationWarning, stacklevel=3)
