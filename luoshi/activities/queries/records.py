"""One record: who may read it, what it said, what the ledger has to hold of it."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from luoshi.activities import rules
from luoshi.activities.content import Content
from luoshi.activities.models import Activity, Decision, Host, Version
from luoshi.campaigns.queries import with_originals
from luoshi.catalogue.models import Kind
from luoshi.ledger.facts import Fact, Source
from luoshi.ledger.models import Standing
from luoshi.orgs.models import Org
from luoshi.people.access import Acting

# What waits for a reviewer: a record not yet accepted, or a clerk's correction of an accepted one.
PENDING = Q(state=Activity.State.SUBMITTED) | Q(
    state=Activity.State.ACCEPTED, revision__gt=F("accepted_revision")
)


def readable_activities(acting: Acting) -> QuerySet[Activity]:
    """The records owned in the acting post's subtree, and those that a unit of it held together with others."""
    span = acting.subtree
    hosted = Host.objects.filter(activity=OuterRef("pk"), org__key__gte=span.first, org__key__lt=span.end)
    owned = Q(org__key__gte=span.first, org__key__lt=span.end)
    return Activity.objects.filter(owned | Q(Exists(hosted))).select_related("org", "kind", "recorded_by")


def with_hosts(records: QuerySet[Activity]) -> QuerySet[Activity]:
    """The records with the names of their host units, in one more query for all of them."""
    return records.prefetch_related(Prefetch("hosts", Org.objects.only("name", "short_name")))


def source_of(activity: Activity) -> Source:
    """The name under which the ledger knows the record."""
    return Source("activities", activity.uid)


def content_at(activity: Activity, revision: int) -> Content:
    """What the record said at one revision."""
    return Content.from_json(activity.versions.get(revision=revision).content)


def list_versions(activity: Activity) -> list[Version]:
    """Every version, oldest first."""
    return list(activity.versions.select_related("recorded_by").order_by("revision"))


def list_decisions(activity: Activity) -> list[Decision]:
    """Every acceptance, return and withdrawal, oldest first."""
    return list(activity.decisions.select_related("decided_by", "org").order_by("id"))


def facts_now(activity: Activity) -> list[Fact]:
    """What the ledger has to hold of the record: its accepted version, else what it states, else nothing."""
    if activity.accepted_revision is not None:
        return _facts_at(activity, activity.accepted_revision, Standing.ACCEPTED)
    if activity.state == Activity.State.SUBMITTED:
        return _facts_at(activity, activity.revision, Standing.STATED)
    return []


def _facts_at(activity: Activity, revision: int, standing: str) -> list[Fact]:
    content = content_at(activity, revision)
    content = content.but(measures=with_originals(content.measures))
    return rules.facts_of(content, Kind.objects.get(code=content.kind), standing)
