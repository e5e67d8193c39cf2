"""How sure the reader is, said in the person's language."""

import pytest
from django.utils.translation import override

from luoshi.desk.notices.sureness import say_how_sure
from luoshi.gongwen.document import Deadline
from luoshi.gongwen.years import CITED


def said(source, language):
    with override(language):
        return say_how_sure(Deadline("4月10日前", None, "", year_from=source))


@pytest.mark.parametrize("source", ["成文日期", "发文字号", "标题", "同一句", CITED, "标题的次年"])
def test_the_source_of_a_year_has_english_words(source):
    assert said(source, "en").isascii()
    assert said(source, "zh-hans").endswith(source)


def test_a_source_that_the_document_prints_is_quoted():
    assert "2026年5月" in said("2026年5月", "en")


def test_what_is_printed_needs_no_word():
    assert said("", "zh-hans") == ""
