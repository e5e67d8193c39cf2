"""One record: what it says, how it came to say so, what stands in the ledger because of it."""

from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.activities import access
from luoshi.activities.content import Content
from luoshi.activities.models import Activity, Decision, Version
from luoshi.activities.queries import list_decisions, list_versions, plausibility, source_of
from luoshi.common import clock
from luoshi.common.identifiers import receipt_number
from luoshi.desk.records.choosing import Choice
from luoshi.desk.records.forms import ReasonForm
from luoshi.desk.records.pages.books import PostingLines, list_postings, list_standing
from luoshi.desk.records.pages.saying import (
    LABELS,
    Names,
    State,
    differences,
    say_moment,
    say_state,
)
from luoshi.ledger.queries import history_of
from luoshi.people.access import Acting
from luoshi.web.joining import join_clauses
from luoshi.web.shapes import Moment

SHOWN = (
    "hosts",
    "held_on",
    "held_at",
    "place",
    "attendance_onsite",
    "attendance_online",
    "audience",
    "programmes",
)


@dataclass(frozen=True)
class Served:
    """A measure that the record serves, and its plan."""

    title: str
    plan_title: str
    plan_id: int


@dataclass(frozen=True)
class Acts:
    """What the acting post may do here; a form is None where it may not."""

    may_correct: bool = False
    accept: str = ""
    return_form: ReasonForm | None = None
    withdraw_form: ReasonForm | None = None


@dataclass(frozen=True)
class Record:
    """The page of one record."""

    activity: Activity
    number: str
    state: State
    as_of: str
    facts: tuple[tuple[str, str], ...]
    served: tuple[Served, ...]
    moments: tuple[Moment, ...]
    standing: tuple[PostingLines, ...]
    postings: tuple[PostingLines, ...]
    oddities: tuple[str, ...]
    standing_note: str
    acts: Acts = field(default_factory=Acts)


def record_page(
    acting: Acting,
    activity: Activity,
    *,
    return_form: ReasonForm | None = None,
    withdraw_form: ReasonForm | None = None,
) -> Record:
    """The page of a record; a form given was refused and says why."""
    versions = list_versions(activity)
    contents = [Content.from_json(version.content) for version in versions]
    names = Names.of(contents)
    history = history_of(source_of(activity))
    language = get_language() or "zh"
    return Record(
        activity=activity,
        number=receipt_number(activity.uid),
        state=say_state(activity),
        as_of=say_moment(clock.now()),
        facts=_facts(contents[-1], names),
        served=_served(activity),
        moments=_moments(versions, contents, list_decisions(activity), names),
        standing=list_standing(history, names),
        postings=tuple(list_postings(history, names)),
        oddities=tuple(oddity.text(language) for oddity in plausibility(activity)),
        standing_note=_standing_note(activity),
        acts=_acts(acting, activity, return_form, withdraw_form),
    )


def _facts(content: Content, names: Names) -> tuple[tuple[str, str], ...]:
    shown = [(str(LABELS[name]), names.say(name, getattr(content, name))) for name in SHOWN]
    return tuple(pair for pair in (*shown, *names.own_fields(content.extra)) if pair[1] != "—")


def _served(activity: Activity) -> tuple[Served, ...]:
    return tuple(
        Served(measure.title, measure.plan.title, measure.plan_id)
        for measure in activity.measures.select_related("plan").order_by("order", "id")
    )


def _moments(
    versions: list[Version], contents: list[Content], decisions: list[Decision], names: Names
) -> tuple[Moment, ...]:
    said = []
    for place, version in enumerate(versions):
        before = contents[place - 1] if place else None
        at = (version.recorded_at, version.revision, 0)
        said.append((at, _moment_of_version(version, before, contents[place], names)))
    for decision in decisions:
        said.append(((decision.decided_at, decision.revision, 1), _moment_of_decision(decision)))
    return tuple(moment for _at, moment in sorted(said, key=lambda one: one[0]))


def _moment_of_version(version: Version, before: Content | None, now: Content, names: Names) -> Moment:
    when = f"{say_moment(version.recorded_at)} · {version.recorded_by.name}"
    if before is None:
        return Moment(when, _("记下"))
    what = _("更正为第 %(revision)s 版") % {"revision": version.revision}
    lines = [str(one) for one in differences(before, now, names)]
    reason = [_("原因：%(reason)s") % {"reason": version.reason}] if version.reason else []
    return Moment(when, what, note=join_clauses([*lines, *reason]) or _("内容未改，再次提交"))


def _moment_of_decision(decision: Decision) -> Moment:
    who = decision.decided_by.name if decision.decided_by else _("本单位信任经办，自动审核")
    late = decision.verdict == Decision.Verdict.RETURNED
    when = f"{say_moment(decision.decided_at)} · {decision.org.label} {who}"
    what = _("%(verdict)s（第 %(revision)s 版）") % {
        "verdict": decision.get_verdict_display(),
        "revision": decision.revision,
    }
    return Moment(when, what, note=decision.reason, state="now" if late else "")


def _standing_note(activity: Activity) -> str:
    if activity.is_pending and activity.accepted_revision is not None:
        return _("各级总数里现在仍是第 %(accepted)s 版的数字；第 %(revision)s 版审核通过后才改。") % {
            "accepted": activity.accepted_revision,
            "revision": activity.revision,
        }
    return ""


def _acts(
    acting: Acting, activity: Activity, return_form: ReasonForm | None, withdraw_form: ReasonForm | None
) -> Acts:
    initial = {"revision": activity.revision}
    may_return, may_withdraw = access.may_return(acting, activity), access.may_withdraw(acting, activity)
    return Acts(
        may_correct=access.may_correct(acting, activity),
        accept=str(Choice(activity.uid, activity.revision)) if access.may_accept(acting, activity) else "",
        return_form=(return_form or ReasonForm(initial=initial, auto_id="return-%s")) if may_return else None,
        withdraw_form=(withdraw_form or ReasonForm(initial=initial, auto_id="withdraw-%s"))
        if may_withdraw
        else None,
    )
