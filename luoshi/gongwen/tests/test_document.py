from datetime import date

from luoshi.gongwen import Document, read_text
from luoshi.gongwen.document import Heading, Line, Part, Place, Window


def test_a_document_survives_json():
    place = Place(1, 2, 0, 3)
    heading = Heading(1, "一、", "主题", children=(Heading(2, "（一）", "范围", place=place),))
    windows = (
        Window("3月", date(2024, 3, 1), date(2024, 3, 31), "month"),
        Window("3月", date(2024, 3, 1), date(2024, 3, 31), "month", measure="一、", resolved=True),
    )
    part = Part("通知", ("某市总工会",), date=date(2024, 3, 2), outline=(heading,), windows=windows)
    document = Document((part,), (Line(1, 1, "通知"),))
    form = document.to_json()
    assert Document.from_json(form) == document
    assert [(w["start"], w["end"]) for w in form["parts"][0]["windows"]] == [
        ("2024-03", "2024-03"),
        ("2024-03-01", "2024-03-31"),
    ]


def test_text_is_read():
    assert read_text("关于开会的通知").lines[0].text == "关于开会的通知"
