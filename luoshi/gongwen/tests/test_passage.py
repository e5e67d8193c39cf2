"""A passage remembers where its characters were read, and holds no second copy of what is the same."""

from luoshi.gongwen.document import Line
from luoshi.gongwen.passage import Passage, of_line


def passage(text: str) -> Passage:
    return of_line(Line(1, 1, text))


def test_spaces_between_chinese_characters_are_dropped_and_offsets_lead_back():
    spaced = passage("各 级工会于 6月10日前报送 Work Hub 总结")
    assert spaced.tight == "各级工会于6月10日前报送Work Hub总结"
    assert [spaced.text[spaced.at(spot)] for spot in range(len(spaced.tight))] == list(spaced.tight)
    assert spaced.at(len(spaced.tight)) == len(spaced.text)


def test_a_passage_without_spaces_is_its_own_tight_form():
    plain = passage("各级工会于6月10日前报送总结。")
    assert plain.tight is plain.folded
    assert [plain.at(spot) for spot in (0, 5, 99)] == [0, 5, len(plain.text)]
