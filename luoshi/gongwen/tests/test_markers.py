"""The marks that number an outline: every style is found, wherever in a text it stands."""

import pytest

from luoshi.gongwen.markers import _STYLES, find_marks, leading_mark

EXAMPLES = {
    "volume": "第二部分",
    "chapter": "第三章",
    "section": "第1节",
    "article": "第十二条",
    "han": "二、",
    "han-dot": "三.",
    "phase": "第一阶段：",
    "han-bracket": "（四）",
    "ideograph": "㈡",
    "han-half": "五）",
    "digit-dot": "6.",
    "digit-comma": "7、",
    "dotted": "⒉",
    "digit-bracket": "（8）",
    "parenthesed": "⑶",
    "digit-half": "9）",
    "circled": "④",
    "latin": "b.",
    "question": "Q3：",
    "is": "一是",
    "ordinal": "第二，",
    "firstly": "再次，",
}


def test_every_style_has_an_example_here():
    assert set(EXAMPLES) == {style for style, _, _ in _STYLES}


@pytest.mark.parametrize(("style", "mark"), EXAMPLES.items())
def test_a_mark_is_found_at_the_beginning_and_within(style, mark):
    lead = leading_mark(f"{mark}组织职工读书")
    assert lead is not None
    assert (lead.style, lead.end) == (style, len(mark))
    within = [(found.style, found.start) for found in find_marks(f"请认真组织。{mark}组织职工读书")]
    assert within == [(style, 6)]
