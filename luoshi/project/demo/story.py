"""The demonstration from an empty database: units, people, a running plan, a year of records, moves, reports."""

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from django.db.models import F, Q

from luoshi.activities import actions as activities
from luoshi.activities.models import Activity, Host
from luoshi.campaigns import actions as campaigns
from luoshi.campaigns.models import Delivery, Measure, Plan, Task
from luoshi.catalogue.actions import sync_catalogue
from luoshi.common import clock
from luoshi.common.errors import Refused
from luoshi.orgs import keys
from luoshi.orgs.actions import move_unit
from luoshi.orgs.models import Level, Org, OrgKind, Placement
from luoshi.people.access import Acting
from luoshi.people.models import Person, Post, Role
from luoshi.project.demo import names, texts
from luoshi.project.demo.province import FOUNDED, build_units
from luoshi.project.demo.records import NAMESPACE, Setting, make_drafts, write_records
from luoshi.reports.actions import draft_report, issue_report
from luoshi.rollups.segments import refresh_segments

Progress = Callable[[str, int, int], None]
# Who can be entered with one click: user name, name, code of the unit, role.
CAST = (
    ("sheng", "周明远", "90", Role.LEADER),
    ("shi", "何静", "9001", Role.LEADER),
    ("xian", "罗文", "900101", Role.LEADER),
    ("jingban", "林晓", "900101-0001", Role.CLERK),
    ("shenhe", "陈岚", "900101-0001", Role.REVIEWER),
    ("guanli", "钱多", "90", Role.ADMINISTRATOR),
    ("shenji", "孙立", "90", Role.AUDITOR),
)
CORRECTIONS = 120
PASSED_ON = (Level.CITY, Level.COUNTY, Level.TOWN)
STORY = frozenset(code for _, _, code, _ in CAST)
OWN_MEASURES: dict[int, tuple[str, str]] = {
    Level.CITY: ("全市“金牌班组”宣讲季", "每个县区至少组织一支由班组长组成的宣讲小队，到园区和工地去讲。"),
    Level.COUNTY: ("县域工匠进园区", "结合本县机械加工园区实际，每月安排一次工匠进园区。"),
    Level.TOWN: ("家门口的宣讲", "在街道服务中心和暖心驿站讲，时间放在交接班前后。"),
}


class NotEmpty(Refused):
    """Demonstration data goes into an empty database only."""

    zh = "数据库里已有 {units} 个单位；演示数据只能装入空库。要重来，请先执行 make clean。"
    en = "The database already holds {units} units; demonstration data goes into an empty one. Run make clean first."


def build_demonstration(units: int, *, until: date, on_progress: Progress) -> None:
    """Fill an empty database with `units` grassroots unions and a year of records ending on `until`.

    Deterministic: the same size and date give the same units, records and totals. Raises: NotEmpty.
    """
    if Org.objects.exists():
        raise NotEmpty(units=Org.objects.count())
    sync_catalogue()
    done = 0

    def built(more: int) -> None:
        nonlocal done
        done += more
        on_progress("单位 units", min(done, units), units)

    build_units(units, on_progress=built)
    cast = _appoint()
    with clock.held_at(_instant(until - timedelta(days=270))):
        plan = _issue_plan(cast["sheng"], year=until.year if until.month > 3 else until.year - 1)
    _carry_down(plan, cast, since=until - timedelta(days=265), on_progress=on_progress)
    _write_year(plan, cast, until=until, on_progress=on_progress)
    _correct_some(until=until, on_progress=on_progress)
    _move_two(until, by=cast["guanli"])
    refresh_segments(force=True)
    _report_on(plan, cast, until=until)


def _instant(day: date, hour: int = 9) -> datetime:
    return min(datetime.combine(day, time(hour), clock.CHINA).astimezone(UTC), clock.now())


def _uid(what: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, what)


def _appoint() -> dict[str, Acting]:
    """The accounts of the demonstration; none has a password, so none can be entered outside demo mode."""
    cast = {}
    for username, name, code, role in CAST:
        person = Person.objects.create_person(username, name=name)
        person.is_demo = True
        person.save()
        post = Post.objects.create(person=person, org=Org.objects.get(code=code), role=role, from_on=FOUNDED)
        cast[username] = Acting(person, post)
    return cast


def _acting_for(org: Org, person: Person, role: str = Role.LEADER) -> Acting:
    """Somebody acting for a unit for the length of one action; the post is not kept."""
    return Acting(person, Post(person=person, org=org, role=role, from_on=FOUNDED))


def _issue_plan(officer: Acting, *, year: int) -> Plan:
    text = texts.NOTICE.format(province=names.PROVINCE, year=year)
    notice = campaigns.receive_notice(
        officer, uid=_uid("notice"), file_name="“匠心澜江”宣传宣讲活动方案.txt", content=text.encode()
    )
    plan = campaigns.draft_plan(officer, notice)
    rules = ["each-city", "each-industry", "each-committee"]
    campaigns.issue_plan(officer, plan, uid=_uid("dispatch"), rules=rules, due_on=date(year, 12, 31))
    return plan


def _carry_down(plan: Plan, cast: dict[str, Acting], *, since: date, on_progress: Progress) -> None:
    """Cities, counties and towns sign, hang a measure of their own here and there, and pass on; then units sign."""
    person = Person.objects.create_person("demo-officers", name="（演示）各级工会")
    own = {acting.org.pk: acting for acting in (cast["shi"], cast["xian"])}
    total = Org.objects.filter(level__in=PASSED_ON, kind=OrgKind.FEDERATION).count()
    number = 0
    for days, level in enumerate(PASSED_ON):
        for delivery in _unsigned(plan, level):
            number += 1
            with clock.held_at(_instant(since + timedelta(days=days * 6 + number % 5), 10)):
                acting = own.get(delivery.org_id) or _acting_for(delivery.org, person)
                _sign_and_pass_on(delivery, acting, number)
            on_progress("下发 passing on", number, total)
    on_progress("下发 passing on", total, total)
    _sign_at_the_bottom(plan, person, at=_instant(since + timedelta(days=25)))
    _finish_the_first(plan, person, at=_instant(since + timedelta(days=26)))


def _unsigned(plan: Plan, level: int) -> list[Delivery]:
    waiting = Delivery.objects.filter(plan=plan, org__level=level, signed_at=None).select_related(
        "plan", "org"
    )
    return list(waiting.order_by("org__key"))


def _sign_and_pass_on(delivery: Delivery, acting: Acting, number: int) -> None:
    """One in eleven has not read it yet: the board must have something to remind of."""
    is_story = delivery.org.code in STORY
    if number % 11 == 5 and not is_story:
        return
    campaigns.sign_for(acting, delivery)
    if is_story or number % 13 == 0:
        _hang_own(delivery, acting)
    if delivery.org.kind == OrgKind.FEDERATION and Placement.objects.filter(parent=delivery.org).exists():
        uid = _uid(f"pass-on/{delivery.org.code}")
        campaigns.pass_on(acting, delivery, uid=uid, rules=["each-child"], due_on=None)


def _hang_own(delivery: Delivery, acting: Acting) -> None:
    under = Measure.objects.get(plan=delivery.plan, org=delivery.plan.org, order=2)
    title, body = OWN_MEASURES[acting.org.level]
    campaigns.hang_measure(
        acting,
        delivery.plan,
        uid=_uid(f"measure/{acting.org.code}"),
        under=under,
        title=title,
        body=body,
        starts_on=under.starts_on,
        ends_on=under.ends_on,
    )


def _sign_at_the_bottom(plan: Plan, person: Person, *, at: datetime) -> None:
    """Three units in four sign, in bulk: what each would do by itself, without a transaction for each."""
    signing = Delivery.objects.filter(plan=plan, org__level=Level.UNIT, signed_at=None)
    signing = signing.annotate(quarter=F("org_id") % 4).filter(Q(quarter__gt=0) | Q(org__code__in=STORY))
    chosen = list(signing.values_list("pk", flat=True))
    for start in range(0, len(chosen), 500):
        part = chosen[start : start + 500]
        Task.objects.filter(delivery__in=part).update(state=Task.State.SIGNED)
        Delivery.objects.filter(pk__in=part).update(signed_at=at, signed_by=person)


def _write_year(plan: Plan, cast: dict[str, Acting], *, until: date, on_progress: Progress) -> None:
    measures = list(
        Measure.objects.filter(plan=plan, org=plan.org, role=Measure.Role.MEASURE).order_by("order")
    )
    person = Person.objects.create_person("demo-clerks", name="（演示）各单位经办")
    setting = Setting(until=until, measures=measures, served_from=until - timedelta(days=255), by=person)
    # The story's own workplace starts with an empty list: its clerk's first record is the visitor's.
    orgs = Org.objects.exclude(code=CAST[3][2]).order_by("key")
    total = orgs.count()
    seen = 0

    def counted() -> Iterator[Org]:
        nonlocal seen
        for org in orgs.iterator(chunk_size=2000):
            seen += 1
            yield org

    for _ in write_records(make_drafts(counted(), setting), setting):
        on_progress("记录 a year of records", seen, total)
    _note_progress(plan)


def _note_progress(plan: Plan) -> None:
    """A task is under way as soon as a record serves it, at every host and at every unit above them."""
    for measure in plan.measures.filter(role=Measure.Role.MEASURE):
        accepted = Activity.objects.filter(measures=measure, state=Activity.State.ACCEPTED)
        begun = Host.objects.filter(activity__in=accepted).values_list("org__key", flat=True)
        path = {keys.ancestor(key or 0, level) for key in begun.distinct() for level in Level.values}
        signed = Task.objects.filter(measure=measure, state=Task.State.SIGNED)
        waiting = iter(sorted(path))
        while part := list(islice(waiting, 500)):
            signed.filter(org__key__in=part).update(state=Task.State.UNDER_WAY)


def _finish_the_first(plan: Plan, person: Person, *, at: datetime) -> None:
    """The first measure asks for a plan of one's own by 10 March: whoever signed in time did it, most are confirmed."""
    first = Task.objects.filter(measure__plan=plan, measure__order=1, state=Task.State.SIGNED)
    first.update(
        state=Task.State.DONE, done_at=at, done_by=person, done_word="已制定，随本单位年度安排一并落实"
    )
    done = Task.objects.filter(measure__plan=plan, measure__order=1, state=Task.State.DONE)
    done.annotate(ninth=F("org_id") % 9).filter(ninth__gt=0).update(
        state=Task.State.CONFIRMED, confirmed_by=person
    )


def _correct_some(*, until: date, on_progress: Progress) -> None:
    """Reviewers found a wrong number weeks later: each correction is a new version and new entries."""
    person = Person.objects.create_person("demo-reviewers", name="（演示）各单位审核")
    wrong = Activity.objects.filter(
        state=Activity.State.ACCEPTED, attendance_onsite__gt=20, held_on__lt=until - timedelta(days=45)
    ).order_by("uid")
    for number, activity in enumerate(wrong.select_related("org", "kind")[:CORRECTIONS], start=1):
        acting = _acting_for(activity.org, person, Role.REVIEWER)
        weeks_later = _instant(activity.held_on + timedelta(days=30 + number % 14), 15)
        # What was remembered late is corrected later still.
        with clock.held_at(max(weeks_later, activity.recorded_at + timedelta(hours=1))):
            right = (activity.attendance_onsite or 0) + (number % 9) - 14
            activities.correct_activity(
                acting,
                activity,
                revision=activity.revision,
                reason="清点有误，已核对签名册人数",
                attendance_onsite=right,
            )
        on_progress("更正 corrections", number, CORRECTIONS)


def _move_two(until: date, *, by: Acting) -> None:
    """A county moved to another city in spring, a town to another county in summer."""
    county = Org.objects.filter(level=Level.COUNTY, code__startswith="9002").order_by("key")[1]
    town = Org.objects.filter(level=Level.TOWN, code__startswith="900102").order_by("key")[0]
    for org, parent_code, days in ((county, "9003", 200), (town, "900101", 120)):
        on = until - timedelta(days=days)
        with clock.held_at(_instant(on)):
            move_unit(org, new_parent=Org.objects.get(code=parent_code), on=on, by=by.person.pk)


def _report_on(plan: Plan, cast: dict[str, Acting], *, until: date) -> None:
    """The province's report of a few days ago, issued; and a draft that the city has not finished."""
    with clock.held_at(_instant(until - timedelta(days=5))):
        report = draft_report(cast["sheng"], plan, uid=_uid("report/90"))
    with clock.held_at(_instant(until - timedelta(days=4), 16)):
        issue_report(cast["sheng"], report, revision=report.revision)
    with clock.held_at(_instant(until - timedelta(days=2))):
        draft_report(cast["shi"], plan, uid=_uid("report/9001"))
