"""Records in words: labels, values, states, days, amounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.activities.content import Content, find_changes
from luoshi.activities.models import Activity, Audience
from luoshi.campaigns.models import Measure
from luoshi.catalogue.models import Kind, Programme
from luoshi.catalogue.wording import say
from luoshi.common import clock
from luoshi.common.quantities import render_amount
from luoshi.orgs.models import Org
from luoshi.web.joining import join_clauses, join_label, join_words

LABELS: Mapping[str, Promise] = {
    "kind": gettext_lazy("种类"),
    "title": gettext_lazy("标题"),
    "held_on": gettext_lazy("日期"),
    "held_at": gettext_lazy("时间"),
    "place": gettext_lazy("地点"),
    "attendance_onsite": gettext_lazy("现场人次"),
    "attendance_online": gettext_lazy("线上人次"),
    "audience": gettext_lazy("主要面向"),
    "story": gettext_lazy("简单经过"),
    "extra": gettext_lazy("其他"),
    "hosts": gettext_lazy("举办单位"),
    "measures": gettext_lazy("服务的措施"),
    "programmes": gettext_lazy("品牌活动"),
    "photo": gettext_lazy("照片"),
}
_LAMPS = {"submitted": "waiting", "accepted": "confirmed", "returned": "soon", "withdrawn": "off"}


@dataclass(frozen=True)
class State:
    """The state of a record as a lamp and a word."""

    lamp: str
    text: str


def say_state(activity: Activity) -> State:
    """The state in words; an accepted record whose correction waits says both."""
    if activity.state == Activity.State.ACCEPTED and activity.is_pending:
        return State("going", _("已审核，更正待审"))
    return State(_LAMPS[activity.state], activity.get_state_display())


def say_moment(instant: datetime) -> str:
    """An instant as the date and minute in China."""
    return instant.astimezone(clock.CHINA).strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True)
class Names:
    """The names of what contents refer to by id."""

    orgs: Mapping[int, str]
    measures: Mapping[int, str]
    programmes: Mapping[int, str]
    kinds: Mapping[str, Kind]

    @classmethod
    def of(cls, contents: Iterable[Content]) -> "Names":
        """Look up every name in four queries, however many contents there are."""
        contents = list(contents)
        hosts = {host for content in contents for host in content.hosts}
        measures = {measure for content in contents for measure in content.measures}
        programmes = {programme for content in contents for programme in content.programmes}
        return cls(
            orgs=dict(Org.objects.filter(pk__in=hosts).values_list("pk", "name")),
            measures=dict(Measure.objects.filter(pk__in=measures).values_list("pk", "title")),
            programmes={one.pk: say(one.name) for one in Programme.objects.filter(pk__in=programmes)},
            kinds={kind.code: kind for kind in Kind.objects.filter(code__in={one.kind for one in contents})},
        )

    def say(self, name: str, value: Any) -> str:
        """One part of a content in words; "—" for nothing."""
        if name in ("hosts", "measures", "programmes"):
            named: Mapping[int, str] = {
                "hosts": self.orgs,
                "measures": self.measures,
                "programmes": self.programmes,
            }[name]
            return join_words(named.get(pk, "?") for pk in value) or "—"
        if name == "extra":
            return join_clauses(join_label(label, said) for label, said in self.own_fields(value)) or "—"
        return self._say_plain(name, value)

    def _say_plain(self, name: str, value: Any) -> str:
        if name == "kind":
            return say(self.kinds[value].name)
        if name == "audience" and value:
            return str(Audience(value).label)
        if name == "photo":
            return _("有") if value else _("没有")
        if isinstance(value, int):
            return render_amount(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, time):
            return value.strftime("%H:%M")
        return value or "—"

    def own_fields(self, extra: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The kind's own fields with their labels."""
        labels = {field["name"]: say(field["label"]) for kind in self.kinds.values() for field in kind.fields}
        return [(labels.get(name, name), str(value)) for name, value in extra.items() if value != ""]


@dataclass(frozen=True)
class Difference:
    """One part of a record in two versions."""

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        return _("%(label)s：%(before)s → %(after)s") % vars(self)


def differences(before: Content, after: Content, names: Names) -> tuple[Difference, ...]:
    """What two versions say differently, in words."""
    return tuple(
        Difference(str(LABELS[one.name]), names.say(one.name, one.before), names.say(one.name, one.after))
        for one in find_changes(before, after)
    )
