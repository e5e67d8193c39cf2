"""Proving that units, placements and keys agree, for `luoshi check`. Reads only; one query a rule, whatever the size.

Not checked here because the database refuses them: two units with one key, two open placements in one tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import BigIntegerField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from luoshi.common import clock
from luoshi.orgs import keys
from luoshi.orgs.models import Level, Org, Placement, Tree
from luoshi.orgs.queries import placements_on

# Of each rule, that many faults are named; the rest are like them.
MOST_NAMED = 100


@dataclass(frozen=True)
class Fault:
    """One unit that breaks a rule of the tree; `rule` is the code of `RULES`."""

    rule: str
    org_id: int
    name: str

    def text(self, language: str = "zh") -> str:
        """The fault as a sentence."""
        zh, en = RULES[self.rule]
        return (
            f"{self.name}（{self.org_id}）：{zh}" if not language.startswith("en") else f"{self.name}: {en}"
        )


RULES = {
    "homeless": ("在册，但没有现行的地方树隶属关系", "stands, but has no open placement in the area tree"),
    "closed-in-place": ("已撤销，但仍有现行隶属关系", "is closed, but still has an open placement"),
    "overlap": ("同一棵树上有两段隶属关系重叠", "has two placements in one tree that overlap"),
    "levels": ("级别不低于其上级", "is not of a lower level than its parent"),
    "no-key": ("没有键，请运行 luoshi rebuild-keys", "has no key; run luoshi rebuild-keys"),
    "key": ("键与今天的隶属关系不符，请运行 luoshi rebuild-keys", "has a stale key; run luoshi rebuild-keys"),
    "roots": ("与全国级工会并列为最上级", "is a root beside the national union"),
}


def check_tree() -> list[Fault]:
    """Every rule that the tree breaks, with the units that break it. An empty list is the proof.

    Levels that descend along every placement also rule out circles, at any date.
    """
    return [
        Fault(rule, org_id, name)
        for rule, units in _units_at_fault()
        for org_id, name in units.order_by("pk").values_list("pk", "name")[:MOST_NAMED]
    ]


def _units_at_fault() -> Iterator[tuple[str, QuerySet[Org]]]:
    places = Placement.objects.filter(org=OuterRef("pk"))
    open_places = places.filter(until_on=None)
    yield "homeless", Org.objects.filter(~Exists(open_places.filter(tree=Tree.AREA)), closed_on=None)
    yield "closed-in-place", Org.objects.filter(Exists(open_places), closed_on__isnull=False)
    yield "overlap", Org.objects.filter(Exists(_overrun(places)))
    yield "levels", Org.objects.filter(Exists(places.filter(parent__level__gte=F("org__level"))))
    yield "no-key", Org.objects.filter(key=None)
    for level in Level.values:
        yield "key", _units_with_stale_key(level)
    nation = Org.objects.filter(key=0, level=keys.NATION)
    roots = Org.objects.filter(Exists(open_places.filter(tree=Tree.AREA, parent=None)), level__gt=keys.NATION)
    yield "roots", roots.filter(Exists(nation))


def _overrun(places: QuerySet[Placement]) -> QuerySet[Placement]:
    """Those placements that have not ended when a later one in the same tree begins."""
    later = Placement.objects.filter(
        org=OuterRef("org"), tree=OuterRef("tree"), from_on__gt=OuterRef("from_on")
    )
    return places.filter(
        Exists(later.filter(from_on__lt=OuterRef("until_on"))) | Q(Exists(later), until_on=None)
    )


def _units_with_stale_key(level: int) -> QuerySet[Org]:
    """Units of a level whose key is not one of the slots of that level directly under today's parent."""
    # Said to be bigint: compared as an integer, Django would drop conditions on keys past 31 bits.
    above = Coalesce(F("parent__key"), Value(0), output_field=BigIntegerField())
    places = (
        placements_on(clock.today())
        .filter(org__level=level)
        .annotate(slot_start=ExpressionWrapper(F("org__key") - above, output_field=BigIntegerField()))
    )
    if level == keys.NATION:
        stale = places.exclude(org__key=0)
    else:
        span, step = keys.children_span(0, level), keys.step_at(level)
        is_slot = Q(slot_start__gte=span.first, slot_start__lt=span.end, past_slot=0)
        stale = places.annotate(past_slot=F("slot_start") % step).exclude(is_slot)
    return Org.objects.filter(pk__in=stale.values("org_id"), key__isnull=False)
