"""The clerk's form and the receipt."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.activities import rules
from luoshi.activities.content import Content
from luoshi.activities.models import Activity
from luoshi.activities.queries import content_at
from luoshi.catalogue.queries import indicators_by_code
from luoshi.catalogue.wording import say
from luoshi.common import clock
from luoshi.common.identifiers import new_uid, receipt_number
from luoshi.common.quantities import render_amount
from luoshi.desk.records.forms import RecordForm
from luoshi.desk.records.pages.saying import Names
from luoshi.people.access import Acting

MORE = ("hosts", "photo", "story", "held_at", "audience", "programmes")


@dataclass(frozen=True)
class NewRecord:
    """The clerk's form: what is known first as text, then what has to be typed.

    `known_measure` is the title of the measure that the link was for. `spare_uid` names the record where no script
    runs that could make its uid.
    """

    form: RecordForm
    unit: str
    today: str
    summary: str
    has_known_place: bool
    known_measure: str
    spare_uid: uuid.UUID

    @property
    def kind_fields(self) -> list[BoundField]:
        """The fields that depend on the kind."""
        return self.form.kind_fields

    @property
    def more_fields(self) -> list[BoundField]:
        """What may be left out."""
        return [self.form[name] for name in MORE if name in self.form.fields]

    @property
    def asks_measure(self) -> bool:
        """Whether there are measures to choose from and the link named none."""
        return "measures" in self.form.fields and not self.known_measure

    @property
    def opens_known(self) -> bool:
        """Whether something is wrong among what was filled in already."""
        return any(name in self.form.errors for name in ("kind", "held_on", "place", "measures"))

    @property
    def opens_more(self) -> bool:
        """Whether something is wrong among what may be left out."""
        return any(name in self.form.errors for name in MORE)


def new_record(acting: Acting, form: RecordForm, *, known_place: str, known_measure: str) -> NewRecord:
    """The page around a form."""
    today = clock.today()
    held_on = form["held_on"].value()
    is_today = held_on in (today, today.isoformat())
    parts = [
        acting.org.label,
        _("今天") if is_today else str(held_on or ""),
        say(form.chosen_kind.name),
        known_place,
    ]
    return NewRecord(
        form=form,
        unit=acting.org.label,
        today=today.isoformat(),
        summary=" · ".join(part for part in parts if part),
        has_known_place=bool(known_place),
        known_measure=known_measure,
        spare_uid=new_uid(),
    )


@dataclass(frozen=True)
class Receipt:
    """The last screen: the number, what was recorded, what it counts, what happens next."""

    number: str
    title: str
    note: str
    facts: tuple[tuple[str, str], ...]
    is_again: bool
    detail_url: str
    new_url: str
    may_record: bool


def receipt_of(acting: Acting, activity: Activity, *, is_again: bool) -> Receipt:
    """The receipt of a record."""
    content = content_at(activity, activity.revision)
    first = f"?measure={content.measures[0]}" if content.measures else ""
    return Receipt(
        number=receipt_number(activity.uid),
        title=_("已审核入账") if activity.state == Activity.State.ACCEPTED else _("已记下"),
        note=_say_next(activity),
        facts=tuple(_facts(activity, content)),
        is_again=is_again,
        detail_url=reverse("records:detail", args=[activity.uid]),
        new_url=reverse("records:new") + first,
        may_record=acting.may("record"),
    )


def _facts(activity: Activity, content: Content) -> Iterator[tuple[str, str]]:
    names = Names.of([content])
    yield say(activity.kind.name), activity.title
    yield _("时间地点"), " ".join(part for part in (activity.held_on.isoformat(), activity.place) if part)
    yield _("举办单位"), names.say("hosts", content.hosts)
    if content.measures:
        yield _("服务的措施"), names.say("measures", content.measures)
    yield _("计入"), _say_counts(activity, content)


def _say_counts(activity: Activity, content: Content) -> str:
    counts = [(count["indicator"], rules.amount_of(count, content)) for count in activity.kind.counts]
    indicators = indicators_by_code(code for code, _amount in counts)
    said = (
        f"{say(indicators[code].name)} {render_amount(amount)} {say(indicators[code].unit)}"
        for code, amount in counts
        if amount
    )
    return " · ".join(said)


def _say_next(activity: Activity) -> str:
    notes = {
        Activity.State.SUBMITTED: _("等本单位审核后计入各级总数，不用再报。"),
        Activity.State.ACCEPTED: _("已计入各级总数，不用再报。"),
        Activity.State.RETURNED: _("已退回，请按说明更正后再提交。"),
        Activity.State.WITHDRAWN: _("已撤回，不再计数。"),
    }
    return notes[Activity.State(activity.state)]
