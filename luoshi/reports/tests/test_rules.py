"""Pure decisions: numbers bound to nothing, what an edit keeps, what a refresh replaces."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reports.blocks import Block, cut, fill, plain_tokens
from luoshi.reports.rules import (
    compute_period,
    find_overtyped,
    find_unbound,
    find_unknown,
    keep_edit,
    merge_drafts,
)

ROW = ("合计", "⟦f1⟧")


def paragraph(text, key="", **more):
    return Block("paragraph", text, key=key, **more)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("开展宣讲⟦f1⟧场，现场⟦f2：1204⟧人次。", []),
        ("开展宣讲12场，现场1,204人次。", ["12场", "1,204人次"]),
        ("参与率达98.5%，惠及职工三百余人次，覆盖210万人次。", ["98.5%", "三百余人次", "210万人次"]),
        ("2026年4月30日印发（澜总工办发〔2026〕12号），5月1日至5月6日开展，截至18时30分。", []),
        ("《“十四五”规划2035年目标》和“10+N”行动，口径第2版，见附件1、表2。", []),
        ("第一阶段、第3期，一次宣讲计一场，只计一次。", []),
        ("1. 加强领导\n（2）抓好落实", []),
    ],
)
def test_a_typed_total_is_found_and_a_date_is_not(text, numbers):
    assert [found.number for found in find_unbound(text)] == numbers


def test_an_unbound_number_is_shown_with_what_stands_around_it():
    (found,) = find_unbound("全省各级工会累计开展宣讲12场，其中联合举办⟦f1⟧场。")
    assert found.around == "工会累计开展宣讲12场，其中联合举办…"


def test_typing_over_a_bound_figure_is_noticed():
    assert find_overtyped("宣讲⟦f1：1300⟧场，线上⟦f2：20⟧人次，⟦f3⟧家", {"f1": 1204, "f2": 20, "f3": 5}) == [
        "f1"
    ]


def test_figures_that_the_report_does_not_have_are_found():
    assert find_unknown([paragraph("⟦f1⟧⟦f9⟧⟦时间⟧⟦f9名单⟧")], {"f1"}) == ["f9"]


def test_an_edit_keeps_the_figures_and_forgets_the_shown_amounts():
    stored = [paragraph("宣讲⟦f1⟧场。", "m1.done", drafted=True)]
    kept = keep_edit(stored, [paragraph("共宣讲 ⟦f1：1204⟧ 场。", "m1.done")])
    assert kept == [paragraph("共宣讲 ⟦f1⟧ 场。", "m1.done")]


def test_an_untouched_text_is_still_as_drafted():
    stored = [paragraph("宣讲⟦f1⟧场。", "m1.done", drafted=True)]
    assert keep_edit(stored, [paragraph("宣讲⟦f1：7⟧场。\r\n", "m1.done")]) == stored


def test_every_line_is_a_paragraph_and_an_emptied_one_goes():
    stored = [paragraph("甲", "a", drafted=True), paragraph("乙", "b", drafted=True)]
    kept = keep_edit(stored, [paragraph("甲\n\n新的一段", "a"), paragraph("  ", "b")])
    assert kept == [paragraph("甲", "a"), paragraph("新的一段")]


def test_a_short_line_with_an_outline_mark_becomes_a_heading():
    (_kept, first, second, text) = keep_edit(
        [paragraph("甲", "a")],
        [paragraph("甲\n三、下一步打算\n（一）抓好宣讲\n三、这是一整句话，所以是正文。", "a")],
    )
    assert [(one.type, one.level) for one in (first, second, text)] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_a_table_is_kept_as_stored_or_left_out():
    table = Block("table", "组织宣讲", key="t", drafted=True, head=("单位", "场次"), rows=(ROW,))
    forged = Block("table", "伪造", key="t", rows=(("合计", "999"),))
    assert keep_edit([table], [forged]) == [table]
    assert keep_edit([table, paragraph("甲", "a")], [paragraph("甲", "a")]) == [paragraph("甲", "a")]
    assert keep_edit([paragraph("甲", "a")], [Block("table", "伪造", key="a", rows=(ROW,))]) == []


def test_a_refresh_drafts_again_only_what_nobody_touched():
    stored = [paragraph("旧", "a", drafted=True), paragraph("人写的", "b"), paragraph("加的")]
    fresh = [paragraph("新", "a", drafted=True), paragraph("草稿", "b", drafted=True)]
    assert merge_drafts(stored, fresh, ["a", "b"]) == [fresh[0], stored[1], stored[2]]


def test_a_refresh_adds_what_is_new_in_its_place_and_leaves_out_what_was_removed():
    stored = [paragraph("甲", "a", drafted=True), paragraph("丁", "d", drafted=True)]
    fresh = [paragraph(key, key, drafted=True) for key in "abcd"]
    merged = merge_drafts(stored, fresh, ["a", "c", "d"])
    assert [block.key for block in merged] == ["a", "b", "d"]


def test_a_refresh_drops_an_untouched_place_that_has_nothing_to_say_any_more():
    stored = [paragraph("甲", "a", drafted=True), paragraph("乙", "b", drafted=True)]
    assert [block.key for block in merge_drafts(stored, [stored[1]], ["a", "b"])] == ["b"]


def test_the_period_ends_with_the_day_of_the_moment_or_of_the_plan():
    starts, ends = date(2026, 5, 1), date(2026, 12, 31)
    assert compute_period(starts, ends, date(2026, 8, 31)).until_on == date(2026, 9, 1)
    assert compute_period(starts, ends, date(2027, 3, 1)).until_on == date(2027, 1, 1)
    assert compute_period(starts, None, date(2027, 3, 1)).until_on == date(2027, 3, 2)
    assert compute_period(starts, ends, date(2026, 4, 1)).until_on == date(2026, 5, 2)


TEXTS = st.text(st.sampled_from("宣讲场⟦⟧f12名单：:时间 3"), max_size=40)


@given(TEXTS)
def test_cutting_a_text_loses_nothing(text):
    say = "".join(plain or f"<{code}{part}>" for plain, code, part in cut(text))
    assert say == fill(text, lambda code, part: f"<{code}{part}>")


@given(TEXTS)
def test_plain_tokens_are_plain_for_good(text):
    assert plain_tokens(plain_tokens(text)) == plain_tokens(text)
