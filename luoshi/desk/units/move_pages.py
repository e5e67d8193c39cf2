"""What a move would do, before anybody confirms it."""

from dataclasses import dataclass
from datetime import date

from luoshi.common import clock
from luoshi.desk.units.forms import MoveForm
from luoshi.orgs import queries
from luoshi.orgs.models import Org, Tree
from luoshi.people.access import Acting


@dataclass(frozen=True)
class MovePreview:
    """Who would go where and from when, with how many units; `takes_effect_now` if the tree changes today."""

    from_parent: Org | None
    to_parent: Org
    on: date
    units: int
    is_area: bool
    takes_effect_now: bool


@dataclass(frozen=True)
class MovePage:
    """The form of a move and, once it is filled in without a fault, what the move would do."""

    org: Org
    parent: Org | None
    form: MoveForm
    preview: MovePreview | None


def move_page(acting: Acting, org: Org, form: MoveForm) -> MovePage:
    """The page of a move; nothing is changed."""
    preview = _preview(org, form) if form.is_bound and form.is_valid() else None
    return MovePage(org, queries.parents_of([org]).get(org.pk), form, preview)


def _preview(org: Org, form: MoveForm) -> MovePreview:
    tree, on = form.cleaned_data["tree"], form.cleaned_data["on"]
    return MovePreview(
        from_parent=queries.parents_of([org], tree).get(org.pk),
        to_parent=form.cleaned_data["new_parent"],
        on=on,
        units=queries.count_below(org, most=10_000_000) + 1,
        is_area=tree == Tree.AREA,
        takes_effect_now=on <= clock.today(),
    )
