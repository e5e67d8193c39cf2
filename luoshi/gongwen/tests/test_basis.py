"""The documents and decisions that a notice carries out."""

import pytest

from luoshi.gongwen import read_text


def basis(sentence):
    text = f"关于开展活动的通知\n各县总工会：\n{sentence}\n一、安排\n认真落实。\n丰收市总工会\n2024年3月5日"
    return [(one.issuer, one.title, one.number) for one in read_text(text).parts[0].basis]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "根据《中华全国总工会关于加强职工书屋建设的意见》（总工发〔2023〕5号）和《丰收省职工文化条例》要求，现通知如下。",
            [
                ("中华全国总工会", "中华全国总工会关于加强职工书屋建设的意见", "总工发〔2023〕5号"),
                ("", "丰收省职工文化条例", ""),
            ],
        ),
        (
            "根据省教育厅、省总工会《关于举办2024年全省职业技能大赛的通知》精神，现通知如下。",
            [("省教育厅、省总工会", "关于举办2024年全省职业技能大赛的通知", "")],
        ),
        (
            "为贯彻落实党的二十大精神和省委十二届三次全会部署，现通知如下。",
            [("", "党的二十大精神", ""), ("", "省委十二届三次全会部署", "")],
        ),
        ("按照省总工会统一部署，现通知如下。", [("", "省总工会统一部署", "")]),
        (
            "依据《工会法》《中国工会章程》有关规定，制定本办法。",
            [("", "工会法", ""), ("", "中国工会章程", "")],
        ),
        ("按照有关要求，现通知如下。", []),
    ],
)
def test_what_a_document_rests_on(sentence, expected):
    assert basis(sentence) == expected
