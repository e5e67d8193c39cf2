"""A report as a .docx file, laid out by GB/T 9704-2012. The same report always gives the same bytes."""

from collections.abc import Sequence
from itertools import groupby

from django.conf import settings

from luoshi.common.clock import CHINA
from luoshi.common.identifiers import receipt_number
from luoshi.reports.blocks import Block, figure_codes, fill, number_tables, read_body
from luoshi.reports.models import Report
from luoshi.reports.paper import Paper
from luoshi.reports.speaking import Voice, describe
from luoshi.reports.wording import render_day, render_moment, render_number

_NOTES = "数据说明"


def render_docx(report: Report) -> bytes:
    """The report with its figures filled in, its annexes, and an annex that says what each figure is."""
    voice, paper = Voice(report), Paper()
    blocks = number_tables(read_body(report.body))
    text, annexes = _split_annexes(blocks)
    marks = ["演示数据：单位、人员和数字都是编造的"] if settings.DEMO else []
    if not report.is_issued:
        marks.append(f"草稿　数据截至{render_moment(report.as_of)}")
    if marks:
        paper.mark("　".join(marks))
    paper.title(report.title)
    for block in text:
        _write(paper, block, voice)
    _list_annexes(paper, [annex[0].text for annex in annexes] + [_NOTES])
    _sign(paper, report)
    for number, annex in enumerate(annexes, 1):
        paper.annex(f"附件{number}", annex[0].text)
        for block in annex[1:]:
            _write(paper, block, voice)
    paper.annex(f"附件{len(annexes) + 1}" if annexes else "附件", _NOTES)
    _explain(paper, report, blocks, voice)
    moment = report.issued_at or report.edited_at or report.recorded_at
    code = receipt_number(report.uid)
    return paper.to_bytes(title=report.title, author=report.org.name, code=code, moment=moment)


def _split_annexes(blocks: Sequence[Block]) -> tuple[list[Block], list[list[Block]]]:
    """The blocks of the text, and those of each annex, which begins with its title."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if block.type == "annex":
            parts.append([])
        parts[-1].append(block)
    return parts[0], parts[1:]


def _write(paper: Paper, block: Block, voice: Voice) -> None:
    if block.type == "heading":
        paper.heading(fill(block.text, voice.say), block.level)
    elif block.type == "table":
        rows = [[fill(cell, voice.say) for cell in row] for row in block.rows]
        shares = [2, *(1 for _ in block.head[1:])]
        paper.table(fill(block.text, voice.say), block.head, rows, shares=shares)
    else:
        paper.paragraph(fill(block.text, voice.say))


def _list_annexes(paper: Paper, titles: Sequence[str]) -> None:
    """附件：1. … a line below the text; no punctuation after the names (GB/T 9704-2012)."""
    paper.skip_line()
    for number, title in enumerate(titles, 1):
        lead = "附件：" if number == 1 else "　　　"
        paper.paragraph(f"{lead}{number}. {title}" if len(titles) > 1 else f"{lead}{title}")


def _sign(paper: Paper, report: Report) -> None:
    paper.skip_line()
    paper.skip_line()
    signed_at = report.issued_at or report.as_of
    paper.signature(report.org.name, render_day(signed_at.astimezone(CHINA).date()))


def _explain(paper: Paper, report: Report, blocks: Sequence[Block], voice: Voice) -> None:
    """Every figure of the text with its code, its amount and its question; tables are explained as a whole."""
    codes = figure_codes(block for block in blocks if block.type != "table")
    paper.paragraph(
        f"报告编号{receipt_number(report.uid)}。下列数字的口径、时间和依据已与本报告一并固定，"
        "凭报告编号和数字编号可在系统中逐条查看所依据的记录。"
    )
    figures = [voice.figures[code] for code in codes if code in voice.figures]
    rows = [
        [figure.code, render_number(figure.amount), figure.unit, describe(figure, report)]
        for figure in figures
    ]
    if rows:
        paper.table("", ("编号", "数字", "单位", "所回答的问题"), rows, shares=(2, 3, 2, 15))
    for table in (block for block in blocks if block.type == "table"):
        paper.paragraph(_explain_table(fill(table.text, voice.say), table))


def _explain_table(caption: str, table: Block) -> str:
    codes = figure_codes([table])
    if not codes:
        return f"{caption}：没有绑定的数字。"
    return f"{caption}：共{len(codes)}个数字，编号{_span_codes(codes)}，口径与正文同名数字一致，按直接下级工会分列。"


def _span_codes(codes: Sequence[str]) -> str:
    """f3、f7至f9: a table also names figures of the text, so its codes leave gaps."""
    places = enumerate(sorted(int(code[1:]) for code in codes))
    runs = [[number for _, number in run] for _, run in groupby(places, lambda pair: pair[1] - pair[0])]
    return "、".join(f"f{run[0]}至f{run[-1]}" if len(run) > 1 else f"f{run[0]}" for run in runs)
