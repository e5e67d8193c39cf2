"""The unit's list of records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.activities.models import Activity
from luoshi.activities.queries import RecordPage
from luoshi.catalogue.wording import say
from luoshi.common import clock
from luoshi.desk.records.forms import FilterForm
from luoshi.desk.records.pages.saying import State, say_moment, say_state
from luoshi.people.access import Acting
from luoshi.web.joining import join_words
from luoshi.web.shapes import Tab


@dataclass(frozen=True)
class Row:
    """One record in a list."""

    url: str
    title: str
    kind: str
    unit: str
    held_on: date
    place: str
    onsite: int | None
    online: int | None
    state: State
    hosts: str
    reason: str


def row_of(activity: Activity) -> Row:
    """A record as a row; its hosts must have been fetched with it."""
    hosts = [host.label for host in activity.hosts.all()]
    return Row(
        url=reverse("records:detail", args=[activity.uid]),
        title=activity.title,
        kind=say(activity.kind.name),
        unit=activity.org.label,
        held_on=activity.held_on,
        place=activity.place,
        onsite=activity.attendance_onsite,
        online=activity.attendance_online,
        state=say_state(activity),
        hosts=join_words(hosts) if len(hosts) > 1 else "",
        reason=activity.return_reason if activity.state == Activity.State.RETURNED else "",
    )


@dataclass(frozen=True)
class RecordsList:
    """A page of the unit's records."""

    whose: str
    as_of: str
    tabs: tuple[Tab, ...]
    form: FilterForm
    opens_filters: bool
    rows: tuple[Row, ...]
    is_filtered: bool
    shows_units: bool
    has_below: bool
    first_url: str
    next_url: str
    may_record: bool
    waiting: int


def records_list(
    acting: Acting, form: FilterForm, page: RecordPage, *, asked: Mapping[str, str], waiting: int
) -> RecordsList:
    """The page of a list; `asked` is what the address bar holds."""
    kept = {name: value for name, value in asked.items() if value and name != "after"}
    is_first = not asked.get("after")
    shows_units = bool(kept.get("below"))
    return RecordsList(
        whose=_("%(unit)s及所属") % {"unit": acting.org.name} if shows_units else acting.org.name,
        as_of=say_moment(clock.now()),
        tabs=_tabs(kept),
        form=form,
        opens_filters=bool(kept.keys() - {"state"}),
        rows=tuple(row_of(activity) for activity in page.records),
        is_filtered=bool(kept),
        shows_units=shows_units,
        has_below="below" in form.fields,
        first_url="" if is_first else f"?{urlencode(kept)}",
        next_url=f"?{urlencode({**kept, 'after': str(page.next)})}" if page.next else "",
        may_record=acting.may("record"),
        waiting=waiting,
    )


def _tabs(kept: Mapping[str, str]) -> tuple[Tab, ...]:
    """One tab for each state, keeping the other filters."""
    others = {name: value for name, value in kept.items() if name != "state"}
    states = [("", _("全部")), *((value, str(label)) for value, label in Activity.State.choices)]
    return tuple(
        Tab(
            label,
            f"?{urlencode({**others, 'state': state} if state else others)}",
            is_current=kept.get("state", "") == state,
        )
        for state, label in states
    )
