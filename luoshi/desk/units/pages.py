"""What the pages of units show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.common import clock
from luoshi.common.identifiers import find_credit_code_fault
from luoshi.desk.units.trees import tree_to
from luoshi.orgs import queries
from luoshi.orgs.models import Level, Org, Tree
from luoshi.orgs.queries import Cursor
from luoshi.people.access import Acting, posts_on
from luoshi.people.models import Post
from luoshi.web.joining import join_words
from luoshi.web.shapes import Branch, Crumb, Moment

ROWS = 50
MOST_HOLDERS = 50
MOST_CLOSED = 20


@dataclass(frozen=True)
class UnitRow:
    """A unit in a table: how many hang directly under it, and where it hangs itself."""

    org: Org
    children: int
    parent: Org | None = None


@dataclass(frozen=True)
class UnitTable:
    """A page of the units under one, with the addresses of its neighbours."""

    rows: tuple[UnitRow, ...]
    previous_url: str
    next_url: str


@dataclass(frozen=True)
class UnitPage:
    """One unit: where it hangs, what it is, who holds posts there, what hangs under it."""

    org: Org
    is_own: bool
    may_arrange: bool
    trail: tuple[Crumb, ...]
    branches: tuple[Branch, ...]
    facts: tuple[tuple[str, str], ...]
    credit_code_is_odd: bool
    children: UnitTable
    members: tuple[UnitRow, ...]
    closed: tuple[Org, ...]
    holders: tuple[Post, ...]
    moments: tuple[Moment, ...]

    @property
    def shows_children(self) -> bool:
        """Whether there is a table of units below: not for a grassroots union that has none, as most have."""
        return bool(self.children.rows) or self.org.level < Level.UNIT


@dataclass(frozen=True)
class FoundUnits:
    """Units of the acting post's subtree that contain a text."""

    text: str
    rows: tuple[UnitRow, ...]
    has_more: bool


def unit_page(acting: Acting, org: Org, asked: QueryDict) -> UnitPage:
    """One unit and a page of what hangs under it; `asked` may hold `after` or `before`, a cursor."""
    above = queries.ancestors(org)
    members = queries.children(org, limit=ROWS, tree=Tree.INDUSTRY).units
    return UnitPage(
        org=org,
        is_own=org == acting.org,
        may_arrange=acting.may("arrange_units"),
        trail=(*(_crumb(acting, one) for one in above), Crumb(org.label)),
        branches=tree_to(acting, org, above),
        facts=tuple(_facts(org)),
        credit_code_is_odd=bool(org.credit_code and find_credit_code_fault(org.credit_code)),
        children=_children(org, asked),
        members=tuple(UnitRow(one, 0) for one in members),
        closed=tuple(queries.list_closed_children(org, limit=MOST_CLOSED)),
        holders=tuple(posts_on(clock.today()).filter(org=org).order_by("role", "from_on")[:MOST_HOLDERS]),
        moments=tuple(_moments(org)),
    )


def find_units(acting: Acting, text: str) -> FoundUnits:
    """The units of the acting post's subtree whose name, code or alias contains the text."""
    found = queries.search(text, within=acting.subtree, limit=ROWS + 1)
    return FoundUnits(text.strip(), rows_with_parents(found[:ROWS]), len(found) > ROWS)


def rows_with_parents(orgs: Sequence[Org]) -> tuple[UnitRow, ...]:
    """Units with where they hang and how many hang under them: two queries for all."""
    parents, counts = queries.parents_of(orgs), queries.count_children(orgs)
    return tuple(UnitRow(org, counts.get(org.pk, 0), parents.get(org.pk)) for org in orgs)


def _crumb(acting: Acting, org: Org) -> Crumb:
    """A unit above; those over the acting unit are named and lead nowhere."""
    return Crumb(org.label, reverse("units:detail", args=[org.pk]) if acting.may_read(org) else "")


def _children(org: Org, asked: QueryDict) -> UnitTable:
    page = queries.children(
        org,
        after=Cursor.parse(asked.get("after", "")),
        before=Cursor.parse(asked.get("before", "")),
        limit=ROWS,
    )
    counts = queries.count_children(page.units)
    address = reverse("units:detail", args=[org.pk])
    first, last = (page.units[0], page.units[-1]) if page.units else (None, None)
    return UnitTable(
        rows=tuple(UnitRow(child, counts.get(child.pk, 0)) for child in page.units),
        previous_url=f"{address}?before={Cursor.of(first)}" if first and page.has_before else "",
        next_url=f"{address}?after={Cursor.of(last)}" if last and page.has_after else "",
    )


def _facts(org: Org) -> list[tuple[str, str]]:
    below = queries.count_below(org)
    many = _("超过 %(number)s 家") % {"number": f"{queries.MOST_COUNTED:,}"}
    exact = ngettext("%(number)s 家", "%(number)s 家", below) % {"number": f"{below:,}"}
    facts = [
        (_("全称"), org.name),
        (_("简称"), org.short_name),
        (_("又名"), join_words(org.aliases)),
        (_("类型"), org.get_kind_display()),
        (_("级别"), org.get_level_display()),
        (_("代码"), org.code),
        (_("行政区划代码"), org.division_code),
        (_("统一社会信用代码"), org.credit_code),
        (_("成立"), org.opened_on.isoformat()),
        (_("撤销"), org.closed_on.isoformat() if org.closed_on else ""),
        (_("所属单位"), (many if below > queries.MOST_COUNTED else exact) if below else ""),
    ]
    return [(name, value) for name, value in facts if value]


def _moments(org: Org) -> list[Moment]:
    """Where the unit has hung, newest first; what is in force is marked, what is to come says so."""
    today = clock.today()
    moments = []
    for place in queries.list_placements(org):
        until = place.until_on.isoformat() if place.until_on else _("今")
        is_now = place.from_on <= today and (place.until_on is None or today < place.until_on)
        what = place.parent.name if place.parent else _("最上级单位，没有上级")
        note = _("%(tree)s关系") % {"tree": place.get_tree_display()}
        if place.from_on > today:
            note = _("%(tree)s关系，尚未开始") % {"tree": place.get_tree_display()}
        moments.append(Moment(f"{place.from_on.isoformat()} — {until}", what, note, "now" if is_now else ""))
    return moments
