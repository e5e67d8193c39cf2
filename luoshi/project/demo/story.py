"""The demonstration from an empty database: units, people, one running plan, a year of records, two moves."""

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q

from luoshi.activities import actions as activities
from luoshi.activities.models import Activity
from luoshi.campaigns import actions as campaigns
from luoshi.campaigns.models import Delivery, Measure, Plan
from luoshi.catalogue.actions import sync_catalogue
from luoshi.common import clock
from luoshi.common.errors import Refused
from luoshi.orgs.actions import move_unit
from luoshi.orgs.models import Org
from luoshi.people.access import Acting
from luoshi.people.models import Person, Post, Role
from luoshi.project.demo import names, texts
from luoshi.project.demo.province import FOUNDED, build_units
from luoshi.project.demo.records import NAMESPACE, Setting, make_drafts, write_records
from luoshi.rollups.segments import refresh_segments

Progress = Callable[[str, int, int], None]
# Who can be entered with one click: user name, name, code of the unit, role.
CAST = (
    ("sheng", "周明远", "90", Role.LEADER),
    ("shi", "何静", "9001", Role.LEADER),
    ("xian", "罗文", "900101", Role.LEADER),
    ("jingban", "林晓", "900101001-0001", Role.CLERK),
    ("shenhe", "陈岚", "900101001-0001", Role.REVIEWER),
    ("guanli", "钱多", "90", Role.ADMINISTRATOR),
    ("shenji", "孙立", "90", Role.AUDITOR),
)
CORRECTIONS = 120


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
    """Cities and counties sign, add a measure of their own here and there, and pass on."""
    steps = list(_deliveries_level_by_level(plan))
    person = Person.objects.create_person("demo-officers", name="（演示）各级工会")
    for number, delivery in enumerate(steps, start=1):
        with clock.held_at(_instant(since + timedelta(days=number % 9), 10)):
            _sign_and_pass_on(delivery, _acting_for(delivery.org, person))
        on_progress("下发 passing on", number, len(steps))


def _deliveries_level_by_level(plan: Plan) -> Iterator[Delivery]:
    raise NotImplementedError
