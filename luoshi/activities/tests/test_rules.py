"""Pure decisions: what a record counts, what is wrong with it, what is unusual about it."""

from datetime import date

import pytest

from luoshi.activities.content import Content, find_changes, merge
from luoshi.activities.own_fields import parse_own_fields
from luoshi.activities.plausibility import find_oddities
from luoshi.activities.rules import facts_of, find_faults
from luoshi.catalogue.models import Indicator, Kind
from luoshi.orgs.models import Org

TALK = Kind(
    code="talk",
    name="宣讲",
    family="activity",
    counts=[
        {"indicator": "talk.sessions", "amount": 1},
        {"indicator": "talk.onsite", "field": "attendance_onsite", "channel": "onsite"},
        {"indicator": "talk.online", "field": "attendance_online", "channel": "online"},
    ],
)
WORKS = Org(pk=1, name="澜江机床厂工会", opened_on=date(2010, 1, 1))
SCHOOL = Org(pk=2, name="丰澜县第二中学工会", opened_on=date(2010, 1, 1))
TODAY = date(2026, 5, 10)


def content(**changes) -> Content:
    said = {"kind": "talk", "title": "安全宣讲", "held_on": date(2026, 5, 4), "hosts": (1,)}
    return Content(**{**said, **changes})


def faults_of(what: Content, hosts=(WORKS,)) -> list[tuple[str, str]]:
    found = find_faults(what, kind=TALK, hosts=hosts, today=TODAY)
    return [(fault.field, type(fault).__name__) for fault in found]


def counted(facts) -> list[tuple]:
    return [(fact.org, fact.indicator, fact.amount, fact.channel, fact.for_measure) for fact in facts]


def test_a_talk_counts_one_session_and_its_attendance_by_channel():
    facts = facts_of(content(attendance_onsite=80, attendance_online=30), TALK, "accepted")
    assert counted(facts) == [
        (1, "talk.sessions", 1, "", None),
        (1, "talk.onsite", 80, "onsite", None),
        (1, "talk.online", 30, "online", None),
    ]
    assert {(fact.day, fact.standing, fact.joint) for fact in facts} == {
        (date(2026, 5, 4), "accepted", False)
    }


@pytest.mark.parametrize("nobody", [0, None])
def test_an_amount_of_zero_adds_nothing(nobody):
    facts = facts_of(content(attendance_onsite=80, attendance_online=nobody), TALK, "stated")
    assert [fact.indicator for fact in facts] == ["talk.sessions", "talk.onsite"]


def test_every_host_of_a_joint_talk_states_the_full_amount_flagged_joint():
    facts = facts_of(content(hosts=(1, 2), attendance_onsite=80), TALK, "accepted")
    assert counted(facts) == [
        (1, "talk.sessions", 1, "", None),
        (1, "talk.onsite", 80, "onsite", None),
        (2, "talk.sessions", 1, "", None),
        (2, "talk.onsite", 80, "onsite", None),
    ]
    assert all(fact.joint for fact in facts)


def test_each_measure_served_gets_its_share_beside_the_fact():
    facts = facts_of(content(measures=(7, 9)), TALK, "accepted")
    assert [(fact.amount, fact.for_measure) for fact in facts] == [(1, None), (1, 7), (1, 9)]


def test_a_sound_record_has_no_faults():
    assert faults_of(content(attendance_onsite=80)) == []


def test_all_faults_are_collected_with_their_fields():
    bad = content(
        title="", held_on=date(2026, 5, 11), attendance_onsite=-5, audience="everybody", hosts=(1, 1)
    )
    assert faults_of(bad, hosts=(WORKS, WORKS)) == [
        ("title", "TitleMissing"),
        ("attendance_onsite", "Negative"),
        ("hosts", "HostTwice"),
        ("held_on", "InFuture"),
        ("audience", "NotListed"),
    ]


def test_today_is_not_the_future():
    assert faults_of(content(held_on=TODAY)) == []


def test_a_day_before_the_unit_opened_is_a_fault_and_says_when_it_opened():
    (fault,) = find_faults(content(held_on=date(2009, 12, 31)), kind=TALK, hosts=[WORKS], today=TODAY)
    assert fault.field == "held_on"
    assert "2010-01-01" in fault.text("zh") and "2010-01-01" in fault.text("en")


def test_a_day_before_the_joint_host_opened_is_a_fault_of_the_joint_host():
    young = Org(pk=3, name="新厂工会", opened_on=date(2026, 5, 5))
    assert faults_of(content(hosts=(1, 3)), hosts=(WORKS, young)) == [("hosts", "BeforeOpening")]


def test_a_unit_that_was_closed_cannot_have_held_it():
    closed = Org(pk=3, name="老厂工会", opened_on=date(2010, 1, 1), closed_on=date(2026, 5, 4))
    assert faults_of(content(hosts=(1, 3)), hosts=(WORKS, closed)) == [("hosts", "AfterClosing")]


def test_a_title_of_120_characters_fits_and_121_does_not():
    assert faults_of(content(title="宣" * 120)) == []
    assert faults_of(content(title="宣" * 121)) == [("title", "TooLong")]


def test_an_attendance_that_the_database_cannot_hold_is_a_fault():
    assert faults_of(content(attendance_online=2**31)) == [("attendance_online", "TooLarge")]


OUTLET = {"name": "outlet", "label": "刊发媒体", "type": "text", "required": True}
LINK = {"name": "link", "label": "链接", "type": "url", "required": False}
HOURS = {"name": "hours", "label": "学时", "type": "number", "required": False}
RANK = {"name": "rank", "label": "层级", "type": "choice", "choices": ["省级", "市级"], "required": False}
DAY = {"name": "day", "label": "刊发日期", "type": "date", "required": False}
PHONE = {"name": "phone", "label": "电话", "type": "phone", "required": False}


def test_own_fields_become_values_of_their_type():
    typed = {"outlet": " 市日报 ", "hours": "8", "rank": "省级", "day": "2026-05-04", "phone": "028-86661234"}
    values, faults = parse_own_fields([OUTLET, LINK, HOURS, RANK, DAY, PHONE], typed, kind="宣传报道")
    assert not faults
    assert values == {
        "outlet": "市日报",
        "hours": 8,
        "rank": "省级",
        "day": "2026-05-04",
        "phone": "028-86661234",
    }


def test_values_that_were_parsed_before_are_kept_zero_among_them():
    kept = {"hours": 0, "rank": "省级", "day": "2026-05-04"}
    assert parse_own_fields([HOURS, RANK, DAY], kept, kind="宣传报道") == (kept, [])


@pytest.mark.parametrize(
    ("definition", "typed", "fault"),
    [
        (OUTLET, "", "Missing"),
        (OUTLET, "媒" * 201, "TooLong"),
        (LINK, "www.example.com", "NotALink"),
        (LINK, "javascript:alert(1)", "NotALink"),
        (HOURS, "八", "NotANumber"),
        (HOURS, "-8", "Negative"),
        (RANK, "国家级", "NotListed"),
        (DAY, "5月4日", "NotADate"),
        (PHONE, "没有", "NotAPhone"),
    ],
)
def test_what_does_not_fit_its_type_is_a_fault_beside_the_field(definition, typed, fault):
    _, faults = parse_own_fields([definition], {definition["name"]: typed}, kind="宣传报道")
    assert [(one.field, type(one).__name__) for one in faults] == [(f"extra-{definition['name']}", fault)]


def test_a_field_that_the_kind_does_not_have_is_a_fault():
    _, faults = parse_own_fields([LINK], {"score": "5"}, kind="宣传报道")
    assert [(one.field, type(one).__name__) for one in faults] == [("extra-score", "UnknownField")]


INDICATORS = {
    "talk.sessions": Indicator(code="talk.sessions", name="宣讲场次", unit="场", plausible_until=50),
    "talk.onsite": Indicator(code="talk.onsite", name="宣讲现场人次", unit="人次", plausible_until=5000),
    "talk.online": Indicator(code="talk.online", name="宣讲线上人次", unit="人次", plausible_from=10),
}


def test_an_amount_beyond_the_plausible_range_is_odd_and_says_what_is_usual():
    (odd,) = find_oddities(content(attendance_onsite=5001, attendance_online=10), TALK, INDICATORS)
    assert odd.text("zh") == "宣讲现场人次 5,001 人次，常见的是 0–5,000，请核对是否填错。"


def test_an_amount_at_the_edge_of_the_range_is_not_odd():
    assert find_oddities(content(attendance_onsite=5000, attendance_online=10), TALK, INDICATORS) == []


def test_a_talk_without_any_attendance_is_odd():
    odd = find_oddities(content(), TALK, {**INDICATORS, "talk.online": INDICATORS["talk.sessions"]})
    assert [one.text("zh") for one in odd] == ["没有填写人次。"]


def test_a_content_comes_back_from_json_as_it_was():
    full = content(hosts=(1, 2), measures=(7,), attendance_onsite=80, extra={"outlet": "市日报"})
    assert Content.from_json(full.to_json()) == full


def test_changes_name_each_part_that_differs():
    before = content(attendance_onsite=80)
    changes = find_changes(before, before.but(attendance_onsite=88, place="二车间"))
    assert [(change.name, change.before, change.after) for change in changes] == [
        ("place", "", "二车间"),
        ("attendance_onsite", 80, 88),
    ]


def test_two_corrections_of_one_version_are_put_together_field_by_field():
    base = content(attendance_onsite=80, place="一车间")
    mine, theirs = base.but(title="班组宣讲", place="三车间"), base.but(attendance_onsite=88, place="二车间")
    both = merge(base, mine=mine, theirs=theirs)
    assert (both.title, both.attendance_onsite, both.place) == ("班组宣讲", 88, "三车间")
