"""Recipient rules as data: "each city federation", "each industry union". What they mean for which level.

A rule names kinds of units at one level of the tree, in the sender's whole subtree or only among what hangs
directly under the sender. `recipients` turns rules into units; a single unit is the rule "unit:<id>".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.orgs.models import Level, OrgKind

UNIT_PREFIX = "unit:"
ANY_KIND = frozenset(OrgKind.values)


@dataclass(frozen=True)
class RecipientRule:
    """One rule. `level` None means any level; `direct` keeps to what hangs directly under the sender.

    `words` are how letters address such units: a notice that names one of them suggests the rule.
    """

    code: str
    label: str | Promise
    kinds: frozenset[str]
    level: Level | None = None
    direct: bool = False
    words: tuple[str, ...] = ()

    def is_for(self, sender_level: int) -> bool:
        """Whether a sender of this level can have such units below."""
        return sender_level < (self.level if self.level is not None else Level.GROUP)


def _kinds(*kinds: OrgKind) -> frozenset[str]:
    return frozenset(kind.value for kind in kinds)


RULES: tuple[RecipientRule, ...] = (
    RecipientRule(
        "each-city",
        _("各市（州）总工会"),
        _kinds(OrgKind.FEDERATION),
        Level.CITY,
        words=("市州总工会", "市（州）总工会", "各市总工会", "市、州总工会", "地市总工会"),
    ),
    RecipientRule(
        "each-county",
        _("各县（市、区）总工会"),
        _kinds(OrgKind.FEDERATION),
        Level.COUNTY,
        words=(
            "县（市、区）总工会",
            "县区总工会",
            "区县总工会",
            "各县总工会",
            "县（区）总工会",
            "区（县）总工会",
        ),
    ),
    RecipientRule(
        "each-town",
        _("各乡镇（街道）总工会"),
        _kinds(OrgKind.FEDERATION),
        Level.TOWN,
        words=("乡镇（街道）", "乡镇街道", "街道总工会", "乡镇总工会", "镇（街道）"),
    ),
    RecipientRule(
        "each-industry",
        _("各产业工会"),
        _kinds(OrgKind.INDUSTRY),
        direct=True,
        words=("产业工会", "产业（系统）工会"),
    ),
    RecipientRule(
        "each-committee",
        _("各工会工作委员会"),
        _kinds(OrgKind.COMMITTEE),
        direct=True,
        words=("工会工委", "工作委员会"),
    ),
    RecipientRule(
        "direct-affiliated",
        _("直属单位"),
        _kinds(OrgKind.AFFILIATED),
        direct=True,
        words=("直属单位", "直属企事业单位"),
    ),
    RecipientRule(
        "each-grassroots-direct",
        _("直接管理的基层工会"),
        _kinds(OrgKind.GRASSROOTS, OrgKind.JOINT),
        Level.UNIT,
        direct=True,
        words=("直属基层工会", "基层工会", "企业工会"),
    ),
    RecipientRule("each-child", _("下一级全部单位"), ANY_KIND, direct=True),
)
RULES_BY_CODE = {rule.code: rule for rule in RULES}


def rules_for(sender_level: int) -> tuple[RecipientRule, ...]:
    """The rules that a sender of this level can use."""
    return tuple(rule for rule in RULES if rule.is_for(sender_level))


def suggest_rules(recipients: Iterable[str], offered: Sequence[RecipientRule]) -> tuple[str, ...]:
    """The codes of the offered rules that a letter's recipients name, in the order of the rules."""
    named = [name.removeprefix("各").strip() for name in recipients]
    return tuple(rule.code for rule in offered if any(_is_named(word, named) for word in rule.words))


def _is_named(word: str, named: Sequence[str]) -> bool:
    return any(word.removeprefix("各") in name for name in named)
