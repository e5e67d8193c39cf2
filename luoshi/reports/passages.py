"""The passages of a draft that tell of one measure: its paragraph and its tables by child unit."""

from collections.abc import Iterator

from luoshi.campaigns.models import Measure
from luoshi.orgs.models import Org
from luoshi.reports.blocks import AS_OF, NAMES, Block, name_figure
from luoshi.reports.scene import Counted, CountedKind, Scene, name_measure
from luoshi.reports.wording import render_day, render_ordinal, render_span

# As many number columns as stand side by side on a page of 156 mm.
_COLUMNS = 6


def write_measure(scene: Scene, number: int, measure: Measure) -> list[Block]:
    """The heading and the paragraph of one measure."""
    local = "（本级增加）" if measure.org_id != scene.plan.org_id else ""
    heading = f"（{render_ordinal(number)}）{name_measure(measure)}{local}"
    told = (
        _done(scene, measure),
        _local(scene, measure),
        _reported(scene, measure),
        _not_begun(scene, measure),
    )
    sentences = (_window(scene, measure), *told)
    return [
        Block("heading", heading, key=f"m{measure.pk}.heading", level=2, drafted=True),
        Block("paragraph", "".join(sentences), key=f"m{measure.pk}.done", drafted=True),
    ]


def _window(scene: Scene, measure: Measure) -> str:
    first, last = measure.starts_on, measure.ends_on
    ahead = "，尚未到开始时间" if _is_ahead(scene, measure) else ""
    if first and last:
        return f"本项措施时间安排为{render_span(first, last)}{ahead}。"
    if first:
        return f"本项措施自{render_day(first)}起开展{ahead}。"
    return f"本项措施应于{render_day(last)}前完成。" if last else ""


def _is_ahead(scene: Scene, measure: Measure) -> bool:
    """Whether the measure's first day is still to come."""
    return measure.starts_on is not None and measure.starts_on > scene.day


def _done(scene: Scene, measure: Measure) -> str:
    clauses = [clause for kind in scene.kinds if (clause := _clause(scene, measure, kind))]
    if not clauses:
        return "" if _is_ahead(scene, measure) else f"截至{name_figure(AS_OF)}，尚无审核入账的活动记录。"
    units = scene.cite("units", measure=measure)
    return f"各级工会{'；'.join(clauses)}。参与的工会{units}家。"


def _clause(scene: Scene, measure: Measure, kind: CountedKind) -> str:
    """开展宣讲⟦⟧场，现场⟦⟧人次、线上⟦⟧人次: only what has an amount, onsite and online apart."""
    told = [count for count in kind.counts if _has_amount(scene, measure, count)]
    phrases = []
    for place, count in enumerate(told):
        token = scene.cite("total", measure=measure, indicator=count.indicator)
        lead = count.channel or (f"{kind.verb}{kind.name}" if place == 0 else count.indicator.name)
        phrases.append(f"{lead}{token}{count.indicator.unit}")
    if told and told[0].channel:
        phrases[0] = kind.name + phrases[0]
    return "，".join(part for part in (phrases[0], "、".join(phrases[1:])) if part) if phrases else ""


def _has_amount(scene: Scene, measure: Measure, count: Counted) -> bool:
    return scene.amount("total", measure=measure, indicator=count.indicator.code) != 0


def _local(scene: Scene, measure: Measure) -> str:
    if not scene.amount("local", measure=measure):
        return ""
    return f"下级工会围绕本项措施结合实际增加措施{scene.cite('local', measure=measure)}项。"


def _reported(scene: Scene, measure: Measure) -> str:
    if not scene.amount("done", measure=measure):
        return ""
    return f"直接下级工会中，已报告完成{scene.cite('done', measure=measure)}家。"


def _not_begun(scene: Scene, measure: Measure) -> str:
    """Who has not begun, by name. Nobody is named before the measure's own first day."""
    binding = scene.bind("not_begun", measure=measure)
    if _is_ahead(scene, measure) or not scene.teller.addressed(binding):
        return ""
    if not scene.teller.state(binding).amount:
        return "收到本项措施的直接下级工会均已开始。"
    names = scene.cite("not_begun", measure=measure, part=NAMES)
    return f"尚未开始的有{names}{scene.cite('not_begun', measure=measure)}家。"


def write_tables(scene: Scene, measure: Measure) -> list[Block]:
    """The amounts of a measure by child unit: none if there are no child units or nothing was done."""
    counts = [count for kind in scene.kinds for count in kind.counts if _has_amount(scene, measure, count)]
    units = _list_rows(scene, measure) if counts else []
    if not units:
        return []
    pages = [counts[place : place + _COLUMNS] for place in range(0, len(counts), _COLUMNS)]
    return [
        Block(
            "table",
            name_measure(measure) if place == 0 else f"{name_measure(measure)}（续）",
            key=f"m{measure.pk}.table{place}",
            drafted=True,
            head=(
                "单位",
                *(f"{count.indicator.name}（{count.indicator.unit}）" for count in page),
                "参与的工会（家）",
            ),
            rows=tuple(_rows(scene, measure, page, units)),
        )
        for place, page in enumerate(pages)
    ]


def _list_rows(scene: Scene, measure: Measure) -> list[Org]:
    """The child units that were given the measure or did something for it; none if there is only the unit itself."""
    addressed = {one.org.pk for one in scene.teller.addressed(scene.bind("not_begun", measure=measure))}
    active = {cell.org for cell in scene.teller.answer(scene.question(measure)).cells if cell.amount}
    shown = addressed | active
    return scene.teller.orgs(shown) if shown - {scene.org.pk} else []


def _rows(
    scene: Scene, measure: Measure, counts: list[Counted], units: list[Org]
) -> Iterator[tuple[str, ...]]:
    totals = (scene.cite("total", measure=measure, indicator=count.indicator) for count in counts)
    yield ("合计", *totals, scene.cite("units", measure=measure))
    for org in units:
        label = "本级" if org.pk == scene.org.pk else org.label
        cells = (scene.cite("cell", measure=measure, indicator=count.indicator, org=org) for count in counts)
        yield (label, *cells, scene.cite("units", measure=measure, org=org))
