"""What a draft is about: one plan, one unit, one moment, and the counts that may be cited for a measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from luoshi.campaigns.models import Measure, Plan
from luoshi.catalogue.models import Family, Indicator, Kind, Nature
from luoshi.common.clock import CHINA
from luoshi.orgs.models import Org
from luoshi.reports.answering import Teller
from luoshi.reports.binding import Ask, Binding
from luoshi.reports.figures import COUNTS, FigureBook, Meaning
from luoshi.reports.rules import compute_period
from luoshi.rollups.question import Period, Question

# The verb that goes with a kind; what is not named here is 开展.
_VERBS: Mapping[str, str] = {"training": "举办", "discussion": "召开", "piece": "刊发"}
_CHANNELS: Mapping[str, str] = {"onsite": "现场", "online": "线上"}
_LABEL_MOST = 60


@dataclass(frozen=True)
class Counted:
    """An indicator as it is said within its kind: 现场 … 人次; `channel` is empty for the kind's own number."""

    indicator: Indicator
    channel: str


@dataclass(frozen=True)
class CountedKind:
    """A kind of activity and the indicators that its records count into."""

    name: str
    verb: str
    counts: tuple[Counted, ...]


@dataclass(frozen=True)
class Scene:
    """Everything that the writing of a draft needs."""

    plan: Plan
    org: Org
    as_of: datetime
    period: Period
    kinds: tuple[CountedKind, ...]
    book: FigureBook
    teller: Teller

    @property
    def day(self) -> date:
        """The moment's day in China."""
        return self.as_of.astimezone(CHINA).date()

    def bind(
        self, ask: Ask, *, measure: Measure | None = None, indicator: str = "", org: Org | None = None
    ) -> Binding:
        """The binding of a count under this unit, as of this moment."""
        asks_units = ask in {"units", "not_begun"}
        return Binding(
            ask,
            self.question(measure, of_acts=asks_units),
            plan=self.plan.pk,
            indicator=indicator,
            org=org.pk if org else None,
        )

    def question(self, measure: Measure | None, *, of_acts: bool = False) -> Question:
        """The one question that answers every amount of a measure: all flows, by child unit, in the plan's days.

        With `of_acts` only what counts the acts themselves, which is enough to know who did something.
        """
        counts = [kind.counts[:1] if of_acts else kind.counts for kind in self.kinds]
        return Question(
            indicators=tuple(count.indicator.code for some in counts for count in some),
            under=self.org.pk,
            period=self.period,
            by="child",
            as_of=self.as_of,
            tree_as_of=self.day,
            measure=measure.pk if measure else None,
        )

    def cite(
        self,
        ask: Ask,
        *,
        measure: Measure | None = None,
        indicator: Indicator | None = None,
        org: Org | None = None,
        part: str = "",
    ) -> str:
        """The token of a count; its label says of which measure and unit."""
        meaning = _mean(indicator) if indicator else COUNTS[ask]
        names = (measure and name_measure(measure), org and org.label)
        of_what = "，".join(_shorten(name) for name in names if name)
        label = f"{meaning.label}（{of_what}）" if of_what else meaning.label
        binding = self.bind(ask, measure=measure, indicator=indicator.code if indicator else "", org=org)
        return self.book.cite(
            binding, Meaning(label, meaning.unit, meaning.definition, meaning.version), part=part
        )

    def amount(
        self, ask: Ask, *, measure: Measure | None = None, indicator: str = "", org: Org | None = None
    ) -> int:
        """What a count comes to, without citing it."""
        return self.teller.state(self.bind(ask, measure=measure, indicator=indicator, org=org)).amount


def list_counted_kinds() -> tuple[CountedKind, ...]:
    """The kinds of activity with the flows that they count into, each indicator under its first kind only."""
    indicators = {row.code: row for row in Indicator.objects.filter(nature=Nature.FLOW)}
    kinds = []
    for kind in Kind.objects.filter(family=Family.ACTIVITY).order_by("order", "code"):
        counts = tuple(
            Counted(indicator, _CHANNELS.get(count.get("channel", ""), ""))
            for count in kind.counts
            if (indicator := indicators.pop(count["indicator"], None))
        )
        kinds.append(CountedKind(kind.name, _VERBS.get(kind.code, "开展"), counts))
    return tuple(kinds)


def plan_period(plan: Plan, measures: list[Measure], as_of: datetime) -> Period:
    """The plan's days up to the moment's day. A plan without a first day begins with its first measure or issue."""
    issued_on = (plan.issued_at or plan.recorded_at).astimezone(CHINA).date()
    starts = [measure.starts_on for measure in measures if measure.starts_on]
    starts_on = plan.starts_on or min(starts, default=issued_on)
    return compute_period(starts_on, plan.ends_on, as_of.astimezone(CHINA).date())


def name_measure(measure: Measure) -> str:
    """The measure's title as it stands in a heading."""
    return measure.title.strip().rstrip("。")


def _mean(indicator: Indicator) -> Meaning:
    return Meaning(indicator.name, indicator.unit, indicator.definition, indicator.definition_version)


def _shorten(text: str) -> str:
    return text if len(text) <= _LABEL_MOST else f"{text[:_LABEL_MOST]}…"
