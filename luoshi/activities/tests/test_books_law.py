"""The law of the books: after any acts, the ledger holds what the accepted version counts, and nothing else."""

import uuid
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luoshi.activities import actions
from luoshi.activities.content import Content
from luoshi.activities.models import Activity
from luoshi.activities.rules import facts_of
from luoshi.catalogue.models import Kind
from luoshi.common.errors import LuoshiError
from luoshi.ledger.facts import Source
from luoshi.ledger.queries import list_facts
from luoshi.ledger.rules import compute_balance

ATTENDANCE = st.one_of(st.none(), st.integers(0, 200))
WHO = st.sampled_from(["clerk", "reviewer"])
STEP = st.one_of(
    st.tuples(
        st.just("correct"),
        WHO,
        st.fixed_dictionaries(
            {},
            optional={
                "attendance_onsite": ATTENDANCE,
                "attendance_online": ATTENDANCE,
                "held_on": st.integers(0, 9).map(lambda days: date(2026, 5, 1) + timedelta(days)),
                "kind": st.sampled_from(["talk", "training", "discussion"]),
                "joint": st.booleans(),
                "serves": st.booleans(),
            },
        ),
    ),
    st.tuples(st.just("accept"), WHO, st.just({})),
    st.tuples(st.just("return"), st.sampled_from(["reviewer", "county_officer"]), st.just({})),
    st.tuples(st.just("withdraw"), WHO, st.just({})),
    st.tuples(st.just("trust"), WHO, st.just({})),
)


def act(cast, measure, activity: Activity, step) -> None:
    name, who, changes = step
    acting, revision = getattr(cast, who), activity.revision
    if name == "correct":
        said = {**changes}
        if "kind" in said:
            said["kind"] = Kind.objects.get(code=said["kind"])
        if said.pop("joint", False):
            said["hosts"] = [cast.school]
        if "serves" in said:
            said["measures"] = [measure] if said.pop("serves") else []
        actions.correct_activity(acting, activity, revision=revision, reason="更正", **said)
    elif name == "accept":
        actions.accept_activity(acting, activity, revision)
    elif name == "return":
        actions.return_activity(acting, activity, f"第 {revision} 版请核对")
    elif name == "withdraw":
        actions.withdraw_activity(acting, activity, "记重了")
    else:
        type(activity.org).objects.filter(pk=activity.org_id).update(accepts_automatically=True)


def wanted(activity: Activity):
    """What the design says the ledger holds: worked out from the versions, without asking the actions."""
    revision, standing = activity.accepted_revision, "accepted"
    if revision is None and activity.state == "submitted":
        revision, standing = activity.revision, "stated"
    if revision is None:
        return {}
    content = Content.from_json(activity.versions.get(revision=revision).content)
    return compute_balance(facts_of(content, Kind.objects.get(code=content.kind), standing))


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, max_size=8), onsite=ATTENDANCE)
def test_after_any_acts_the_ledger_equals_the_accepted_version(cast, measure, talk, steps, onsite):
    activity = talk(uid=uuid.uuid4(), attendance_onsite=onsite, measures=[measure]).activity
    for step in steps:
        with suppress(LuoshiError):  # a refused act must leave the books as they were
            act(cast, measure, activity, step)
        activity = Activity.objects.select_related("org").get(pk=activity.pk)
        held = compute_balance(list_facts(Source("activities", activity.uid)))
        assert {fact: amount for fact, amount in held.items() if amount} == wanted(activity)
        if activity.state == "accepted":
            assert activity.accepted_revision is not None
        if activity.state == "withdrawn":
            assert activity.accepted_revision is None
