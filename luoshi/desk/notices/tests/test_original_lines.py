from hypothesis import given
from hypothesis import strategies as st

from luoshi.campaigns.tests.stories import sample_document
from luoshi.desk.notices.original import mark_lines
from luoshi.desk.notices.outline import read_outline, write_outline
from luoshi.gongwen import document as gongwen

LENGTH = 12
places = st.builds(
    gongwen.Place,
    page=st.just(1),
    line=st.integers(1, 3),
    start=st.integers(0, LENGTH + 3),
    end=st.integers(0, LENGTH + 3),
    last_line=st.integers(0, 4),
)


@given(st.lists(places, max_size=6))
def test_marking_never_changes_the_text_wherever_the_findings_lie(found):
    lines = tuple(gongwen.Line(number, 1, "字" * LENGTH) for number in (1, 2, 3))
    figures = tuple(gongwen.Figure("", 1, "场", place=place) for place in found)
    shown = mark_lines(gongwen.Document((gongwen.Part(figures=figures),), lines))
    assert ["".join(piece.text for piece in line.pieces) for line in shown] == ["字" * LENGTH] * 3


def test_the_shorter_finding_shows_inside_the_longer():
    line = gongwen.Line(1, 1, "开展宣讲（5月至9月）工作")
    measure = gongwen.Measure("一", "", "", place=gongwen.Place(1, 1, 0, 13))
    figure = gongwen.Figure("", 1, "", place=gongwen.Place(1, 1, 4, 11))
    document = gongwen.Document((gongwen.Part(measures=(measure,), figures=(figure,)),), (line,))
    [shown] = mark_lines(document)
    assert [(piece.text, piece.kind) for piece in shown.pieces] == [
        ("开展宣讲", "measure"),
        ("（5月至9月）", "figure"),
        ("工作", "measure"),
    ]


def test_a_finding_over_a_line_end_is_marked_on_both_lines():
    lines = (gongwen.Line(1, 1, "各市总工会，"), gongwen.Line(2, 2, "产业工会："))
    where = gongwen.Place(1, 1, 0, 4, last_line=2)
    part = gongwen.Part(findings=(gongwen.Finding("recipients", "", where),))
    first, second = mark_lines(gongwen.Document((part,), lines))
    assert [piece.kind for piece in first.pieces] == ["recipients"]
    assert [(piece.text, piece.kind) for piece in second.pieces] == [("产业工会", "recipients"), ("：", "")]
    assert (first.page, second.page) == (1, 2)


def test_the_sample_keeps_its_line_numbers():
    assert [line.number for line in mark_lines(sample_document())][:3] == [1, 2, 3]


OUTLINE = (
    gongwen.Heading(1, "一、", "主题", body="匠心"),
    gongwen.Heading(
        1,
        "二、",
        "内容",
        children=(gongwen.Heading(2, "（一）", "组建宣讲队伍"), gongwen.Heading(2, "（二）", "开展集中宣讲")),
    ),
)


def test_an_untouched_outline_stays_as_it_was():
    assert write_outline(OUTLINE) == "一、主题\n二、内容\n　（一）组建宣讲队伍\n　（二）开展集中宣讲"
    assert read_outline(write_outline(OUTLINE), OUTLINE) == OUTLINE


def test_an_edited_outline_keeps_what_was_read_about_the_other_headings():
    edited = read_outline("一、主题\n　新加的标题\n二、内容\n　（一）组建宣讲队伍", OUTLINE)
    assert edited[0].body == "匠心"
    assert [(one.level, one.heading) for one in edited[0].children] == [(2, "新加的标题")]
    assert [one.marker for one in edited[1].children] == ["（一）"]
