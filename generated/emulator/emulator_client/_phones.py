"""Phone numbers as people write them, in the form that an API takes.

A few lines instead of a library: the best one carries the numbering plans of the world, many times the weight of this
client. What is not understood stays as it is, for the check against the contract to refuse.
"""

import re
from typing import Final, NamedTuple

# Compiled when a number is first formed: that takes a millisecond.
_BETWEEN: Final = r"[\s().\u2010-\u2015\u2212-]+"


class PhoneForm(NamedTuple):
    """The form of the numbers of one API.

    Attributes:
        country_code: Of the country whose numbers are written without it.
        trunk_prefix: What stands in its place.
        separator: What the groups of a number are kept apart by, if at all.
        whole: Matches a number that has no trunk prefix at home either.
    """

    country_code: str
    trunk_prefix: str
    separator: str
    whole: str

    def apply(self, number: str) -> str:
        """The number in this form."""
        if number.isdigit():
            return number
        abroad = f"+{self.country_code}"
        home = number.strip()
        if home.startswith(abroad):
            # As in +82 (0)10-1234-5678: who dials from abroad leaves the trunk prefix out.
            rest = self._grouped(home.removeprefix(abroad)).removeprefix(self.trunk_prefix)
            home = rest if re.fullmatch(self.whole, rest) else self.trunk_prefix + rest.removeprefix(self.separator)
            home = home if rest else number
        formed = self._grouped(home)
        return formed if formed.replace(self.separator or " ", "").isdigit() else number

    def _grouped(self, number: str) -> str:
        text = re.sub(_BETWEEN, self.separator, number)
        return text.strip(self.separator) if self.separator else text
