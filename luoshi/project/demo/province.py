"""The units of the demonstration province, written in bulk, a county at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from luoshi.common import clock
from luoshi.orgs import keys
from luoshi.orgs.actions import claim_tree
from luoshi.orgs.models import Org, Placement, Tree
from luoshi.project.demo import names

FOUNDED = date(2008, 5, 1)
COUNTIES = 180
GRASSROOTS_PER_TOWN = 9
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Node:
    """A unit on its way into the database."""

    org: Org
    parent: Org | None


def _org(
    name: str, *, code: str, kind: str, level: int, parent: Org | None, slot: int, short: str = ""
) -> Node:
    parent_key = parent.key or 0 if parent else 0
    return Node(
        Org(
            name=name,
            short_name=short,
            code=code,
            kind=kind,
            level=level,
            division_code=code if kind == "federation" and code.isdigit() else "",
            opened_on=FOUNDED,
            # Small units mostly trust their clerk; the larger ones look again.
            accepts_automatically=level >= 4 and slot % 5 != 1,
            key=keys.child_key(parent_key, level=level, slot=slot),
        ),
        parent,
    )


def _save(nodes: list[Node]) -> list[Org]:
    orgs = Org.objects.bulk_create([node.org for node in nodes], batch_size=500)
    now = clock.now()
    Placement.objects.bulk_create(
        [
            Placement(org=node.org, tree=Tree.AREA, parent=node.parent, from_on=FOUNDED, recorded_at=now)
            for node in nodes
        ],
        batch_size=500,
    )
    return orgs


def _upper_levels() -> tuple[Org, list[Org]]:
    """The province, its industry unions and cities. Returns the province and the cities."""
    [province] = _save(
        [
            _org(
                f"{names.PROVINCE}总工会",
                code="90",
                kind="federation",
                level=1,
                parent=None,
                slot=40,
                short="省总工会",
            )
        ]
    )
    cities = _save(
        [
            _org(
                f"{name}总工会",
                code=f"90{n:02}",
                kind="federation",
                level=2,
                parent=province,
                slot=n,
                short=name,
            )
            for n, name in enumerate(names.CITIES, start=1)
        ]
    )
    _save(
        [
            _org(
                f"{names.PROVINCE}{name}工会",
                code=f"90-C{n}",
                kind="industry",
                level=2,
                parent=province,
                slot=100 + n,
            )
            for n, name in enumerate(names.INDUSTRIES, start=1)
        ]
        + [_org("省直机关工会工作委员会", code="90-W1", kind="committee", level=2, parent=province, slot=120)]
    )
    return province, cities


def _counties(cities: list[Org]) -> list[Org]:
    named = names.county_names()
    nodes = []
    for number in range(COUNTIES):
        city, slot = cities[number % len(cities)], number // len(cities) + 1
        name = next(named)
        nodes.append(
            _org(
                f"{name}总工会",
                code=f"{city.code}{slot:02}",
                kind="federation",
                level=3,
                parent=city,
                slot=slot,
                short=name,
            )
        )
    return _save(nodes)


def _shares(total: int, parts: int) -> list[int]:
    """`total` spread over `parts`, uneven as life is, and exactly `total` in sum."""
    weights = [5 + part * 7 % 11 for part in range(parts)]
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    for part in range(total - sum(shares)):
        shares[part % parts] += 1
    return shares


def _below(county: Org, grassroots: int) -> Iterator[Org]:
    """The towns and grassroots unions of one county; every ninth union hangs directly under it."""
    direct = min(grassroots, max(1, grassroots // 9))
    towns = max(1, round((grassroots - direct) / GRASSROOTS_PER_TOWN))
    saved = _save(
        [
            _org(
                f"{county.short_name}{names.town_name(n)}总工会",
                code=f"{county.code}{n + 1:03}",
                kind="federation",
                level=4,
                parent=county,
                slot=n + 1,
                short=names.town_name(n),
            )
            for n in range(towns)
        ]
    )
    nodes = [_grassroots(county, number, county=county) for number in range(direct)]
    for town, share in zip(saved, _shares(grassroots - direct, towns), strict=True):
        nodes += [_grassroots(town, number, county=county) for number in range(share)]
    yield from saved
    yield from _save(nodes)


def _stem(county: Org) -> str:
    return county.short_name[:-1]


def _grassroots(parent: Org, number: int, *, county: Org) -> Node:
    town = parent.short_name if parent.level == 4 else ""
    story = parent.code == "900101" and number == 0  # where the README's clerk works
    name = "澜江机床厂工会" if story else names.workplace_name(_stem(county), town, number)
    code = f"{parent.code}-{number + 1:04}"
    return _org(name, code=code, kind="grassroots", level=5, parent=parent, slot=number + 1)


def build_units(grassroots: int, *, on_progress: Progress = lambda done: None) -> Org:
    """Write the province with `grassroots` unions below it, one a county as far as they go. Returns the province.

    One transaction a county, so memory stays flat; `on_progress` hears how many units each step wrote.
    """
    with transaction.atomic():
        province, cities = _upper_levels()
        counties = _counties(cities)
    on_progress(len(cities) + len(counties))
    ones = [int(place < grassroots) for place in range(len(counties))]
    more = _shares(grassroots - sum(ones), len(counties))
    for county, one, share in zip(counties, ones, more, strict=True):
        with transaction.atomic():
            on_progress(sum(1 for _ in _below(county, one + share)))
    claim_tree()
    return province
