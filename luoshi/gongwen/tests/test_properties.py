"""Laws: what a plain writer wrote is read back; what only changes the printing changes nothing.

Each law is tried on the same 30 documents; LUOSHI_EXAMPLES=2000 makes a long run on new ones.
"""

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luoshi.gongwen import Document, errors, read, read_text
from luoshi.gongwen.chars import fold
from luoshi.gongwen.tests import disturb
from luoshi.gongwen.tests.drawn import SENTENCES, notices
from luoshi.gongwen.tests.files import make_docx, make_html
from luoshi.gongwen.tests.ofd_files import make_ofd
from luoshi.gongwen.tests.pdf_files import make_pdf
from luoshi.gongwen.tests.writer import marked_items, write

WANTED = os.environ.get("LUOSHI_EXAMPLES", "")
quick = settings(
    max_examples=int(WANTED or "30"),
    derandomize=not WANTED,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def bare(text):
    return re.sub(r"\s", "", fold(text))


def shape(outline):
    return [
        (bare(item.marker), bare(item.heading), bare(item.body), shape(item.children)) for item in outline
    ]


def essence(part):
    """All that was found in a part, without places and raw text."""
    number = part.doc_number
    return {
        "kind": part.kind,
        "title": bare(part.title),
        "issuers": part.issuers,
        "recipients": tuple(bare(name) for name in part.recipients),
        "date": part.date,
        "number": number and (number.code, number.year, number.serial),
        "urgency": part.urgency,
        "secrecy": part.secrecy,
        "outline": shape(part.outline),
        "attachments": tuple(bare(title) for title in part.attachments),
        "contacts": tuple((contact.name, contact.phone) for contact in part.contacts),
        "due": sorted(deadline.date for deadline in part.deadlines if deadline.kind == "submit"),
        "spans": sorted((window.start, window.end) for window in part.windows),
        "figures": sorted((figure.value, figure.unit) for figure in part.figures),
    }


def meant(notice):
    """What the reading of a notice must find."""
    title = bare("".join(notice.title))
    return {
        "kind": next(kind for kind in ("通知", "意见", "函") if title.endswith(kind)),
        "title": title,
        "issuers": notice.issuers,
        "recipients": notice.recipients,
        "date": notice.signed,
        "number": notice.number,
        "urgency": notice.urgency,
        "secrecy": notice.secrecy,
        "outline": marked_items(notice.items, notice.order),
        "attachments": notice.attachments,
        "contacts": (notice.contact,) if notice.contact else (),
        "due": sorted(notice.due),
        "spans": sorted(notice.spans),
        "figures": sorted(notice.counted),
    }


def essences(document):
    return [essence(part) for part in document.parts]


@quick
@given(notices())
def test_what_was_written_is_read_back(notice):
    outer, *inner = read_text("\n".join(write(notice))).parts
    assert essence(outer) == meant(notice)
    plans = [notice.plan] if notice.plan else []
    assert [(part.title, shape(part.outline)) for part in inner] == [
        (plan.title, marked_items(plan.items, plan.order)) for plan in plans
    ]


@pytest.mark.parametrize("way", disturb.WAYS)
@quick
@given(st.data())
def test_what_only_changes_the_printing_changes_nothing(way, data):
    lines = write(data.draw(notices()))
    printed = data.draw(disturb.WAYS[way](lines))
    assert essences(read_text(printed)) == essences(read_text("\n".join(lines)))


@quick
@given(notices(stopped=True), st.data())
def test_text_that_lost_its_line_ends_is_the_same_document(notice, data):
    lines = write(notice)
    assert essences(read_text(data.draw(disturb.flat(lines)))) == essences(read_text("\n".join(lines)))


@quick
@given(notices(), st.data())
def test_headings_glued_to_their_texts_are_found(notice, data):
    lines = write(notice)
    whole, flat = read_text("\n".join(lines)), read_text(data.draw(disturb.flat(lines)))
    assert shape(flat.parts[0].outline) == shape(whole.parts[0].outline)


@pytest.mark.parametrize("make", [make_docx, make_html, make_ofd])
@settings(quick, max_examples=quick.max_examples // 3)
@given(notices())
def test_every_format_gives_the_same_reading(make, notice):
    lines = write(notice)
    assert essences(read(make(lines))) == essences(read_text("\n".join(lines)))


@settings(quick, max_examples=quick.max_examples // 3)
@given(notices(), st.integers(3, 6))
def test_running_heads_and_page_numbers_of_a_pdf_change_nothing(notice, pages):
    lines = write(notice)
    file = make_pdf(lines, per_page=len(lines) // pages, running="丰收市总工会公文处理系统")
    assert essences(read(file)) == essences(read_text("\n".join(lines)))


@quick
@given(st.text(max_size=400))
def test_any_text_is_read_and_survives_json(text):
    try:
        document = read_text(text)
    except errors.NoText:
        return
    assert Document.from_json(document.to_json()) == document


SCRAPS = (
    *(sentence.format("东山镇") for sentence in SENTENCES),
    *(
        "丰收市总工会文件",
        "丰工发〔2024〕7号",
        "丰收市总工会关于开展活动的通知",
        "各县总工会：",
        "2024年3月5日",
    ),
    *("附件：1.表", "第一条", "2024年", "《", "（一）", "：", "一是", "联系人：", "每月5日前报送", "共300人"),
    *("一、活动安排", "（一）宣讲活动。", "请于6月10日前将总结报送市总工会。", "自3月1日至5月底开展。"),
)


@quick
@given(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=25))
def test_places_are_true_whatever_the_order_of_lines(lines):
    document = read_text("\n".join(lines))
    for part in document.parts:
        for found in (*part.deadlines, *part.windows, *part.figures, *part.cited_numbers):
            line = document.lines[found.place.line - 1]
            if not found.place.last_line:
                assert line.text[found.place.start : found.place.end].strip() == found.raw.strip()
