"""A report as it is read, with what may be done to it, and what its last refresh moved."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from luoshi.common.identifiers import receipt_number
from luoshi.desk.reports.pages.saying import say_moment, say_remark
from luoshi.desk.reports.pages.text import ShownBlock, show_blocks
from luoshi.people.access import Acting
from luoshi.reports.actions import Moved
from luoshi.reports.blocks import read_body
from luoshi.reports.models import Report
from luoshi.reports.remarks import find_remarks
from luoshi.reports.speaking import Voice

# More than this nobody reads in one go; the rest is said as a number.
MOST_MOVED = 30


@dataclass(frozen=True)
class Refreshed:
    """What a refresh moved: the first figures of it, and how many there are."""

    moved: tuple[Moved, ...]
    count: int

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.count - len(self.moved)


@dataclass(frozen=True)
class ReportPage:
    """One report. The `may_…` say which buttons the acting post gets."""

    report: Report
    number: str
    as_of: str
    issued: str
    blocks: tuple[ShownBlock, ...]
    figures: int
    remarks: tuple[str, ...]
    may_edit: bool
    may_issue: bool
    refreshed: Refreshed | None


def report_page(acting: Acting, report: Report, *, refreshed: Refreshed | None = None) -> ReportPage:
    """The page of a report. Remarks are for those who can still act on them."""
    voice, blocks = Voice(report), read_body(report.body)
    is_own_draft = report.org_id == acting.org.pk and not report.is_issued
    remarks = find_remarks(blocks, voice) if is_own_draft else []
    return ReportPage(
        report=report,
        number=receipt_number(report.uid),
        as_of=say_moment(report.as_of),
        issued=say_moment(report.issued_at) if report.issued_at else "",
        blocks=show_blocks(blocks, voice),
        figures=len(voice.figures),
        remarks=tuple(say_remark(remark) for remark in remarks),
        may_edit=is_own_draft and acting.may("record"),
        may_issue=is_own_draft and acting.may("issue"),
        refreshed=refreshed,
    )


def keep_moved(session: SessionBase, report: Report, moved: Sequence[Moved]) -> None:
    """Hold what moved for the next page that this browser opens of the report."""
    session[_place(report)] = {"count": len(moved), "moved": [asdict(one) for one in moved[:MOST_MOVED]]}


def take_moved(session: SessionBase, report: Report) -> Refreshed | None:
    """What the last refresh moved, once."""
    kept: Mapping[str, Any] | None = session.pop(_place(report), None)
    return Refreshed(tuple(Moved(**one) for one in kept["moved"]), kept["count"]) if kept else None


def _place(report: Report) -> str:
    return f"moved-{report.uid}"
