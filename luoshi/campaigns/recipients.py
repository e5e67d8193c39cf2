"""From recipient rules to units: key ranges and levels, never recursion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from luoshi.campaigns.errors import UnknownRule
from luoshi.campaigns.models import Delivery, Plan
from luoshi.campaigns.recipient_rules import (
    RULES_BY_CODE,
    UNIT_PREFIX,
    RecipientRule,
    rules_for,
)
from luoshi.common.quantities import whole_number
from luoshi.orgs import keys
from luoshi.orgs.models import Level, Org
from luoshi.orgs.queries import open_on


@dataclass(frozen=True)
class RuleOffer:
    """A rule that the sender can use and how many units it gives today."""

    code: str
    label: str | Promise
    units: int


def expand(org: Org, rules: Sequence[str], day: date) -> QuerySet[Org]:
    """The units that the rules give below `org` on a day, each once, in the order of the tree.

    Raises: UnknownRule for a rule that the level of `org` does not offer, or a unit that is not below it.
    """
    if not rules:
        return Org.objects.none()
    conditions = [_condition_of(org, rule) for rule in dict.fromkeys(rules)]
    return _open_below(org, day).filter(reduce(or_, conditions)).order_by("key")


def split_by_having(org: Org, plan: Plan, rules: Sequence[str], day: date) -> tuple[int, list[Org]]:
    """How many of the units that the rules give have the plan already, and those that have not: two queries.

    The units bring what is needed to place them. Raises: UnknownRule.
    """
    asked = expand(org, rules, day)
    has_it = Exists(Delivery.objects.filter(plan=plan, org=OuterRef("pk")))
    return asked.filter(has_it).count(), list(asked.filter(~has_it).only("id", "key", "level"))


def list_offers(org: Org, day: date) -> list[RuleOffer]:
    """Every rule that a sender of this level can use, with its number of units: one query."""
    rules = rules_for(org.level)
    if not rules:
        return []
    conditions = {rule.code: _rule_condition(org, rule) for rule in rules}
    counts = (
        _open_below(org, day)
        .filter(reduce(or_, conditions.values()))
        .aggregate(**{_column(code): Count("pk", filter=condition) for code, condition in conditions.items()})
    )
    return [RuleOffer(rule.code, rule.label, counts[_column(rule.code)]) for rule in rules]


def _column(code: str) -> str:
    return code.replace("-", "_")


def _open_below(org: Org, day: date) -> QuerySet[Org]:
    """The units under `org`, itself not among them, that exist on the day."""
    return Org.objects.filter(open_on(day), key__gt=org.span.first, key__lt=org.span.end)


def _condition_of(org: Org, code: str) -> Q:
    if code.startswith(UNIT_PREFIX):
        return _unit_condition(org, code)
    rule = RULES_BY_CODE.get(code)
    if rule is None or not rule.is_for(org.level):
        raise UnknownRule(rule=code)
    return _rule_condition(org, rule)


def _unit_condition(org: Org, code: str) -> Q:
    number = whole_number(code.removeprefix(UNIT_PREFIX))
    below = Org.objects.filter(key__gt=org.span.first, key__lt=org.span.end)
    if number is None or not below.filter(pk=number).exists():
        raise UnknownRule(rule=code)
    return Q(pk=number)


def _rule_condition(org: Org, rule: RecipientRule) -> Q:
    levels = (
        [Level(rule.level)] if rule.level is not None else [level for level in Level if level > org.level]
    )
    where = reduce(or_, (_at_level(org, level, rule.direct) for level in levels))
    return where & Q(kind__in=sorted(rule.kinds))


def _at_level(org: Org, level: Level, direct: bool) -> Q:
    """Units of a level; direct ones have nothing in the slots between, so they fill a narrower range."""
    span = keys.children_span(org.span.first, level) if direct else org.span
    return Q(level=level, key__gte=span.first, key__lt=span.end)
