"""Write the table anew."""

from tests.answers.table import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
