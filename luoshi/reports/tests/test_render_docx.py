"""The document: GB/T 9704-2012 on paper, every figure in it, the same bytes every time."""

import io
import re
import zipfile
from datetime import timedelta

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from luoshi.campaigns.models import Measure
from luoshi.common import clock
from luoshi.common.identifiers import new_uid, receipt_number
from luoshi.gongwen import read
from luoshi.reports.actions import draft_report, edit_report, issue_report
from luoshi.reports.blocks import figure_codes, read_body
from luoshi.reports.models import Report
from luoshi.reports.rendering import render_docx
from luoshi.reports.tests.conftest import NOON
from luoshi.reports.wording import render_number


@pytest.fixture
def report(story, cast):
    story.deliver(cast.city, cast.other_city, cast.industry)
    story.talk(cast.works, cast.school, onsite=1204, online=23456)
    story.talk(cast.far_works, onsite=57)
    return draft_report(cast.province_officer, story.plan, uid=new_uid())


@pytest.fixture
def issued(report, cast):
    return issue_report(cast.province_officer, report, revision=1)


def opened(report):
    return docx.Document(io.BytesIO(render_docx(report)))


def lines(report):
    return [paragraph.text for paragraph in opened(report).paragraphs]


def test_every_figure_stands_in_the_document(issued, story):
    document = opened(issued)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*lines(issued), *cells])
    named = figure_codes(read_body(issued.body))
    assert len(named) == 20
    for figure in issued.figures.filter(code__in=named):
        assert re.search(rf"(?<!\d){render_number(figure.amount)}(?!\d)", text), figure.label
    assert "各级工会开展宣讲2场，现场1261人次、线上23,456人次。参与的工会3家。" in text
    assert "⟦" not in text and "？" not in text


def test_the_table_stands_in_the_annex_by_child_unit(issued):
    table = opened(issued).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["单位", "宣讲场次（场）", "宣讲现场人次（人次）", "宣讲线上人次（人次）", "参与的工会（家）"],
        ["合计", "2", "1261", "23,456", "3"],
        ["澜州市", "1", "1204", "23,456", "2"],
        ["云泽市", "1", "57", "0", "1"],
        ["澜江省机械冶金工会", "0", "0", "0", "0"],
    ]


def test_the_last_annex_says_what_each_figure_is(issued):
    explained = {
        row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in opened(issued).tables[-1].rows
    }
    onsite = issued.figures.get(label="宣讲现场人次（组织宣传宣讲）")
    assert explained[onsite.code] == [
        "1261",
        "人次",
        "宣讲现场人次（组织宣传宣讲）；澜江省总工会及所属工会；活动日期2026年5月1日至8月31日；"
        "只计已审核入账的记录；截至2026年8月31日12时00分",
    ]
    assert any(receipt_number(issued.uid) in line for line in lines(issued))


def test_a_table_is_explained_by_the_codes_that_stand_in_it(issued):
    assert "f8" not in figure_codes([read_body(issued.body)[-1]])
    assert lines(issued)[-1].startswith("表1　组织宣传宣讲：共16个数字，编号f4至f7、f9至f20，")


def test_the_page_is_that_of_the_standard(issued):
    section = opened(issued).sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    # Word counts in twentieths of a point, so a margin is right to a hundredth of a millimetre or two.
    for found, wanted in zip(margins, (37, 35, 28, 26), strict=True):
        assert abs(found.mm - wanted) < 0.02
    assert abs(section.page_width - Mm(210)) < Mm(0.02) and abs(section.page_height - Mm(297)) < Mm(0.02)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


@pytest.mark.parametrize(
    ("style", "font", "size", "leading"),
    [
        ("公文正文", "仿宋_GB2312", 16, 28.95),
        ("公文标题", "方正小标宋简体", 22, 37),
        ("公文一级标题", "黑体", 16, 28.95),
        ("公文二级标题", "楷体_GB2312", 16, 28.95),
        ("公文页边", "宋体", 14, 18),
    ],
)
def test_the_fonts_are_those_of_the_standard_by_name(issued, style, font, size, leading):
    found = opened(issued).styles[style]
    fonts = found.element.rPr.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")} == {font}
    assert found.font.size == Pt(size)
    assert found.paragraph_format.line_spacing == Pt(leading)
    assert found.paragraph_format.widow_control is False


def test_pages_are_numbered_odd_on_the_right_and_even_on_the_left(issued):
    document = opened(issued)
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert [footer.alignment.name for footer in (odd, even)] == ["RIGHT", "LEFT"]
    assert [run.text for run in odd.runs] == ["— ", " —"]
    assert odd._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


def test_the_same_report_gives_the_same_bytes_at_any_time(issued):
    first = render_docx(issued)
    with clock.held_at(NOON + timedelta(days=400)):
        assert render_docx(issued) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_draft_is_marked_as_one_on_every_page(report, issued, cast):
    draft = draft_report(cast.province_officer, report.plan, uid=new_uid())
    assert opened(draft).sections[0].header.paragraphs[0].text == "草稿　数据截至2026年8月31日12时00分"
    assert opened(issued).sections[0].header.paragraphs[0].text == ""


def test_a_document_of_the_demonstration_says_so_on_every_page(issued, settings):
    settings.DEMO = True
    section = opened(issued).sections[0]
    for header in (section.header, section.even_page_header):
        assert header.paragraphs[0].text == "演示数据：单位、人员和数字都是编造的"


def test_the_issuer_and_the_date_sign_and_the_annexes_are_listed(issued):
    found = lines(issued)
    assert found[found.index("澜江省总工会") + 1] == "2026年8月31日"
    assert found[found.index("附件：1. 分单位情况表") + 1] == "　　　2. 数据说明"
    assert [line for line in found if line in {"附件1", "附件2"}] == ["附件1", "附件2"]


def test_a_report_without_tables_has_one_annex_without_a_number(report, cast):
    blocks = [block for block in read_body(report.body) if block.type not in {"table", "annex"}]
    plain = edit_report(cast.province_officer, report, revision=1, title="报告", blocks=blocks)
    found = lines(plain)
    assert "附件：数据说明" in found
    assert "附件" in found and "附件1" not in found


def test_what_no_document_can_hold_is_left_out_of_it(report, story, cast):
    Measure.objects.filter(pk=story.talks.pk).update(title="组织\x0b宣讲\ufffe")
    pasted = draft_report(cast.province_officer, report.plan, uid=new_uid())
    edit_report(
        cast.province_officer, pasted, revision=1, title="落实\x0b情况\x1f", blocks=read_body(pasted.body)
    )
    found = opened(Report.objects.get(pk=pasted.pk))
    assert found.paragraphs[0].text == found.core_properties.title == "落实情况"
    assert "表1　组织宣讲" in [paragraph.text for paragraph in found.paragraphs]
    assert found.tables[-1].rows[1].cells[3].text.startswith("收到方案的工会")


def test_a_long_title_stands_in_full_on_the_page(report, cast):
    edit_report(cast.province_officer, report, revision=1, title="长" * 400, blocks=read_body(report.body))
    assert lines(Report.objects.get(pk=report.pk))[0] == "长" * 400


def test_our_own_reader_reads_the_report_back(issued, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(render_docx(issued))
    part = read(path).parts[0]
    assert (part.title, part.issuers) == (issued.title, ("澜江省总工会",))
    assert str(part.date) == "2026-08-31"
    assert [(one.marker, one.heading) for one in part.outline] == [
        ("一、", "各项措施落实情况"),
        ("二、", "数据说明"),
    ]
    assert [one.heading for one in part.outline[0].children] == [
        "制定宣传方案",
        "组织宣传宣讲",
        "主流媒体宣传",
    ]
