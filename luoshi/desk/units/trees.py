"""The unit tree in the left column: lazily opened, and already open along the way to the unit shown."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.orgs import queries
from luoshi.orgs.models import Org
from luoshi.people.access import Acting
from luoshi.web.shapes import Branch

# A town may have thousands of units; the column shows so many and its page the rest.
MOST_BRANCHES = 100


def branches_under(org: Org) -> tuple[Branch, ...]:
    """One level of the tree: three queries, however many units there are."""
    page = queries.children(org, limit=MOST_BRANCHES)
    counts = queries.count_children(page.units)
    branches = [branch_of(child, counts.get(child.pk, 0)) for child in page.units]
    if page.has_after:
        branches.append(Branch(_("更多单位…"), reverse("units:detail", args=[org.pk])))
    return tuple(branches)


def branch_of(
    org: Org, children: int, *, is_current: bool = False, inside: tuple[Branch, ...] = ()
) -> Branch:
    """A unit in the tree, with how many units hang directly under it."""
    return Branch(
        label=org.label,
        url=reverse("units:detail", args=[org.pk]),
        children_url=reverse("units:children", args=[org.pk]) if children else "",
        is_current=is_current,
        count=children or None,
        children=inside,
    )


def tree_to(acting: Acting, org: Org, above: Sequence[Org]) -> tuple[Branch, ...]:
    """The tree from the acting unit, open down to `org`; `above` are the units over it, from the top."""
    path = [one for one in above if acting.may_read(one)] + [org]
    counts = queries.count_children(path)
    inside = branches_under(org)
    for place in range(len(path) - 1, 0, -1):
        here = branch_of(
            path[place], counts.get(path[place].pk, 0), is_current=path[place] == org, inside=inside
        )
        inside = _with(branches_under(path[place - 1]), here)
    return (branch_of(path[0], counts.get(path[0].pk, 0), is_current=path[0] == org, inside=inside),)


def _with(branches: tuple[Branch, ...], opened: Branch) -> tuple[Branch, ...]:
    """The level with one branch opened; put in front if the level is too long to hold it."""
    if any(branch.url == opened.url for branch in branches):
        return tuple(opened if branch.url == opened.url else branch for branch in branches)
    return (opened, *branches)
