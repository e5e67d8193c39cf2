"""The editor of a report: its blocks to type in, its figures to put in, the text as it will read."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from luoshi.desk.reports.forms import ReportForm
from luoshi.desk.reports.pages.saying import say_moment, say_remark
from luoshi.desk.reports.pages.text import Pieces, ShownBlock, figure_url, show_blocks, show_text
from luoshi.reports.binding import Binding
from luoshi.reports.blocks import AS_OF, TOKEN, Block, figure_codes, number_tables, read_body
from luoshi.reports.models import Figure, Report
from luoshi.reports.remarks import find_remarks
from luoshi.reports.speaking import Voice
from luoshi.reports.wording import render_number

# How many characters stand on a line of the editor at 1280 px.
_LINE = 34


@dataclass(frozen=True)
class Chip:
    """A figure beside the text: what it says, where its evidence is, and the token that puts it in."""

    code: str
    label: str
    said: str
    unit: str
    url: str
    token: str

    @property
    def short_label(self) -> str:
        """The label without its measure, for beside the paragraph that tells of it."""
        return self.label.partition("（")[0]


@dataclass(frozen=True)
class EditBlock:
    """One block in the editor; a table is shown and may be struck out, all others are typed in."""

    number: int
    type: str
    level: int
    key: str
    text: str
    lines: int
    chips: tuple[Chip, ...]
    caption: Pieces = ()


@dataclass(frozen=True)
class Preview:
    """The text as it will read, and what to look at twice."""

    title: str
    blocks: tuple[ShownBlock, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class EditPage:
    """The editor. After a refusal `problem` says why; after a stale form `theirs` is the text that was saved."""

    report: Report
    as_of: str
    form: ReportForm
    blocks: tuple[EditBlock, ...]
    figures: tuple[Chip, ...]
    preview: Preview
    problem: str = ""
    theirs: Preview | None = None


def edit_page(
    report: Report,
    form: ReportForm,
    *,
    typed: Sequence[Block] | None = None,
    problem: str = "",
    is_stale: bool = False,
) -> EditPage:
    """The editor of a report as stored, or of what was typed when it was refused."""
    voice, stored = Voice(report), read_body(report.body)
    blocks = stored if typed is None else _with_tables(typed, stored)
    return EditPage(
        report=report,
        as_of=say_moment(report.as_of),
        form=form,
        blocks=tuple(_edit_block(number, block, voice) for number, block in enumerate(number_tables(blocks))),
        figures=tuple(_chip(figure, voice) for figure in voice.figures.values() if _is_of_the_whole(figure)),
        preview=_preview(form["title"].value() or "", blocks, voice),
        problem=problem,
        theirs=_preview(report.title, stored, voice) if is_stale else None,
    )


def preview_of(report: Report, title: str, typed: Sequence[Block]) -> Preview:
    """How a text that is being typed will read, with the report's figures and tables in it."""
    return _preview(title, _with_tables(typed, read_body(report.body)), Voice(report))


def _preview(title: str, blocks: Sequence[Block], voice: Voice) -> Preview:
    remarks = find_remarks(blocks, voice)
    return Preview(title, show_blocks(blocks, voice), tuple(say_remark(remark) for remark in remarks))


def _with_tables(typed: Sequence[Block], stored: Sequence[Block]) -> list[Block]:
    """What was typed, with the stored tables in their places."""
    tables = {block.key: block for block in stored if block.type == "table"}
    whole = [tables.get(block.key) if block.type == "table" else block for block in typed]
    return [block for block in whole if block is not None]


def _edit_block(number: int, block: Block, voice: Voice) -> EditBlock:
    shown = TOKEN.sub(lambda found: _token(found["code"], found["part"] or "", voice), block.text)
    codes = () if block.type == "table" else figure_codes([block])
    return EditBlock(
        number=number,
        type=block.type,
        level=block.level,
        key=block.key,
        text=shown,
        lines=max(2 if block.type == "paragraph" else 1, ceil(len(shown) / _LINE)),
        chips=tuple(_chip(voice.figures[code], voice) for code in codes if code in voice.figures),
        caption=show_text(block.text, voice),
    )


def _token(code: str, part: str, voice: Voice) -> str:
    """The token as the editor shows it, with what it says."""
    if code != AS_OF and code not in voice.figures:
        return f"⟦{code}{part}⟧"
    return f"⟦{code}{part}：{voice.say(code, part)}⟧"


def _chip(figure: Figure, voice: Voice) -> Chip:
    return Chip(
        code=figure.code,
        label=figure.label,
        said=render_number(figure.amount),
        unit=figure.unit,
        url=figure_url(voice, figure.code),
        token=_token(figure.code, "", voice),
    )


def _is_of_the_whole(figure: Figure) -> bool:
    """Whether the figure speaks of the unit as a whole: those of single child units stand in the tables."""
    return Binding.from_json(figure.question).org is None
