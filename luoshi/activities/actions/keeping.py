"""What every verb shares: checking a content, keeping a version, deciding, settling. Called in a transaction."""

from collections.abc import Sequence

from django.core.files.base import ContentFile

from luoshi.activities import queries
from luoshi.activities.content import Content
from luoshi.activities.errors import FaultyRecord
from luoshi.activities.models import Activity, Decision, Version
from luoshi.activities.photos import Photo
from luoshi.campaigns.actions import note_progress
from luoshi.catalogue.models import Kind
from luoshi.common import clock
from luoshi.ledger.actions import settle
from luoshi.orgs.models import Org
from luoshi.people.access import Acting


def checked(content: Content, *, org: Org, served: Sequence[int] = ()) -> Content:
    """The content as it may be kept.

    Raises: FaultyRecord with every fault.
    """
    content, faults = queries.judge(content, org=org, served=served)
    if faults:
        raise FaultyRecord(faults=faults)
    return content


def locked(activity: Activity) -> Activity:
    """The record as it is now, held until the transaction ends."""
    return Activity.objects.select_for_update(of=("self",)).select_related("org", "kind").get(pk=activity.pk)


def set_columns(activity: Activity, content: Content) -> None:
    """Make the record's own columns say what the content says; not saved."""
    activity.kind = Kind.objects.get(code=content.kind)
    plain = ("title", "held_on", "held_at", "place", "attendance_onsite", "attendance_online")
    for name in (*plain, "audience", "story", "photo"):
        setattr(activity, name, getattr(content, name))
    activity.extra = dict(content.extra)


def keep_version(activity: Activity, content: Content, *, reason: str, acting: Acting) -> None:
    """Append the content as the record's present revision, and point its units, measures and programmes there."""
    activity.hosts.set(content.hosts)
    activity.measures.set(content.measures)
    activity.programmes.set(content.programmes)
    Version.objects.create(
        activity=activity,
        revision=activity.revision,
        content=content.to_json(),
        reason=reason,
        recorded_at=clock.now(),
        recorded_by=acting.person,
    )


def store_photo(activity: Activity, photo: Photo) -> str:
    """Write the photo's file under the record's uid and give its name.

    Before the transaction ends, so that what is acknowledged is on disk; a rollback leaves an unused file.
    """
    day = clock.today()
    name = f"activities/{day:%Y/%m}/{activity.uid}-{activity.revision}.jpg"
    return activity.photo.storage.save(name, ContentFile(photo.jpeg))


def decide(
    activity: Activity, verdict: Decision.Verdict, *, acting: Acting, reason: str = "", by_trust: bool = False
) -> None:
    """Keep who decided what about the present revision; `by_trust`: the unit trusts its clerk, nobody decided."""
    person = None if by_trust else acting.person
    activity.decided_at, activity.decided_by = clock.now(), person
    Decision.objects.create(
        activity=activity,
        revision=activity.revision,
        verdict=verdict,
        reason=reason,
        org=acting.org,
        decided_at=activity.decided_at,
        decided_by=person,
    )


def accept_present(activity: Activity, *, acting: Acting, by_trust: bool = False) -> None:
    """Put the present revision into the accepted book."""
    activity.state = Activity.State.ACCEPTED
    activity.accepted_revision = activity.revision
    activity.return_reason = ""
    decide(activity, Decision.Verdict.ACCEPTED, acting=acting, by_trust=by_trust)


def settle_books(activity: Activity, *, acting: Acting) -> None:
    """Save the record and make the ledger, and the tasks it serves, agree with it."""
    activity.save()
    facts = queries.facts_now(activity)
    settle(queries.source_of(activity), facts, by=acting.person.pk)
    measures = sorted({fact.for_measure for fact in facts if fact.for_measure is not None})
    if activity.accepted_revision is not None and measures:
        note_progress(measures, Org.objects.filter(pk__in={fact.org for fact in facts}))
