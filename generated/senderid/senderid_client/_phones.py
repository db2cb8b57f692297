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
        if number.isascii() and number.isdigit() and not number.startswith(("00", self.country_code)):
            return number
        home = re.sub(_BETWEEN, self.separator, _seen(number)).strip(self.separator or " ")
        # Where numbers at home have a prefix, none of them begins with the code of its country.
        abroad = re.match(rf"(\+|00){'?' if self.trunk_prefix else ''}{self.country_code}", home)
        if abroad:
            # As in +82 (0)10-1234-5678: who dials from abroad leaves the trunk prefix out.
            rest = home[abroad.end() :].removeprefix(self.separator).removeprefix(self.trunk_prefix)
            home = rest if re.fullmatch(self.whole, rest) else self.trunk_prefix + rest
            home = home if rest else number
        return home if home.replace(self.separator or " ", "").isdigit() else number


def _seen(text: str) -> str:
    """A text without what is not seen, as is copied with it, and with the signs of East Asian keyboards in ASCII."""
    if text.isascii():
        return text
    import unicodedata  # here, because it is seldom wanted

    seen = (one for one in text if unicodedata.category(one) != "Cf")
    return "".join(chr(ord(one) - 0xFEE0) if "\uff01" <= one <= "\uff5e" else one for one in seen)
