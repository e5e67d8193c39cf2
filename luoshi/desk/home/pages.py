"""What the first page shows, put together from the rooms below."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import pgettext

from luoshi.activities import queries as activities
from luoshi.activities.models import Activity
from luoshi.activities.queries import RecordFilter
from luoshi.campaigns import queries as campaigns
from luoshi.campaigns.models import Measure
from luoshi.campaigns.queries import InboxRow
from luoshi.catalogue.models import Indicator
from luoshi.catalogue.wording import say
from luoshi.common import clock
from luoshi.desk.plans.words import Spoken, say_standing
from luoshi.orgs.models import Level
from luoshi.people.access import Acting
from luoshi.rollups.queries import ask
from luoshi.rollups.question import Period, Question
from luoshi.web.shapes import Chart, Series

SHOWN = ("talk.sessions", "talk.onsite", "training.sessions", "discussion.sessions")
ROWS = 5


@dataclass(frozen=True)
class Standing:
    """One figure of the unit's year."""

    indicator: Indicator
    amount: int


@dataclass(frozen=True)
class Received:
    """A plan in the unit's inbox and how it stands."""

    row: InboxRow
    spoken: Spoken


@dataclass(frozen=True)
class Home:
    """The first page of a post."""

    today: date
    period: Period
    as_of: str
    waiting: int
    review: int
    inbox: tuple[Received, ...]
    measures: tuple[Measure, ...]
    standings: tuple[Standing, ...]
    chart: Chart | None
    latest: tuple[Activity, ...]


def _year_to_date(today: date) -> Period:
    return Period(date(today.year, 1, 1), today + timedelta(days=1))


def home_of(acting: Acting) -> Home:
    """What waits, what is due, what the unit and everything under it did this year."""
    today = clock.today()
    question = Question(SHOWN, under=acting.org.pk, period=_year_to_date(today), every="month")
    answer = ask(question)
    indicators = {one.code: one for one in Indicator.objects.filter(code__in=SHOWN)}
    months = list(range(1, today.month + 1))
    by_month = {cell.period.from_on.month: cell.amount for cell in answer.cells if cell.indicator == SHOWN[0]}
    has_any = any(answer.total.values())
    return Home(
        today=today,
        period=question.period,
        as_of=answer.as_of.astimezone(clock.CHINA).strftime("%Y-%m-%d %H:%M"),
        waiting=campaigns.count_waiting(acting.org),
        review=activities.count_review(acting) if acting.may("accept") else 0,
        inbox=tuple(
            Received(row, say_standing(row.lamp, row.standing, today))
            for row in campaigns.inbox(acting, size=ROWS).rows
        ),
        measures=tuple(campaigns.list_open_measures(acting.org, on=today)[:ROWS])
        if acting.may("record")
        else (),
        standings=tuple(Standing(indicators[code], answer.total.get(code, 0)) for code in SHOWN),
        chart=_chart(indicators[SHOWN[0]], months, by_month) if has_any else None,
        latest=activities.list_records(
            acting, RecordFilter(below=acting.org.level < Level.UNIT), size=ROWS
        ).records,
    )


def _chart(indicator: Indicator, months: list[int], by_month: dict[int, int]) -> Chart:
    letters = pgettext("a month alone, as Django writes dates", "n月")
    amounts = tuple(by_month.get(month, 0) for month in months)
    return Chart(
        title=say(indicator.name),
        unit=say(indicator.unit),
        labels=tuple(date_format(date(2000, month, 1), letters) for month in months),
        series=(Series(say(indicator.name), amounts),),
        is_partial=True,
    )
