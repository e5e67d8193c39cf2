"""Figures while a text is being drafted: each count gets a code once, and keeps it when it is drafted again."""

from collections.abc import Mapping
from dataclasses import dataclass

from luoshi.reports.answering import Teller
from luoshi.reports.binding import Ask, Binding, Stated, Subject
from luoshi.reports.blocks import name_figure


@dataclass(frozen=True)
class Meaning:
    """How a count is called, in what unit, and what is in and out of it."""

    label: str
    unit: str
    definition: str = ""
    version: int | None = None


@dataclass(frozen=True)
class DraftFigure:
    """A figure before it is stored."""

    code: str
    position: int
    binding: Binding
    meaning: Meaning
    stated: Stated


# What the counts that are no indicators mean.
COUNTS: Mapping[Ask, Meaning] = {
    "units": Meaning(
        "参与的工会",
        "家",
        "有审核入账记录的工会，按举办单位计，一家工会不论举办几次计一家；联合举办的，各举办单位均计。",
    ),
    "done": Meaning("报告完成的单位", "家", "已收到本项措施并报告完成的直接下级工会。"),
    "not_begun": Meaning(
        "尚未开始的单位", "家", "已收到本项措施、本级及以下均无任何记录（含待审核记录）的直接下级工会。"
    ),
    "delivered": Meaning("收到方案的工会", "家", "方案已送达的下级工会，不含本级；转发送达的一并计算。"),
    "signed": Meaning("已签收的工会", "家", "收到方案并已签收的下级工会，不含本级。"),
    "local": Meaning("下级增加的措施", "项", "下级工会在原方案措施之外，结合实际自行增加的措施。"),
}


class FigureBook:
    """Hands out the tokens of a draft's figures, answering each as it is cited.

    `codes` are those that an earlier draft gave: the same count keeps its code, so that a text edited by a person
    goes on saying what it said.
    """

    def __init__(self, teller: Teller, codes: Mapping[Subject, str] | None = None) -> None:
        self._teller = teller
        self._codes = dict(codes or {})
        self._figures: dict[Subject, DraftFigure] = {}
        self._last = max((int(code[1:]) for code in self._codes.values()), default=0)

    def cite(self, binding: Binding, meaning: Meaning, *, part: str = "") -> str:
        """The token of a count in a text; `part=NAMES` lists its units instead."""
        figure = self._figures.get(binding.subject) or self._add(binding, meaning)
        return name_figure(figure.code, part)

    @property
    def figures(self) -> tuple[DraftFigure, ...]:
        """The figures cited so far, in the order of their first citing."""
        return tuple(self._figures.values())

    def _add(self, binding: Binding, meaning: Meaning) -> DraftFigure:
        code = self._codes.get(binding.subject) or self._next_code()
        figure = DraftFigure(code, len(self._figures), binding, meaning, self._teller.state(binding))
        self._figures[binding.subject] = figure
        return figure

    def _next_code(self) -> str:
        self._last += 1
        return f"f{self._last}"
