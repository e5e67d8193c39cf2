"""Drafting a plan's situation report: what was done under each measure, how often, for how many, who has not begun.

The text is in the register of such documents and states only what the ledger and the campaign answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from luoshi.campaigns.models import Measure, Plan
from luoshi.catalogue.models import Indicator
from luoshi.common.clock import CHINA
from luoshi.orgs.models import Org
from luoshi.reports.answering import Teller
from luoshi.reports.binding import Subject
from luoshi.reports.blocks import AS_OF, Block, name_figure
from luoshi.reports.figures import DraftFigure, FigureBook
from luoshi.reports.passages import write_measure, write_tables
from luoshi.reports.scene import Scene, list_counted_kinds, plan_period
from luoshi.reports.wording import quote_title, render_day, render_span
from luoshi.rollups.question import Period

_COUNTING = (
    "多个工会联合举办的活动，在其共同上级只计一次；分单位列示时各举办单位均列，合计不重复。"
    "现场与线上分别统计，不相加；人次不等于人数。一次活动服务于多项措施的，各项措施均列，各项措施的数字不能相加。"
)


@dataclass(frozen=True)
class Draft:
    """A text and its figures, not yet stored."""

    title: str
    as_of: datetime
    period: Period
    blocks: tuple[Block, ...]
    figures: tuple[DraftFigure, ...]


def compose(plan: Plan, org: Org, *, as_of: datetime, codes: Mapping[Subject, str] | None = None) -> Draft:
    """Draft the report of `plan` for `org` as of a moment.

    `codes` are the figure codes of an earlier draft, which the same counts keep.
    """
    measures = list_measures(plan, org)
    teller = Teller()
    book = FigureBook(teller, codes)
    period = plan_period(plan, measures, as_of)
    scene = Scene(plan, org, as_of, period, list_counted_kinds(), book, teller)
    blocks = [_opening(scene), *_measures(scene, measures), *_closing(scene, measures)]
    title = f"关于{quote_title(plan.title)}落实情况的报告"
    return Draft(title, as_of, period, tuple(blocks), book.figures)


def list_measures(plan: Plan, org: Org) -> list[Measure]:
    """The measures that the unit reports on: the original ones in their order, then its own."""
    wanted = plan.measures.filter(role=Measure.Role.MEASURE, org__in={plan.org_id, org.pk})
    return sorted(wanted, key=lambda measure: (measure.org_id != plan.org_id, measure.order, measure.pk))


def _opening(scene: Scene) -> Block:
    plan = scene.plan
    number = f"（{plan.doc_number}）" if plan.doc_number else ""
    issued = f"{render_day(plan.issued_at.astimezone(CHINA).date())}，" if plan.issued_at else ""
    sentences = [f"{issued}{plan.org.name}印发{quote_title(plan.title)}{number}{_plan_days(scene)}。"]
    sentences.append(f"截至{name_figure(AS_OF)}，{_reach(scene)}。")
    subject = "" if scene.org.pk == plan.org_id else f"{scene.org.name}"
    sentences.append(f"现将{subject}各项措施落实情况报告如下。")
    return Block("paragraph", "".join(sentences), key="opening", drafted=True)


def _plan_days(scene: Scene) -> str:
    if scene.plan.ends_on:
        return f"，实施时间为{render_span(scene.period.from_on, scene.plan.ends_on)}"
    return f"，自{render_day(scene.period.from_on)}起实施"


def _reach(scene: Scene) -> str:
    if not scene.amount("delivered"):
        return "方案没有向下级工会发送"
    own = "方案" if scene.org.pk == scene.plan.org_id else f"{scene.org.name}所属工会中，方案"
    parts = f"{own}已发至{scene.cite('delivered')}家工会，其中已签收{scene.cite('signed')}家"
    return parts + (f"；下级工会结合实际增加措施{scene.cite('local')}项" if scene.amount("local") else "")


def _measures(scene: Scene, measures: Sequence[Measure]) -> list[Block]:
    head = Block("heading", "一、各项措施落实情况", key="measures", level=1, drafted=True)
    if not measures:
        none = "方案没有单列措施。"
        return [head, Block("paragraph", none, key="measures.none", drafted=True)]
    return [
        head,
        *(block for n, measure in enumerate(measures, 1) for block in write_measure(scene, n, measure)),
    ]


def _closing(scene: Scene, measures: Sequence[Measure]) -> list[Block]:
    """The note on counting, then the annex of tables."""
    tables = [table for measure in measures for table in write_tables(scene, measure)]
    annex = [Block("annex", "分单位情况表", key="annex", drafted=True), *tables] if tables else []
    notes = {"basis": _basis(scene), "counting": _COUNTING, **_definitions(scene)}
    paragraphs = [Block("paragraph", text, key=f"notes.{name}", drafted=True) for name, text in notes.items()]
    return [Block("heading", "二、数据说明", key="notes", level=1, drafted=True), *paragraphs, *annex]


def _basis(scene: Scene) -> str:
    last = scene.period.until_on - timedelta(days=1)
    days = "尚未开始" if last > scene.day else f"为{render_span(scene.period.from_on, last)}"
    return (
        f"本报告的数字均由各级工会的工作记录汇总得出，只计已审核入账的记录，统计期{days}，"
        f"数据截至{name_figure(AS_OF)}。"
    )


def _definitions(scene: Scene) -> dict[str, str]:
    """The definition of every indicator that the text cites, with its version."""
    cited = {figure.binding.indicator for figure in scene.book.figures}
    return {
        one.code: f"{one.name}（{one.unit}，口径第{one.definition_version}版）：{one.definition}"
        for one in Indicator.objects.filter(code__in=cited).order_by("order")
    }
