"""Laws: what a small writer wrote is read back; what only changes the printing changes nothing."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luoshi.gongwen import Document, errors, read_text

WORDS = ("宣讲活动", "技能竞赛", "走访慰问", "读书分享", "法律服务", "安全培训", "文艺演出", "健康体检")
MARKS = (
    ("一、", "二、", "三、", "四、"),
    ("（一）", "（二）", "（三）", "（四）"),
    ("1.", "2.", "3.", "4."),
    ("（1）", "（2）", "（3）", "（4）"),
)
SENTENCE = "各级工会要结合实际认真组织，做好各项准备，确保活动取得实效。"
SCRAPS = (
    "附件：1.表",
    "第一条",
    "2024年",
    "《",
    "（一）",
    "：",
    "一是",
    "联系人：",
    "每月5日前报送",
    "共300人",
)

leaf = st.sampled_from(WORDS)
tree = st.recursive(
    leaf.map(lambda word: (word, [])),
    lambda below: st.tuples(leaf, st.lists(below, min_size=2, max_size=4)),
    max_leaves=12,
)
trees = st.lists(tree, min_size=2, max_size=4).filter(lambda items: depth(items) <= 4)
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def depth(items):
    return 1 + max((depth(children) for _, children in items if children), default=0)


def write(items, marks=MARKS):
    if not items:
        return []
    lines = []
    for mark, (word, children) in zip(marks[0], items, strict=False):
        lines.append(f"{mark}{word}" if children else f"{mark}{word}。{SENTENCE}")
        lines += write(children, marks[1:])
    return lines


def letter(items, serial=7):
    head = ["丰收市总工会文件", f"丰工发〔2024〕{serial}号", "丰收市总工会关于做好有关工作的通知"]
    opening = ["各县总工会，市各产业工会：", "为做好职工服务工作，现将有关事项通知如下。"]
    close = ["请于6月10日前将活动总结报送市总工会。", "丰收市总工会", "2024年3月5日"]
    return [*head, *opening, *write(items), *close]


def shape(outline):
    return [(heading.heading, shape(heading.children)) for heading in outline]


def essence(document):
    """All that was found, without places and raw text."""
    part = document.parts[0]
    number = part.doc_number
    deadlines = [deadline.date for deadline in part.deadlines]
    head = (part.title, part.issuers, part.recipients, part.date, number.code, number.year, number.serial)
    return (*head, shape(part.outline), deadlines)


@quick
@given(trees, st.integers(1, 9999))
def test_what_was_written_is_read_back(items, serial):
    part = read_text("\n".join(letter(items, serial))).parts[0]
    assert shape(part.outline) == items
    assert (part.doc_number.code, part.doc_number.serial) == ("丰工发", serial)
    assert part.recipients == ("各县总工会", "市各产业工会")
    assert (part.issuers, str(part.date)) == (("丰收市总工会",), "2024-03-05")
    assert [str(deadline.date) for deadline in part.deadlines] == ["2024-06-10"]


@quick
@given(trees, st.data())
def test_page_breaks_blank_lines_and_indents_change_nothing(items, data):
    lines = letter(items)
    ends = st.sampled_from(["\n", "\n\n", "\n\x0c", "\n\u3000\u3000", "\n— 2 —\n"])
    drawn = data.draw(st.lists(ends, min_size=len(lines), max_size=len(lines)))
    printed = "".join(line + end for line, end in zip(lines, drawn, strict=True))
    assert essence(read_text(printed)) == essence(read_text("\n".join(lines)))


@quick
@given(
    trees, st.sets(st.sampled_from([("（）", "()"), ("，：", ",:"), ("0123456789", "０１２３４５６７８９")]))
)
def test_half_and_full_width_forms_change_nothing(items, changed):
    text = "\n".join(letter(items))
    other = text
    for pair in changed:
        other = other.translate(str.maketrans(*pair))
    assert essence(read_text(other))[3:] == essence(read_text(text))[3:]


@quick
@given(trees, st.integers(8, 60))
def test_a_sentence_cut_by_a_page_end_is_joined(items, spot):
    lines = letter(items)
    body = next(index for index, line in enumerate(lines) if line.endswith(SENTENCE))
    at = min(max(len(lines[body]) - len(SENTENCE) + 14, spot), len(lines[body]) - 2)
    while re.match("[，。]", lines[body][at:]) or lines[body][at - 1] in "，。":
        at -= 1
    cut = [*lines[:body], lines[body][:at], "", "— 1 —", "", lines[body][at:], *lines[body + 1 :]]
    assert essence(read_text("\n".join(cut))) == essence(read_text("\n".join(lines)))


@quick
@given(st.text(max_size=400))
def test_any_text_is_read_and_survives_json(text):
    try:
        document = read_text(text)
    except errors.NoText:
        return
    assert Document.from_json(document.to_json()) == document


@quick
@given(
    st.lists(
        st.sampled_from([*letter([("宣讲活动", []), ("技能竞赛", [])]), *SCRAPS]), min_size=1, max_size=25
    )
)
def test_places_are_true_whatever_the_order_of_lines(lines):
    document = read_text("\n".join(lines))
    for part in document.parts:
        for found in (*part.deadlines, *part.windows, *part.figures, *part.cited_numbers):
            line = document.lines[found.place.line - 1]
            if not found.place.last_line:
                assert line.text[found.place.start : found.place.end].strip() == found.raw.strip()
