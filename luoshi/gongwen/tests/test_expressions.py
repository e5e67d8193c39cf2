"""No regular expression of the package takes a text of a few thousand characters for ever.

Speed is measured by `make bench`; these fail only where time explodes.
"""

import re

import pytest

from luoshi.gongwen.tests.automaton import ambiguous_word
from luoshi.gongwen.tests.ceiling import at_most
from luoshi.gongwen.tests.expressions import expressions, hostile_texts, kept

LENGTH = 3000
# For one text. The slowest expression takes 0.15; one that took the cube of the length would take 150.
SECONDS = 10


@pytest.fixture(scope="module")
def found():
    return expressions()


def search_hostile(pattern, seconds):
    for text in hostile_texts(pattern, LENGTH):
        with at_most(seconds):
            sum(1 for _ in pattern.finditer(text))


def test_expressions_are_found_where_modules_keep_and_write_them(found):
    assert len(found) > 350
    assert {"luoshi.gongwen.due._BEFORE", "luoshi.gongwen.formats.running._PAGE_NUMBER"} <= found.keys()
    assert any(name.startswith("luoshi.gongwen.reporting:") for name in found)


def test_expressions_are_found_in_tables():
    one, other = re.compile("一"), re.compile("二")
    assert kept(({"一": [one]}, ("二", other))) == [one, other]


def test_no_loop_can_be_read_in_two_ways(found):
    words = {name: ambiguous_word(pattern) for name, pattern in found.items()}
    assert {name: word for name, word in words.items() if word is not None} == {}


def test_every_expression_gets_through_text_made_of_its_own_words(found):
    for name, pattern in found.items():
        try:
            search_hostile(pattern, SECONDS)
        except TimeoutError:
            pytest.fail(f"{name} takes more than {SECONDS} seconds for {LENGTH} characters")


@pytest.mark.parametrize(
    "expression",
    [
        "(?:一+)+完",
        "(?:一*)*完",
        "(?:各?地?)*完",
        "(?:一{0,40}){0,60}完",
        "(?:共计?|计|已)+完",
        "(?:[^，]{0,24}局、?)+完",
        "(?=(?:一+)+完)一",
        "(?>(?:一+)+完)",
        "(?:请|(?:于[^，]{2,9}前?，?))+完",
    ],
)
def test_a_loop_read_in_two_ways_is_noticed(expression):
    assert ambiguous_word(re.compile(expression)) is not None


def test_what_is_read_in_two_ways_is_told():
    assert ambiguous_word(re.compile("(?:甲|乙|甲乙)+完")).startswith("甲乙")


@pytest.mark.parametrize(
    "expression",
    [
        "一+完",
        r"(?:\d{1,2}月)+完",
        "(?:[^，]{2,9}，)+完",
        "(?:共计?|计|已)++完",
        "(?:(?>一+)，?)*完",
        "0{0,4}[1-9]",
        "(?:第[一二]条|第[三四]款)*完",
    ],
)
def test_a_loop_read_in_one_way_is_let_pass(expression):
    assert ambiguous_word(re.compile(expression)) is None


def test_the_cube_of_the_length_is_noticed():
    with pytest.raises(TimeoutError):
        search_hostile(re.compile(r"\s*第?\s*页?\s*完"), seconds=1)
