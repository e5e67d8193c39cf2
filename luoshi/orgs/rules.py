"""What may hang where, and from when. Decisions over values already read; nothing here touches the database."""

from collections.abc import Iterable
from datetime import date, timedelta

from luoshi.orgs.errors import AlreadyThere, TooEarly, UnderItself, UnitClosed, WrongLevel
from luoshi.orgs.models import Level, Org, Placement


def check_levels(org: Org, parent: Org) -> None:
    """A child stands on a lower level than its parent; so no chain of parents can ever close into a circle.

    Raises: WrongLevel.
    """
    if parent.level >= org.level:
        raise WrongLevel(
            name=org.name,
            level=Level(org.level).label,
            parent=parent.name,
            parent_level=Level(parent.level).label,
        )


def check_stands(org: Org, on: date) -> None:
    """Raises: UnitClosed if the unit opens after that day, or has a closing date, even one to come."""
    if org.closed_on is not None or on < org.opened_on:
        raise UnitClosed(name=org.name, on=on, opened_on=org.opened_on, closed_on=org.closed_on or "—")


def check_takes_in(parent: Org, newcomer: Org) -> None:
    """Whether a parent may be given a new unit. It may be younger than the unit: unions are re-founded.

    Raises: WrongLevel, UnitClosed.
    """
    check_levels(newcomer, parent)
    if parent.closed_on is not None:
        check_stands(parent, newcomer.opened_on)


def check_move(org: Org, last: Placement | None, new_parent: Org, on: date) -> None:
    """Whether a unit may go from its last place to a new parent on a day.

    Raises: UnitClosed, UnderItself, WrongLevel, AlreadyThere, TooEarly.
    """
    check_stands(org, on)
    check_stands(new_parent, on)
    if new_parent.key is not None and new_parent.key in org.span:
        raise UnderItself(name=org.name, parent=new_parent.name)
    check_levels(org, new_parent)
    if last is not None:
        if last.parent_id == new_parent.pk:
            raise AlreadyThere(name=org.name, parent=new_parent.name, from_on=last.from_on)
        _check_after(org, last, on, earliest=last.from_on)


def check_closing(org: Org, places: Iterable[Placement], on: date) -> None:
    """Whether a unit may be closed on a day: it has stood at least a day at each of its last places.

    Raises: UnitClosed, TooEarly.
    """
    check_stands(org, on)
    for last in places:
        _check_after(org, last, on, earliest=last.from_on + timedelta(days=1))


def _check_after(org: Org, last: Placement, on: date, *, earliest: date) -> None:
    if on < earliest:
        raise TooEarly(name=org.name, from_on=last.from_on, on=on, earliest=earliest)
