"""Measures by plan, by path, and those that a record of a given day may serve."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q

from luoshi.campaigns.models import Delivery, Measure, Plan
from luoshi.campaigns.rules import Window
from luoshi.orgs import keys
from luoshi.orgs.models import Org


def path_measures(plan: Plan, org: Org) -> list[Measure]:
    """The measures that apply to a unit or are its own: the original ones, then those hung on its path."""
    found = Measure.objects.filter(on_path(org), plan=plan, role=Measure.Role.MEASURE)
    return sorted(found.select_related("org", "under"), key=lambda one: (one.org.level, one.order, one.pk))


def list_open_measures(org: Org, on: date) -> list[Measure]:
    """The measures that a record of this unit and day may serve, newest plan first.

    From plans that were delivered to the unit or issued by it; those hung on its own path are among them. A
    measure without a window is always open; a local one without its own takes that of the one it carries out.
    """
    delivered = Delivery.objects.filter(org=org).values("plan")
    reached = Q(plan__in=delivered) | Q(plan__org=org, plan__state=Plan.State.ISSUED)
    found = Measure.objects.filter(reached, on_path(org), role=Measure.Role.MEASURE).select_related(
        "plan", "org", "under"
    )
    in_order = found.order_by(F("plan__issued_at").desc(nulls_last=True), "plan", "org__level", "order")
    return [measure for measure in in_order if window_of(measure).is_open_on(on)]


def window_of(measure: Measure) -> Window:
    """The measure's window; what a local one leaves open is that of the one it carries out."""
    under = measure.under
    return Window(
        measure.starts_on or (under.starts_on if under else None),
        measure.ends_on or (under.ends_on if under else None),
    )


def path_keys(org: Org) -> set[int]:
    """The keys of the unit and of every unit above it; none of a unit without a key."""
    return set() if org.key is None else {org.key, *keys.ancestors(org.key, org.level)}


def on_path_or_below(org: Org) -> Q:
    """The condition that a measure is an original one, or hung by the unit, one above it or one below it."""
    return on_path(org) | Q(org__key__gt=org.span.first, org__key__lt=org.span.end)


def on_path(org: Org) -> Q:
    """The condition that a measure is an original one, or hung by the unit or one above it."""
    return Q(org=F("plan__org")) | Q(org__key__in=path_keys(org))


def with_originals(measure_ids: Iterable[int]) -> tuple[int, ...]:
    """These measures and every measure that they carry out, up to the original; each once, lowest id first.

    A record that serves a local measure serves the original as well. One query for each level of hanging.
    """
    found = set(measure_ids)
    fresh = found
    while fresh:
        above = Measure.objects.filter(pk__in=fresh, under__isnull=False).values_list("under_id", flat=True)
        fresh = {pk for pk in above if pk is not None} - found
        found = found | fresh
    return tuple(sorted(found))
