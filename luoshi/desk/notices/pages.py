"""What the notice pages show, as values that the templates render."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from luoshi.campaigns import queries
from luoshi.campaigns.models import Notice, Plan
from luoshi.desk.notices.differences import Difference
from luoshi.desk.notices.disagreements import Disagreement, list_disagreements
from luoshi.desk.notices.doubts import ShownDoubt, list_amended, show_doubts
from luoshi.desk.notices.history import PastChange, list_history
from luoshi.desk.notices.original import GROUPS, ShownLine, mark_lines
from luoshi.desk.notices.parts import ShownPart, show_part
from luoshi.desk.notices.reading_form import ReadingForm
from luoshi.desk.notices.stretches import Stretch
from luoshi.desk.notices.traces import Traces, find_traces
from luoshi.people.access import Acting

MOST_DOUBTS = 60


@dataclass(frozen=True)
class NoticeDetail:
    """A notice: its lines on the left, its reading as a form on the right.

    `is_unsaved` says that the form holds what was typed and not what is kept.
    """

    notice: Notice
    plan: Plan | None
    form: ReadingForm
    may_correct: bool
    traces: Traces
    differences: tuple[Difference, ...] = ()
    is_unsaved: bool = False

    @property
    def is_issued(self) -> bool:
        return self.plan is not None and self.plan.state == Plan.State.ISSUED

    @property
    def stretch(self) -> Stretch:
        return self.form.stretch

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        return self.form.stretches

    @property
    def here(self) -> str:
        """The query that leads back to the shown stretch."""
        return f"?from={self.stretch.first}" if self.stretch.number > 1 else ""

    @property
    def previous_line(self) -> int:
        number = self.stretch.number
        return self.stretches[number - 2].first if number > 1 else 0

    @property
    def next_line(self) -> int:
        number = self.stretch.number
        return self.stretches[number].first if number < self.stretch.of else 0

    @property
    def revision(self) -> int:
        """The version that a saving names: the one that the person saw, if the form is only shown again."""
        return self.form.seen if self.form.is_only_shown else self.notice.revision

    @property
    def groups(self) -> list[tuple[str, Any]]:
        return [(name, words) for name, (words, _kinds) in GROUPS.items()]

    @cached_property
    def lines(self) -> tuple[ShownLine, ...]:
        return mark_lines(self.form.document, self.stretch, list_amended(self.settled_doubts))

    @cached_property
    def doubts(self) -> list[ShownDoubt]:
        document, typed = self.form.document, self.form.settled
        return show_doubts(self.notice.reading, document, self.traces, self.stretches, self.stretch, typed)

    @cached_property
    def open_doubts(self) -> list[ShownDoubt]:
        return [one for one in self.doubts if not one.is_settled]

    @property
    def first_doubts(self) -> list[ShownDoubt]:
        """As many as a page bears; those of the shown stretch before all others."""
        here = sorted(self.open_doubts, key=lambda one: bool(one.from_line))
        return here[:MOST_DOUBTS]

    @property
    def later_doubts(self) -> int:
        return max(0, len(self.open_doubts) - MOST_DOUBTS)

    @cached_property
    def settled_doubts(self) -> list[ShownDoubt]:
        return [one for one in self.doubts if one.is_settled]

    @property
    def last_settled(self) -> list[ShownDoubt]:
        return sorted(self.settled_doubts, key=lambda one: bool(one.from_line))[:MOST_DOUBTS]

    @property
    def opens_settled(self) -> bool:
        """Whether the settled doubts are unfolded: where something was typed or is still offered."""
        return self.is_unsaved or any(one.offers for one in self.last_settled)

    @cached_property
    def parts(self) -> list[ShownPart]:
        document = self.form.document
        shown = (part for part in self.form.parts if part.is_shown)
        return [show_part(part, self.traces, document, self.stretch) for part in shown]

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        return list_disagreements(self.traces)[:MOST_DOUBTS]

    @cached_property
    def history(self) -> list[PastChange]:
        return list_history(self.traces.rows)


def show_notice(
    acting: Acting,
    notice: Notice,
    form: ReadingForm,
    differences: tuple[Difference, ...] = (),
    *,
    is_unsaved: bool = False,
) -> NoticeDetail:
    """The page of a notice with this form, blank or as typed: two queries."""
    return NoticeDetail(
        notice=notice,
        plan=Plan.objects.filter(notice=notice).first(),
        form=form,
        may_correct=acting.may("issue"),
        traces=find_traces(notice, queries.list_corrections(notice)),
        differences=differences,
        is_unsaved=is_unsaved,
    )
