"""A year of records for the demonstration province, written in bulk through the same rules as a clerk's record."""

import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from django.db import transaction

from luoshi.activities.content import Content
from luoshi.activities.models import Activity, Decision, Host, Version
from luoshi.activities.rules import facts_of
from luoshi.campaigns.models import Measure
from luoshi.catalogue.models import Kind
from luoshi.common import clock
from luoshi.ledger.actions import FirstPosting, post_new
from luoshi.ledger.facts import Source
from luoshi.orgs.models import Org
from luoshi.people.models import Person
from luoshi.project.demo import texts

NAMESPACE = uuid.UUID("6f0f1c1e-0d5b-4c39-9a51-2a3f2f6f5d10")
DAYS = 364
CHUNK = 400
# How many records a unit of each level makes in a year, from–to.
A_YEAR = {1: (24, 30), 2: (18, 30), 3: (10, 20), 4: (5, 12), 5: (2, 11)}
# Which kind, by weight; and which measures of the plan a record of that kind may serve, by their order.
KIND_WEIGHTS = {"talk": 45, "training": 18, "discussion": 22, "piece": 15}
SERVES = {"talk": 1, "training": 2, "discussion": 3, "piece": 4}


@dataclass(frozen=True)
class Draft:
    """A record on its way into the database."""

    uid: uuid.UUID
    org: Org
    content: Content
    recorded_at: datetime
    is_accepted: bool


@dataclass(frozen=True)
class Setting:
    """What every record of the year is made with."""

    until: date
    measures: Sequence[Measure]
    served_from: date
    by: Person


def make_drafts(orgs: Iterable[Org], setting: Setting) -> Iterator[Draft]:
    """The year's records of these units, in the order of the units; the same every time."""
    previous: Org | None = None
    for org in orgs:
        dice = random.Random(f"{org.code}/{setting.until}")
        fewest, most = A_YEAR[org.level]
        for number in range(dice.randint(fewest, most)):
            yield _draft(org, number, dice, setting, neighbour=previous)
        previous = org


def _draft(org: Org, number: int, dice: random.Random, setting: Setting, *, neighbour: Org | None) -> Draft:
    content = _content(org, dice, setting, neighbour=neighbour)
    # One in twenty-five is remembered weeks later.
    delay = dice.randint(20, 60) if dice.random() < 0.04 else dice.choice((0, 0, 0, 1, 1, 2, 3))
    recorded_on = min(content.held_on + timedelta(days=delay), setting.until - timedelta(days=1))
    recorded_at = datetime.combine(recorded_on, time(9 + dice.randrange(9), dice.randrange(60)), clock.CHINA)
    is_waiting = not org.accepts_automatically and (setting.until - recorded_on).days < 12
    return Draft(
        uid=uuid.uuid5(NAMESPACE, f"{org.code}/{number}"),
        org=org,
        content=content,
        recorded_at=recorded_at.astimezone(UTC),
        is_accepted=not is_waiting,
    )


def _content(org: Org, dice: random.Random, setting: Setting, *, neighbour: Org | None) -> Content:
    [kind] = dice.choices(list(KIND_WEIGHTS), weights=list(KIND_WEIGHTS.values()))
    held_on = setting.until - timedelta(days=1 + dice.randrange(DAYS))
    is_joint = kind != "piece" and neighbour is not None and org.level >= 2 and dice.random() < 0.03
    return Content(
        kind=kind,
        title=dice.choice(texts.TITLES[kind]),
        held_on=held_on,
        held_at=None
        if kind == "piece"
        else time(dice.choice((8, 9, 10, 14, 15, 16, 19)), dice.choice((0, 30))),
        place="" if kind == "piece" else dice.choice(texts.PLACES),
        attendance_onsite=None if kind == "piece" else _onsite(org, dice),
        attendance_online=dice.randint(60, 1800)
        if kind in ("talk", "training") and dice.random() < 0.12
        else None,
        story=dice.choice(texts.STORIES),
        extra={"outlet": dice.choice(texts.OUTLETS), "link": ""} if kind == "piece" else {},
        hosts=(org.pk, neighbour.pk) if is_joint and neighbour else (org.pk,),
        measures=_served(kind, held_on, dice, setting),
    )


def _onsite(org: Org, dice: random.Random) -> int:
    # A factory's talk reaches a workshop, a city's a hall.
    middle = {1: 260, 2: 190, 3: 110, 4: 60, 5: 38}[org.level]
    return max(6, round(dice.gauss(middle, middle / 3)))


def _served(kind: str, held_on: date, dice: random.Random, setting: Setting) -> tuple[int, ...]:
    place = SERVES[kind]
    if held_on < setting.served_from or place >= len(setting.measures) or dice.random() > 0.55:
        return ()
    measure = setting.measures[place]
    starts_on, ends_on = measure.starts_on or held_on, measure.ends_on or held_on
    return (measure.pk,) if starts_on <= held_on <= ends_on else ()


def write_records(drafts: Iterable[Draft], setting: Setting) -> Iterator[int]:
    """Write drafts a chunk at a time, one transaction each; yields how many each chunk wrote."""
    kinds = {kind.code: kind for kind in Kind.objects.all()}
    source = iter(drafts)
    while chunk := list(islice(source, CHUNK)):
        with transaction.atomic():
            _write(chunk, kinds, setting)
        yield len(chunk)


def _write(chunk: list[Draft], kinds: dict[str, Kind], setting: Setting) -> None:
    activities = Activity.objects.bulk_create([_activity(draft, kinds, setting.by) for draft in chunk])
    pairs = list(zip(activities, chunk, strict=True))
    Host.objects.bulk_create(
        [Host(activity=activity, org_id=host) for activity, draft in pairs for host in draft.content.hosts]
    )
    serves = Activity.measures.through
    serves.objects.bulk_create(
        [
            serves(activity=activity, measure_id=measure)
            for activity, draft in pairs
            for measure in draft.content.measures
        ]
    )
    Version.objects.bulk_create(
        [
            Version(
                activity=activity,
                revision=1,
                content=draft.content.to_json(),
                recorded_at=draft.recorded_at,
                recorded_by=setting.by,
            )
            for activity, draft in pairs
        ]
    )
    Decision.objects.bulk_create([_decision(*pair) for pair in pairs if pair[1].is_accepted])
    post_new(_posting(draft, kinds[draft.content.kind], setting.by) for draft in chunk)


def _activity(draft: Draft, kinds: dict[str, Kind], by: Person) -> Activity:
    content = draft.content
    state = Activity.State.ACCEPTED if draft.is_accepted else Activity.State.SUBMITTED
    return Activity(
        uid=draft.uid,
        org=draft.org,
        kind=kinds[content.kind],
        title=content.title,
        held_on=content.held_on,
        held_at=content.held_at,
        place=content.place,
        attendance_onsite=content.attendance_onsite,
        attendance_online=content.attendance_online,
        story=content.story,
        extra=dict(content.extra),
        state=state,
        accepted_revision=1 if draft.is_accepted else None,
        recorded_at=draft.recorded_at,
        recorded_by=by,
        decided_at=draft.recorded_at if draft.is_accepted else None,
    )


def _decision(activity: Activity, draft: Draft) -> Decision:
    return Decision(
        activity=activity,
        revision=1,
        verdict=Decision.Verdict.ACCEPTED,
        org=draft.org,
        decided_at=draft.recorded_at,
    )


def _posting(draft: Draft, kind: Kind, by: Person) -> FirstPosting:
    facts = facts_of(draft.content, kind, "accepted" if draft.is_accepted else "stated")
    return FirstPosting(Source("activities", draft.uid), facts, draft.recorded_at, by.pk)
