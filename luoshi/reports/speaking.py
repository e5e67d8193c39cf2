"""A report's figures as they are said: amounts, lists of units, the moment, and each question in words."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from luoshi.reports.binding import Binding
from luoshi.reports.blocks import AS_OF, NAMES
from luoshi.reports.models import Figure, Report
from luoshi.reports.wording import render_moment, render_names, render_number, render_span


class Voice:
    """Says what stands behind the tokens of one report."""

    def __init__(self, report: Report, figures: Iterable[Figure] | None = None) -> None:
        self.report = report
        rows = report.figures.order_by("position", "pk") if figures is None else figures
        self.figures: Mapping[str, Figure] = {figure.code: figure for figure in rows}

    def say(self, code: str, part: str = "") -> str:
        """What a token reads as; "？" for a figure that the report does not have."""
        if code == AS_OF:
            return render_moment(self.report.as_of)
        figure = self.figures.get(code)
        if figure is None:
            return "？"
        return render_names(figure.names) if part == NAMES else render_number(figure.amount)


def describe(figure: Figure, report: Report) -> str:
    """The question that a figure answers, in words."""
    binding = Binding.from_json(figure.question)
    moment = f"截至{render_moment(binding.question.as_of or report.as_of)}"
    if binding.ask in {"delivered", "signed", "local", "done"}:
        return f"{figure.label}；{report.org.name}所属工会；{moment}"
    standing = "含待审核记录" if binding.ask == "not_begun" else "只计已审核入账的记录"
    period = binding.question.period
    days = f"活动日期{render_span(period.from_on, period.until_on - timedelta(days=1))}"
    return f"{figure.label}；{report.org.name}及所属工会；{days}；{standing}；{moment}"
