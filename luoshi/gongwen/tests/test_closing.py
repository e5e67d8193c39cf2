import pytest

from luoshi.gongwen import read_text

TEXT = "丰收市总工会关于报送材料的通知\n各县总工会：\n请认真落实。\n{tail}"


def part(tail):
    return read_text(TEXT.format(tail=tail)).parts[0]


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        ("附件：1．2024年度申报表\n2．竞赛方案（参考模板）", ["2024年度申报表", "竞赛方案（参考模板）"]),
        ("附件1.申报表\n202403041521516429.docx\n2.汇总表\n202403041522598525.docx", ["申报表", "汇总表"]),
        ("附件1.申报条件情况表\n附件2（附2）-项目清单样式表.xlsx", ["申报条件情况表", "项目清单样式表"]),
        (
            "附件1关于做好评审工作的通知\n附件2评价标准（试行）",
            ["关于做好评审工作的通知", "评价标准（试行）"],
        ),
        ("附件：\n1.名额分配表（见通知）\n2.评分表", ["名额分配表", "评分表"]),
    ],
)
def test_attachments_are_named_without_numbers_file_endings_and_notes(note, titles):
    assert list(part(f"{note}\n丰收市总工会\n2024年3月5日").attachments) == titles


def test_names_at_the_end_sign_although_no_date_follows():
    assert part("丰收省人力资源社会保障厅\n丰收省财政厅").issuers == (
        "丰收省人力资源社会保障厅",
        "丰收省财政厅",
    )


def test_a_name_broken_over_two_lines_is_one():
    signed = part("丰收市新时代产业工人队伍建设改革\n领导小组办公室（代章）\n2024年3月5日")
    assert signed.issuers == ("丰收市新时代产业工人队伍建设改革领导小组办公室",)


def test_a_date_after_a_gap_at_the_end_of_the_last_sentence_is_that_of_the_signature():
    text = (
        "丰收市总工会关于复工情况的通知\n各县总工会：\n现将有关事项通知如下。请做好防护。\xa0 2024年2月17日"
    )
    assert str(read_text(text).parts[0].date) == "2024-02-17"


def test_files_offered_below_the_signature_are_attachments():
    part = read_text(
        "关于送温暖的通知\n各分工会：\n请于3月20日前报校工会。\n校工会\n2024年3月5日\n（附件1）情况汇总表.doc\n（附件2）补助申请表.doc"
    ).parts[0]
    assert part.attachments == ("情况汇总表", "补助申请表")


def test_a_signature_glued_to_a_file_name_comes_apart():
    part = read_text(
        "关于送温暖的通知\n各分工会：\n请于3月20日前报校工会。\n附件：资金管理办法.docx校工会\n2024年3月5日"
    ).parts[0]
    assert (part.attachments, part.issuers) == (("资金管理办法",), ("校工会",))


def test_a_signature_line_with_spread_numbers_is_read():
    part = read_text(
        "关于推广的通知\n各县总工会：\n8 月 15 日前，各单位要实现全量注册。\n"
        "丰收市推广工作联席会议办公室                  2022 年 8 月 1 日"
    ).parts[0]
    assert (part.issuers, str(part.date)) == (("丰收市推广工作联席会议办公室",), "2022-08-01")
    assert [str(one.date) for one in part.deadlines] == ["2022-08-15"]
