"""What fuzzing found (`python -m bench.fuzz`), kept: each was mended in the module of its subject."""

from random import Random

import pytest

from bench.fuzz import check, random_file
from luoshi.gongwen import read_text
from luoshi.gongwen.tests.ceiling import HANGS, at_most
from luoshi.gongwen.tests.repeated import HEAD, TAIL


@pytest.mark.parametrize("text", ["来源：开展活动", "— 2 —", "责任编辑：王芳\n浏览次数：3"])
def test_a_text_of_nothing_but_furniture_has_no_parts(text):
    assert read_text(text).parts == ()


def test_strange_files_are_read_or_refused_in_a_sentence():
    for seed in range(40):
        check(random_file(Random(seed)), HANGS)


@pytest.mark.parametrize("piled", [f"请{'于1前' * 60}情况报市总工会。", f"各单位{'共计' * 30}各类300场。"])
def test_words_piled_up_are_read_in_one_way(piled):
    with at_most():
        assert read_text(f"{HEAD}{piled}{TAIL}").parts[0].outline
