"""What the notice pages show, as values that the templates render."""

from dataclasses import dataclass

from luoshi.campaigns.models import Notice, Plan
from luoshi.desk.notices.differences import Difference
from luoshi.desk.notices.original import ShownLine, mark_lines
from luoshi.desk.notices.reading_form import ReadingForm, name_doubt
from luoshi.gongwen import Document
from luoshi.gongwen.document import Doubt
from luoshi.people.access import Acting


@dataclass(frozen=True)
class ShownDoubt:
    """Something to look at: what the tick box sends, and the line it is about (0 for the whole)."""

    name: str
    doubt: Doubt
    is_settled: bool

    @property
    def line(self) -> int:
        return self.doubt.place.line if self.doubt.place else 0


@dataclass(frozen=True)
class NoticeDetail:
    """A notice: its lines on the left, its reading as a form on the right."""

    notice: Notice
    plan: Plan | None
    lines: tuple[ShownLine, ...]
    doubts: tuple[ShownDoubt, ...]
    form: ReadingForm
    may_correct: bool
    differences: tuple[Difference, ...] = ()

    @property
    def is_issued(self) -> bool:
        return self.plan is not None and self.plan.state == Plan.State.ISSUED


def show_notice(
    acting: Acting, notice: Notice, form: ReadingForm, differences: tuple[Difference, ...] = ()
) -> NoticeDetail:
    """The page of a notice with this form, blank or as typed."""
    document = Document.from_json(notice.corrected)
    return NoticeDetail(
        notice=notice,
        plan=Plan.objects.filter(notice=notice).first(),
        lines=mark_lines(document),
        doubts=tuple(
            ShownDoubt(name_doubt(doubt), doubt, name_doubt(doubt) in form.settled)
            for doubt in document.warnings
        ),
        form=form,
        may_correct=acting.may("issue"),
        differences=differences,
    )
