"""What the pages of totals show."""

from luoshi.desk.totals.pages.behind import EntriesPage, entries_page
from luoshi.desk.totals.pages.table import TotalsPage, totals_page, wrong_page

__all__ = ["EntriesPage", "TotalsPage", "entries_page", "totals_page", "wrong_page"]
