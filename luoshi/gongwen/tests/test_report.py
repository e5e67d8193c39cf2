from luoshi.gongwen import read_text


def test_who_reports_what_to_whom_by_when():
    part = read_text(
        "关于开展活动的通知\n各县总工会：\n现将有关事项通知如下。\n一、安排\n开展活动。\n各县总工会要于6月10日前将活动开展情况报市总工会宣教部。\n丰收市总工会\n2024年3月5日"
    ).parts[0]
    report = part.report_to
    assert (report.sender, report.to, report.what) == ("各县总工会", "市总工会宣教部", "活动开展情况")
    assert str(report.deadline) == "2024-06-10"
    assert report.place.line == 6
