import pytest

from luoshi.common.errors import Refused
from luoshi.common.wording import nest_quotes


@pytest.mark.parametrize(
    ("sentence", "nested"),
    [
        ("已挂上““金牌讲师”进园区”。", "已挂上“‘金牌讲师’进园区”。"),
        ("“甲”和“乙”", "“甲”和“乙”"),
        ("“一“二“三”二”一”", "“一‘二“三”二’一”"),
        ("没有引号", "没有引号"),
        ("“不成对““", "“不成对““"),
        ("”反了“", "”反了“"),
    ],
)
def test_quotes_within_quotes_are_single(sentence, nested):
    assert nest_quotes(sentence) == nested


def test_an_error_that_quotes_a_quoting_title_nests_it():
    class Known(Refused):
        zh = "“{title}”已经有了。"
        en = "“{title}” is there already."

    assert Known(title="“安康”行动").text() == "“‘安康’行动”已经有了。"
    assert Known(title="“安康”行动").text("en") == "“‘安康’行动” is there already."
