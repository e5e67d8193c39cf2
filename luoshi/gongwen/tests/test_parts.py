from luoshi.gongwen import read_text

NOTICE = """丰收市总工会关于印发《职工读书活动方案》的通知
各县总工会：
现将《职工读书活动方案》印发给你们，请认真贯彻落实。
{closing}职工读书活动方案
为丰富职工生活，制定本方案。
一、主题
好书伴我行。
二、内容
（一）组织阅读。（3月至5月）各级工会要开展阅读活动。
（二）组织分享。（6月）各级工会要举办分享会。
三、要求
（一）加强领导。各级工会要高度重视。
"""
SIGNED = "丰收市总工会\n2024年2月1日\n"


def test_a_plan_issued_by_a_signed_notice_is_a_second_part():
    notice, plan = read_text(NOTICE.format(closing=SIGNED)).parts
    assert (notice.kind, plan.kind, plan.title) == ("通知", "方案", "职工读书活动方案")
    assert notice.outline == ()
    assert plan.theme == "好书伴我行"


def test_the_plan_takes_its_year_from_the_notice_and_says_so():
    plan = read_text(NOTICE.format(closing=SIGNED)).parts[1]
    windows = [measure.window for measure in plan.measures]
    assert [(str(window.start), str(window.end)) for window in windows if window] == [
        ("2024-03-01", "2024-05-31")
    ]
    assert windows[0].year_from == "成文日期"


def test_an_unsigned_notice_attaches_what_it_issues():
    notice, _ = read_text(NOTICE.format(closing="")).parts
    assert notice.attachments == ("职工读书活动方案",)


def test_an_appeal_behind_an_article_is_a_second_part():
    text = (
        "市总召开会议\n本报讯（记者王五）会议昨天召开，部署了工作。会上发出了倡议。\n倡议书\n"
        "全市职工同志们：\n我们倡议：\n一、爱岗敬业。立足岗位。\n二、勤学苦练。提高技能。\n"
    )
    article, appeal = read_text(text).parts
    assert (article.kind, appeal.kind) == ("新闻", "倡议书")
    assert appeal.recipients == ("全市职工同志们",)
    assert [heading.heading for heading in appeal.outline] == ["爱岗敬业", "勤学苦练"]


def test_a_body_printed_twice_is_read_once_and_said():
    body = "".join(
        f"各级工会要认真组织第{word}项活动，做到有计划、有检查、有总结，确保活动取得实效，让职工满意。\n"
        for word in "甲乙丙丁"
    )
    document = read_text(
        f"关于开展活动的通知\n各县总工会：\n{body}丰收市总工会\n2024年2月1日\n各县总工会：\n{body}"
    )
    assert [doubt.code for doubt in document.warnings].count("repeated") >= 1
    assert len(document.parts) == 1


COVER = """转发市总工会知识竞赛的通知
各位老师：
现将市总工会的通知转发给你们，请于6月1日前向办公室报名。
"""
FORWARDED = """丰工发〔2024〕12号
丰收市总工会关于举办职工知识竞赛的通知
各县总工会，市直有关工会：
现将有关事项通知如下。
一、时间
6月20日。
丰收市总工会
2024年5月10日
"""


def test_a_covering_note_of_a_web_page_goes_behind_the_document_that_it_forwards():
    notice, cover = read_text(COVER + FORWARDED).parts
    assert notice.title == "丰收市总工会关于举办职工知识竞赛的通知"
    assert (notice.doc_number.serial, notice.recipients) == (12, ("各县总工会", "市直有关工会"))
    assert cover.recipients == ("各位老师",)


def test_every_attachment_reproduced_in_full_is_a_part():
    tail = "附件1：\n报名表\n姓名 单位\n张三 机械厂\n附件2：\n参赛名单\n李四 纺织厂\n王五 钢厂\n"
    notice, *forms = read_text(FORWARDED + tail).parts
    assert [form.title for form in forms] == ["报名表", "参赛名单"]
    assert notice.attachments == ("报名表", "参赛名单")


def test_authors_below_the_title_of_a_reproduced_document_are_its_issuers():
    title = "关于关心关爱职工的若干措施\n省卫生健康委 省财政厅\n"
    measures = f"{title}为关心职工，制定以下措施。\n一、保障休息。各地要安排轮休。\n"
    inner = read_text(FORWARDED + measures).parts[1]
    assert inner.issuers == ("省卫生健康委", "省财政厅")
