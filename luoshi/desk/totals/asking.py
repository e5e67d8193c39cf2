"""From the address of a page to a question and back: everything that a page shows, its link says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from luoshi.campaigns.access import readable_plans
from luoshi.campaigns.models import Measure, Plan
from luoshi.catalogue.models import Kind
from luoshi.catalogue.queries import list_kinds
from luoshi.common import clock
from luoshi.common.quantities import whole_number
from luoshi.desk.totals.forms import MINUTE, TotalsForm
from luoshi.orgs import keys
from luoshi.orgs.models import Level, Org
from luoshi.people.access import Acting, get_org
from luoshi.rollups.question import Period, Question

MOST_MEASURES = 100


@dataclass(frozen=True)
class Asked:
    """What the address asks for, checked. `first_on` and `last_on` are both counted."""

    unit: Org
    kind: Kind
    by: str
    first_on: date
    last_on: date
    measure: Measure | None
    standing: str
    as_of: datetime | None

    @property
    def indicators(self) -> tuple[str, ...]:
        """What records of the kind add to."""
        return tuple(dict.fromkeys(count["indicator"] for count in self.kind.counts))

    @property
    def as_of_day(self) -> date | None:
        """The day in China of the moment asked for; None for now."""
        return self.as_of.astimezone(clock.CHINA).date() if self.as_of else None

    @property
    def is_last_month_whole(self) -> bool:
        """Whether the period ends with a month that was over when the ledger is asked."""
        asked_on = self.as_of_day or clock.today()
        return (self.last_on + timedelta(days=1)).day == 1 and self.last_on < asked_on

    @property
    def by_child(self) -> Question:
        """The question by unit."""
        return Question(
            self.indicators,
            under=self.unit.pk,
            period=Period(self.first_on, self.last_on + timedelta(days=1)),
            by="child",
            as_of=self.as_of,
            tree_as_of=self.as_of_day,
            measure=self.measure.pk if self.measure else None,
            standing=self.standing,  # type: ignore[arg-type]
        )

    @property
    def by_month(self) -> Question:
        """The question by month."""
        return self.by_child.but(by="self", every="month")

    @property
    def question(self) -> Question:
        """The question of the page's table."""
        return self.by_month if self.by == "month" else self.by_child

    def url(self, page: str = "totals:show", **changes: Any) -> str:
        """The address of a page that asks the same but for some changes; None leaves a part out."""
        said = {
            "unit": self.unit.pk,
            "kind": self.kind.code,
            "by": self.by,
            "from": self.first_on.isoformat(),
            "until": self.last_on.isoformat(),
            "measure": self.measure.pk if self.measure else None,
            "standing": self.standing,
            "as_of": timezone.localtime(self.as_of).strftime(MINUTE) if self.as_of else None,
            **changes,
        }
        return (
            f"{reverse(page)}?{urlencode({name: value for name, value in said.items() if value is not None})}"
        )


def read_form(acting: Acting, address: Mapping[str, str]) -> tuple[Org, TotalsForm]:
    """The unit and the form that an address fills in; what it leaves out has a plain default.

    Raises: NotFound if the unit is none that the acting post may read.
    """
    asked_unit = address.get("unit", "")
    unit = get_org(acting, whole_number(asked_unit) or 0) if asked_unit else acting.org
    today = clock.today()
    said = {
        "by": "month" if unit.level >= Level.UNIT else "child",
        "kind": "talk",
        "from": today.replace(month=1, day=1).isoformat(),
        "until": today.isoformat(),
        "standing": "accepted",
        **{name: value for name, value in address.items() if value},
        "unit": str(unit.pk),
    }
    return unit, TotalsForm(said, kinds=list_kinds(), measures=readable_measures(acting))


def find_asked(unit: Org, form: TotalsForm) -> Asked | None:
    """What a form asks for, or None if something in it is wrong."""
    if not form.is_valid():
        return None
    said = form.cleaned_data
    return Asked(
        unit=unit,
        kind=Kind.objects.get(code=said["kind"]),
        by=said["by"],
        first_on=said["from"],
        last_on=said["until"],
        measure=Measure.objects.filter(pk=said["measure"]).first() if said["measure"] else None,
        standing=said["standing"],
        as_of=said["as_of"],
    )


def readable_measures(acting: Acting) -> list[Measure]:
    """The measures of issued plans that the acting unit sees: original ones, and those hung above or below it.

    The latest plan first.
    """
    span, above = acting.subtree, keys.ancestors(acting.org.key or 0, acting.org.level)
    seen = Q(org=F("plan__org")) | Q(org__key__in=above) | Q(org__key__gte=span.first, org__key__lt=span.end)
    plans = readable_plans(acting).filter(state=Plan.State.ISSUED)
    found = Measure.objects.filter(seen, plan__in=plans, role=Measure.Role.MEASURE).select_related("plan")
    return list(found.order_by("-plan__issued_at", "plan", "order", "pk")[:MOST_MEASURES])
