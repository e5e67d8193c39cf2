"""Reports that a document asks for: who, what, to whom, by when."""

import pytest

from luoshi.gongwen.tests.notices import notice


def test_who_reports_what_to_whom_by_when():
    part = notice("开展活动。\n各县总工会要于6月10日前将活动开展情况报市总工会宣教部。")
    report = part.report_to
    assert (report.sender, report.to, report.what) == ("各县总工会", "市总工会宣教部", "活动开展情况")
    assert str(report.deadline) == "2024-06-10"
    assert report.place.line == 6


@pytest.mark.parametrize(
    ("sentence", "report"),
    [
        (
            "请于4月15日前将推荐表（一式三份）及电子版报送至市总工会生产部。",
            ("", "市总工会生产部", "推荐表及电子版", "2024-04-15", "4月15日前"),
        ),
        (
            "各单位要及时将好经验好做法反馈至领导小组办公室。",
            ("各单位", "领导小组办公室", "好经验好做法", "None", "及时"),
        ),
        (
            "各参赛单位5月20日前将报名表发送至邮箱fs@126.com。",
            ("各参赛单位", "", "报名表", "2024-05-20", "5月20日前"),
        ),
        (
            "各基层工会收到本通知后5个工作日内将回执反馈市总工会办公室。",
            ("各基层工会", "市总工会办公室", "回执", "None", "收到本通知后5个工作日内"),
        ),
        ("工作方案请于3月20日前报市总工会备案。", ("", "市总工会", "工作方案", "2024-03-20", "3月20日前")),
        (
            "各单位于3月8日前填写《创建申报表》，经主管部门盖章后，连同创建方案（一式三份）报送至市总工会生产部，电子版发至邮箱sc@126.com。",
            ("各单位", "市总工会生产部", "《创建申报表》、创建方案", "2024-03-08", "3月8日前"),
        ),
        (
            "各县总工会每季度首月8日前报送上季度进展情况。",
            ("各县总工会", "", "上季度进展情况", "None", "每季度首月8日前"),
        ),
        (
            "承办单位应在决赛结束后10个工作日内报送赛事总结。",
            ("承办单位", "", "赛事总结", "None", "在决赛结束后10个工作日内"),
        ),
        (
            "请各县总工会认真总结，形成工作报告并于11月底前报送市总工会办公室。",
            ("各县总工会", "市总工会办公室", "工作报告", "2024-11-30", "11月底前"),
        ),
    ],
)
def test_a_report_in_each_of_its_wordings(sentence, report):
    (found,) = notice(sentence).reports
    assert (found.sender, found.to, found.what, str(found.deadline), found.deadline_raw) == report


def test_several_reports_of_one_sentence_share_their_sender():
    part = notice(
        "各县（市、区）总工会、市直各产业工会于4月20日前报送实施方案，每月25日前向市总工会报送工作进展，12月5日前报送工作总结。"
    )
    senders = {report.sender for report in part.reports}
    assert senders == {"各县（市、区）总工会、市直各产业工会"}
    assert [(one.what, one.deadline_raw) for one in part.reports] == [
        ("实施方案", "4月20日前"),
        ("工作进展", "每月25日前"),
        ("工作总结", "12月5日前"),
    ]
    assert part.report_to.to == "市总工会"


@pytest.mark.parametrize(
    "sentence",
    [
        "市总工会将通报各地情况。",
        "召开报告会，报道先进事迹，组织职工报名参加。",
        "要认真做好材料的编制、发布和报送工作。",
        "成果以研究报告形式体现。",
    ],
)
def test_other_words_of_reporting_ask_for_nothing(sentence):
    assert notice(sentence).reports == ()
