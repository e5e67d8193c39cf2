"""What fuzzing found (`python -m bench.fuzz`), kept: each was mended in the module of its subject."""

import time
from random import Random

import pytest

from bench.fuzz import check, random_file
from luoshi.gongwen import read_text

HEAD = "丰工发〔2024〕7号\n关于开展活动的通知\n各县总工会：\n现将有关事项通知如下。\n"


@pytest.mark.parametrize(
    "unit",
    [
        "年底前",
        "第三季度前",
        "3月1日、",
        "3月1日前，",
        "3月1日至5日，",
        "3月1日至5日",
        "和2月年底前向即日起（时间安排",
        "“活动”，300场",
        "，300人",
        "2024年3月1日；",
        "报告亿约",
    ],
)
def test_twenty_thousand_characters_take_less_than_two_seconds(unit):
    began = time.process_time()
    read_text(f"{HEAD}一、{unit * (20_000 // len(unit))}\n丰收市总工会\n2024年3月5日")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("text", ["来源：开展活动", "— 2 —", "责任编辑：王芳\n浏览次数：3"])
def test_a_text_of_nothing_but_furniture_has_no_parts(text):
    assert read_text(text).parts == ()


def test_strange_files_are_read_or_refused_in_a_sentence():
    for seed in range(40):
        check(random_file(Random(seed)))


def test_terms_piled_up_before_a_report_are_read_in_one_way():
    began = time.process_time()
    read_text(f"{HEAD}一、请{'于1前' * 60}情况报市总工会。\n丰收市总工会\n2024年3月5日")
    assert time.process_time() - began < 2


def test_words_piled_up_before_a_number_are_read_in_one_way():
    began = time.process_time()
    read_text(f"{HEAD}一、各单位{'共计' * 30}各类300场。\n丰收市总工会\n2024年3月5日")
    assert time.process_time() - began < 2
