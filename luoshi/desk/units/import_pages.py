"""What the import of a file of units shows: what it would do, what stands in its way, what it has done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.desk.units.forms import UploadForm
from luoshi.orgs.importing.plans import Change, ImportPlan, plan_import
from luoshi.orgs.importing.rows import Finding
from luoshi.orgs.importing.words import HEADERS, KINDS, LEVELS, NEEDED, column
from luoshi.orgs.models import Org, UnitImport
from luoshi.web.joining import join_words

# Beyond these a list on screen helps nobody; the numbers beside them are exact.
MOST_FINDINGS = 200
MOST_SHOWN = 20


@dataclass(frozen=True)
class Column:
    """A column that a file may have: its header, whether it must be there, what goes into it."""

    header: str
    is_needed: bool
    hint: str


@dataclass(frozen=True)
class UploadPage:
    """The upload form and what the file should look like."""

    form: UploadForm
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class FindingRow:
    """Something about one cell, in the reader's language."""

    row: int
    column: str
    text: str


@dataclass(frozen=True)
class ChangeRow:
    """A unit that would change, and in which columns from what to what."""

    org: Org
    differences: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class PreviewPage:
    """What a kept file would do, or what it has done; lists are cut, numbers are whole."""

    upload: UnitImport
    added: int
    changed: int
    unchanged: int
    faults: tuple[FindingRow, ...]
    fault_count: int
    warnings: tuple[FindingRow, ...]
    warning_count: int
    new: tuple[Org, ...]
    changes: tuple[ChangeRow, ...]

    @property
    def is_done(self) -> bool:
        return self.upload.imported_at is not None

    @property
    def may_import(self) -> bool:
        """Whether nothing stands in the way and there is something to do."""
        return not self.is_done and not self.fault_count and bool(self.added or self.changed)


def upload_page(form: UploadForm) -> UploadPage:
    """The page on which a file is chosen."""
    hints = {
        "name": _("全称，与公章一致"),
        "short_name": _("表格和手机上显示的名称"),
        "kind": join_words(words[0] for words in KINDS.values()),
        "level": join_words(words[0] for words in LEVELS.values()),
        "parent_code": _("上级单位的代码；上级可以在这份表里，也可以已在系统中"),
        "code": _("每个单位一个，不能重复"),
        "division_code": _("2、4、6、9 或 12 位数字（GB/T 2260）"),
        "credit_code": _("18 位；校验位不符只提醒，不阻止"),
        "opened_on": _("如 2020-05-01；不填就是今天"),
    }
    return UploadPage(form, tuple(Column(column(field), field in NEEDED, hints[field]) for field in HEADERS))


def preview_page(upload: UnitImport) -> PreviewPage:
    """A file before its import, planned afresh; after it, what it did."""
    if upload.imported_at is not None:
        return PreviewPage(upload, upload.added, upload.changed, 0, (), 0, (), 0, (), ())
    with upload.file.open("rb") as file:
        return _before(upload, plan_import(file.read(), under=upload.under))


def _before(upload: UnitImport, plan: ImportPlan) -> PreviewPage:
    return PreviewPage(
        upload=upload,
        added=len(plan.new),
        changed=len(plan.changes),
        unchanged=plan.unchanged,
        faults=_rows(plan.faults),
        fault_count=len(plan.faults),
        warnings=_rows(plan.warnings),
        warning_count=len(plan.warnings),
        new=tuple(unit.org for unit in plan.new[:MOST_SHOWN]),
        changes=tuple(_change(change) for change in plan.changes[:MOST_FINDINGS]),
    )


def _rows(findings: Sequence[Finding]) -> tuple[FindingRow, ...]:
    language = get_language() or "zh"
    return tuple(
        FindingRow(one.row, one.column, one.problem.text(language)) for one in findings[:MOST_FINDINGS]
    )


def _change(change: Change) -> ChangeRow:
    differences = ((column(field), before or "—", after) for field, before, after in change.differences)
    return ChangeRow(change.org, tuple(differences))
