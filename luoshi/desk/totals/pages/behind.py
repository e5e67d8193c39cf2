"""The entries behind one figure, each leading to its record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from luoshi.activities.queries import readable_activities
from luoshi.common.errors import NotFound
from luoshi.common.quantities import whole_number
from luoshi.desk.totals.asking import Asked
from luoshi.desk.totals.pages.saying import Column, columns_of, say_days, say_moment, say_month
from luoshi.people.access import Acting
from luoshi.rollups.periods import cut
from luoshi.rollups.queries import After, BehindEntry, ask, entries_behind
from luoshi.rollups.question import Period

ROWS = 50


@dataclass(frozen=True)
class EntryRow:
    """One entry: the record that it comes from, as far as the acting post may read it."""

    entry: BehindEntry
    title: str
    url: str
    recorded_at: str

    @property
    def remark(self) -> str:
        """What is special about an entry that is not the first of its record in this book."""
        if not self.entry.is_later:
            return ""
        if self.entry.standing == "accepted":
            return pgettext("one", "更正")
        return pgettext("what happened to a stated amount", "变动")


@dataclass(frozen=True)
class EntriesPage:
    """A figure and a page of what stands behind it."""

    asked: Asked
    whose: str
    days: str
    as_of: str
    column: Column
    amount: int
    rows: tuple[EntryRow, ...]
    back_url: str
    first_url: str
    next_url: str

    @property
    def has_joint(self) -> bool:
        """Whether an entry shown counts together with others of the same record."""
        return any(row.entry.joint for row in self.rows)


@dataclass(frozen=True)
class Place:
    """Where in the table the figure stands: its column, its row (None for the total), its month."""

    indicator: str
    row: int | None
    month: Period | None

    @classmethod
    def parse(cls, asked: Asked, address: Mapping[str, str]) -> "Place":
        """The place that an address names. Raises: NotFound if the table has none like it."""
        indicator, row = address.get("indicator", ""), address.get("row", "")
        months = {str(piece.from_on): piece for piece in cut(asked.by_month.period, "month")}
        month = address.get("month", "")
        is_elsewhere = (month and month not in months) or (row and whole_number(row) is None)
        if indicator not in asked.indicators or is_elsewhere:
            raise NotFound
        return cls(indicator, whole_number(row), months.get(month))


def entries_page(acting: Acting, asked: Asked, address: Mapping[str, str]) -> EntriesPage:
    """The entries behind the figure that an address names.

    Raises: NotFound, also for a row that the table does not have.
    """
    place = Place.parse(asked, address)
    question = asked.by_child.but(indicators=(place.indicator,), period=place.month or asked.by_child.period)
    answer = ask(question)
    found = entries_behind(
        question,
        org=place.row,
        indicator=place.indicator,
        after=_cursor(address.get("after", "")),
        limit=ROWS + 1,
    )
    here = asked.url("totals:entries", indicator=place.indicator, row=place.row, month=address.get("month"))
    return EntriesPage(
        asked=asked,
        whose=answer.units[place.row] if place.row else asked.unit.label,
        days=say_month(place.month) if place.month else say_days(asked),
        as_of=say_moment(answer.as_of),
        column=columns_of(answer)[0],
        amount=answer.amount(place.indicator, org=place.row),
        rows=_rows(acting, found[:ROWS]),
        back_url=asked.url(),
        first_url=here if address.get("after") else "",
        next_url=f"{here}&after={_say_cursor(found[ROWS - 1])}" if len(found) > ROWS else "",
    )


def _rows(acting: Acting, entries: tuple[BehindEntry, ...]) -> tuple[EntryRow, ...]:
    uids = {entry.source_uid for entry in entries}
    titles = dict(readable_activities(acting).filter(uid__in=uids).values_list("uid", "title"))
    return tuple(
        EntryRow(
            entry,
            title=titles.get(entry.source_uid, _("无权查看的记录")),
            url=_url_of(entry.source_uid) if entry.source_uid in titles else "",
            recorded_at=say_moment(entry.recorded_at),
        )
        for entry in entries
    )


def _url_of(uid: UUID) -> str:
    return reverse("records:detail", args=[uid])


def _cursor(text: str) -> After | None:
    """The cursor that `_say_cursor` wrote; anything else begins at the first row."""
    day, _, entry = text.partition("~")
    try:
        return date.fromisoformat(day), int(entry)
    except ValueError:
        return None


def _say_cursor(last: BehindEntry) -> str:
    day, entry = last.cursor
    return f"{day}~{entry}"
