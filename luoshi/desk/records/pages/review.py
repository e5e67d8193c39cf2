"""The reviewer's queue."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from luoshi.activities.queries import Waiting
from luoshi.common import clock
from luoshi.desk.records.choosing import Choice
from luoshi.desk.records.forms import ReasonForm
from luoshi.desk.records.pages.listing import Row, row_of
from luoshi.desk.records.pages.saying import Names, differences, say_moment
from luoshi.people.access import Acting
from luoshi.web.joining import join_words


@dataclass(frozen=True)
class WaitingRow:
    """One record in the review queue; `choice` names it and the revision that the reviewer sees."""

    row: Row
    choice: str
    dialog: str
    return_url: str
    return_form: ReasonForm
    measures: str
    recorded: str
    is_correction: bool
    changes: tuple[str, ...]
    oddities: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """What waits for the unit's reviewer."""

    unit: str
    as_of: str
    rows: tuple[WaitingRow, ...]
    total: int


def review_page(acting: Acting, waiting: list[Waiting], total: int) -> Review:
    """The page of the review queue; `total` counts also what does not fit on it."""
    corrections = [one for one in waiting if one.accepted]
    names = Names.of(content for one in corrections for content in (one.accepted, one.now) if content)
    rows = tuple(_waiting_row(one, names) for one in waiting)
    return Review(acting.org.name, say_moment(clock.now()), rows, total)


def _waiting_row(waiting: Waiting, names: Names) -> WaitingRow:
    activity, language = waiting.activity, get_language() or "zh"
    changes = differences(waiting.accepted, waiting.now, names) if waiting.accepted else ()
    return WaitingRow(
        row=row_of(activity),
        choice=str(Choice(activity.uid, activity.revision)),
        dialog=f"return-{activity.uid}",
        return_url=reverse("records:return", args=[activity.uid]),
        return_form=ReasonForm(initial={"revision": activity.revision}, auto_id=f"{activity.pk}-%s"),
        measures=join_words(measure.title for measure in activity.measures.all()),
        recorded=f"{activity.recorded_by.name} {say_moment(activity.recorded_at)}",
        is_correction=waiting.accepted is not None,
        changes=tuple(str(one) for one in changes),
        oddities=tuple(oddity.text(language) for oddity in waiting.oddities),
    )
