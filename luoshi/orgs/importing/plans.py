"""What an import would do: each row held against the other rows and against the units that exist. Writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.common import clock
from luoshi.common.errors import LuoshiError, Refused
from luoshi.orgs import queries, rules
from luoshi.orgs.allotting import KeyAllotter
from luoshi.orgs.errors import SecondRoot, WrongLevel
from luoshi.orgs.importing.circles import find_circles
from luoshi.orgs.importing.errors import (
    CodeTaken,
    CodeTwice,
    InCircle,
    MissingParent,
    MissingValue,
    NotByImport,
)
from luoshi.orgs.importing.rows import Finding, UnitRow, parse_rows
from luoshi.orgs.importing.sheets import read_rows
from luoshi.orgs.importing.words import column
from luoshi.orgs.models import Level, Org

# What an import brings up to date in a unit that exists. An empty cell leaves what is there.
CHANGEABLE = ("name", "short_name", "kind", "division_code", "credit_code")
_BATCH = 500


@dataclass(frozen=True)
class NewUnit:
    """A unit to be added: with its key, not yet saved. Its parent exists, or is itself new and stands before it."""

    org: Org
    parent: Org | None


@dataclass(frozen=True)
class Change:
    """A unit that exists, as it will be: (field, before, after) of everything that differs."""

    org: Org
    differences: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ImportPlan:
    """What a file would do. `new` holds parents before children; `findings` are in the order of the rows."""

    new: tuple[NewUnit, ...]
    changes: tuple[Change, ...]
    unchanged: int
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What must be corrected before anything is written."""
        return tuple(one for one in self.findings if one.is_fault)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if not one.is_fault)


def plan_import(content: bytes, *, under: Org | None) -> ImportPlan:
    """Read a file of units and say what it would add and change under a unit; anywhere, if `under` is None.

    Raises: what `sheets.read_rows` and `rows.parse_rows` raise when the file as a whole cannot be used.
    """
    parsed = parse_rows(read_rows(content))
    planner = _Planner(parsed.units, under)
    planner.findings += parsed.findings
    planner.unusable |= parsed.codes_at_fault
    return planner.plan()


class _Planner:
    """One walk over the rows from the highest level to the lowest, gathering what each would do."""

    def __init__(self, rows: Sequence[UnitRow], under: Org | None) -> None:
        self.under = under and Org.objects.get(pk=under.pk)
        self.findings: list[Finding] = []
        self.rows: dict[str, UnitRow] = {}
        # Codes of rows that cannot be used; what hangs under them is left out without a finding of its own.
        self.unusable: set[str] = set()
        self.new: list[NewUnit] = []
        self.changes: list[Change] = []
        self.unchanged = 0
        self._take(rows)
        codes = {code for row in rows for code in (row.code, row.parent_code) if code}
        self.existing = Org.objects.in_bulk(list(codes), field_name="code")
        self.units = {code: org for code, org in self.existing.items() if self._is_in_reach(org)}
        self.parents = self._parents()
        self._allotter = KeyAllotter()

    def plan(self) -> ImportPlan:
        self._find_circles()
        for row in sorted(self.rows.values(), key=lambda row: row.level):
            if row.code in self.existing:
                self._change(row)
            elif row.code not in self.unusable:
                self._add(row)
        findings = sorted(self.findings, key=lambda one: (one.row, one.column))
        return ImportPlan(tuple(self.new), tuple(self.changes), self.unchanged, tuple(findings))

    def _take(self, rows: Sequence[UnitRow]) -> None:
        for row in rows:
            first = self.rows.setdefault(row.code, row)
            if first is not row:
                self._fault(row, "code", CodeTwice(code=row.code, other=first.number))

    def _is_in_reach(self, org: Org) -> bool:
        return self.under is None or (org.key is not None and org.key in self.under.span)

    def _parents(self) -> dict[int, Org]:
        known = [org for code, org in self.units.items() if code in self.rows]
        parents: dict[int, Org] = {}
        for start in range(0, len(known), _BATCH):
            parents |= queries.parents_of(known[start : start + _BATCH])
        return parents

    def _find_circles(self) -> None:
        parent_of = {row.code: row.parent_code for row in self.rows.values() if row.code not in self.existing}
        for circle in find_circles(parent_of):
            self.unusable.update(circle)
            path = " → ".join([*circle, circle[0]])
            self._fault(self.rows[circle[0]], "parent_code", InCircle(circle=path))

    def _add(self, row: UnitRow) -> None:
        org = Org(
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            level=row.level,
            code=row.code,
            division_code=row.division_code,
            credit_code=row.credit_code,
            opened_on=row.opened_on or clock.today(),
        )
        if row.parent_code in self.unusable:
            self.unusable.add(row.code)
            return
        try:
            parent = self._parent(row, org)
            org.key = self._allotter.allot(row.level, parent)
        except Refused as problem:
            self.unusable.add(row.code)
            self._fault(row, "level" if isinstance(problem, WrongLevel) else "parent_code", problem)
            return
        self.units[row.code] = org
        self.new.append(NewUnit(org, parent))

    def _parent(self, row: UnitRow, org: Org) -> Org | None:
        if not row.parent_code:
            self._check_root(org)
            return None
        parent = self.units.get(row.parent_code)
        if parent is None:
            raise self._why_no_parent(row)
        rules.check_takes_in(parent, org)
        return parent

    def _why_no_parent(self, row: UnitRow) -> Refused:
        """A parent in the file that has not been met yet stands on no higher level."""
        parent = self.rows.get(row.parent_code)
        if parent is None or parent.code in self.existing:
            return MissingParent(code=row.parent_code)
        levels = Level(row.level).label, Level(parent.level).label
        return WrongLevel(name=row.name, level=levels[0], parent=parent.name, parent_level=levels[1])

    def _check_root(self, org: Org) -> None:
        if self.under is not None:
            raise MissingValue(column=column("parent_code"))
        roots = [unit.org for unit in self.new if unit.parent is None]
        root = roots[0] if roots else Org.objects.filter(key__isnull=False).order_by("level", "key").first()
        if root is not None and (root.level == 0 or org.level == 0):
            raise SecondRoot(name=org.name, root=root.name)

    def _change(self, row: UnitRow) -> None:
        org = self.units.get(row.code)
        if org is None or org.level != row.level or org.closed_on is not None:
            self._fault(row, "code", CodeTaken(code=row.code))
            return
        self._warn_of_what_stays(row, org)
        given = ((field, getattr(org, field), getattr(row, field)) for field in CHANGEABLE)
        differences = tuple(one for one in given if one[2] and one[1] != one[2])
        if not differences:
            self.unchanged += 1
            return
        for field, _, after in differences:
            setattr(org, field, after)
        self.changes.append(Change(org, differences))

    def _warn_of_what_stays(self, row: UnitRow, org: Org) -> None:
        parent = self.parents.get(org.pk)
        parent_code = parent.code if parent else ""
        if row.parent_code and row.parent_code != parent_code:
            self._warn(row, "parent_code", kept=parent_code, given=row.parent_code)
        if row.opened_on and row.opened_on != org.opened_on:
            self._warn(row, "opened_on", kept=org.opened_on, given=row.opened_on)

    def _fault(self, row: UnitRow, field: str, problem: LuoshiError) -> None:
        self.findings.append(Finding(row.number, column(field), problem))

    def _warn(self, row: UnitRow, field: str, *, kept: object, given: object) -> None:
        problem = NotByImport(column=column(field), kept=kept, given=given)
        self.findings.append(Finding(row.number, column(field), problem, is_fault=False))
