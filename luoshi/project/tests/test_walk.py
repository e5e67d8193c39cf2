"""The product walked in a browser: from a notice to the issued report, as five people, on a phone and on a desk.

With LUOSHI_PICTURES naming a folder, the pages are kept there as pictures (docs/pictures is made so).
"""

import os
import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image

from luoshi.activities.models import Activity
from luoshi.campaigns.models import Delivery, Plan, Task
from luoshi.catalogue.actions import sync_catalogue
from luoshi.common import clock
from luoshi.ledger.models import Entry
from luoshi.orgs.models import Org
from luoshi.project.demo import names, texts
from luoshi.project.demo.story import build_demonstration
from luoshi.reports.models import Report
from luoshi.rollups.queries import ask
from luoshi.rollups.question import Period, Question

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("walk")]

PICTURES = os.environ.get("LUOSHI_PICTURES")
WIDTHS = (1280, 390)
# The walk always happens on this day: windows are open, the year is well under way, pictures stay the same.
STARTED = datetime(2026, 10, 30, 2, 0, tzinfo=UTC)

# The demonstration's notice is issued in February; the walk's are issued two days before the walk.
AUTUMN = (
    ("2月20日", "10月28日"),
    ("2026年3月至", "2026年10月至"),
    ("（3月1日至3月10日）", "（11月1日至11月10日）"),
    ("（3月至11月）", "（10月至12月）"),
    ("（4月至11月）", "（11月至12月）"),
    ("（3月至12月）", "（10月至12月）"),
)

TOO_WIDE = """() => {
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const rightOf = e => Math.round(e.getBoundingClientRect().right);
  const wide = [...document.body.querySelectorAll('*')].filter(e => rightOf(e) > clientWidth);
  return wide.map(e => `${e.tagName}.${e.getAttribute('class')} ends at ${rightOf(e)} of ${clientWidth}`);
}"""


class Walker:
    """One browser window at one width; signs in as whoever is next."""

    def __init__(self, browser, address: str, width: int) -> None:
        self.width = width
        self.context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 800},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            base_url=address,
            accept_downloads=True,
        )
        self.context.set_default_timeout(20_000)
        self.context.clock.set_fixed_time(STARTED)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type == "error" else None
        )
        at_home = (f"{address}/", "data:", "blob:")
        self.context.on(
            "request",
            lambda asked: None if asked.url.startswith(at_home) else self.complaints.append(asked.url),
        )

    def become(self, name: str) -> None:
        self.context.clear_cookies()
        self.page.goto("/accounts/sign-in/")
        self.page.get_by_role("button", name=name).click()
        self.page.wait_for_url("**/")

    def shows(self, text: str) -> None:
        self.page.get_by_text(text).locator("visible=true").first.wait_for()

    def picture(self, name: str) -> None:
        """Keep the page as a picture; on every page nothing may stick out sideways."""
        wide = self.page.evaluate(TOO_WIDE)
        assert not wide, f"{name} is wider than the window: {wide}"
        if PICTURES:
            shot = Image.open(BytesIO(self.page.screenshot()))
            shot.convert("RGB").quantize(96).save(f"{PICTURES}/{name}-{self.width}.png", optimize=True)


@pytest.fixture
def october(monkeypatch):
    """The product's clock runs on from STARTED, for the server's threads as well."""
    shift = STARTED - datetime.now(UTC)
    monkeypatch.setattr(clock, "now", lambda: clock._held.get() or datetime.now(UTC) + shift)


@pytest.fixture
def province(transactional_db, settings, october):
    settings.DEMO = True
    sync_catalogue()
    build_demonstration(200, until=clock.today(), on_progress=lambda step, done, total: None)


@pytest.fixture
def walkers(chromium, live_server, province):
    opened = [Walker(chromium, live_server.url, width) for width in WIDTHS]
    yield opened
    for walker in opened:
        walker.context.close()


@pytest.fixture
def notices(tmp_path):
    """One notice as a Word file and as a text file, each with a number and a title of its own."""
    text = texts.NOTICE.format(province=names.PROVINCE, year=2026)
    for spring, autumn in AUTUMN:
        assert spring in text
        text = text.replace(spring, autumn)
    word, plain = tmp_path / "“安康澜江”方案.docx", tmp_path / "“乐学澜江”方案.txt"
    document = docx.Document()
    for line in text.replace("匠心澜江", "安康澜江").replace("8号", "21号").splitlines():
        document.add_paragraph(line)
    document.save(str(word))
    plain.write_text(text.replace("匠心澜江", "乐学澜江").replace("8号", "22号"), "gb18030")
    return word, plain


def test_from_a_notice_to_the_issued_report(walkers, notices):
    for walker, file in zip(walkers, notices, strict=True):
        plan = issue_a_plan(walker, file)
        for name, own in (("何静", "“金牌讲师”进园区"), ("罗文", "车间里的十分钟")):
            sign_hang_and_pass_on(walker, plan, name=name, own=own)
        record = record_on_the_line(walker, plan)
        before = clock.now()
        accept(walker, record)
        follow_the_total_to_the_record(walker, record, before=before)
        correct(walker, record)
        report(walker, plan)
        assert walker.complaints == []


def issue_a_plan(walker: Walker, file: Path) -> Plan:
    """Step 2 and 3, as the province: upload, check and correct the reading, choose recipients, send."""
    page = walker.page
    walker.become("周明远")
    walker.picture("home")
    page.goto("/notices/upload/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="上传并读取").click()
    walker.shows("读出的内容")
    walker.picture("reading")
    title = page.locator("textarea[name$='title']").first
    assert "宣传宣讲活动方案" in title.input_value()
    title.fill(title.input_value().replace("关于印发", "关于转发"))
    page.get_by_role("button", name="保存，生成方案").click()
    page.wait_for_url("**/publish/**")
    page.get_by_label(re.compile("各市（州）总工会")).check()
    page.get_by_label(re.compile("各产业工会")).check()
    walker.shows("将发给")
    walker.picture("recipients")
    # 21 cities, 5 industry unions and, because the notice addresses it, the committee of the province's offices
    assert "27" in page.locator("#count").inner_text()
    page.get_by_role("button", name=re.compile("^印发给")).click()
    page.get_by_role("dialog").get_by_role("button", name="印发").click()
    page.wait_for_url(re.compile(r"/plans/\d+/"))
    plan = Plan.objects.latest("pk")
    assert plan.state == Plan.State.ISSUED
    assert Delivery.objects.filter(plan=plan).count() == 27
    assert Task.objects.filter(measure__plan=plan).count() == 27 * 6
    return plan


def sign_hang_and_pass_on(walker: Walker, plan: Plan, *, name: str, own: str) -> None:
    """Step 4, as the city and the county: sign for it, hang an own measure, pass it on."""
    page = walker.page
    walker.become(name)
    page.goto("/plans/")
    walker.shows(plan.title)
    walker.picture(f"inbox-{'city' if name == '何静' else 'county'}")
    page.goto(f"/plans/{plan.pk}/")
    for measure in plan.measures.filter(org=plan.org):
        walker.shows(measure.title)  # the original, unchanged at every level
    page.get_by_role("button", name="签收").first.click()
    walker.shows("转发下级")
    page.get_by_label("落实哪一条").select_option(label="（二）组织巡回宣讲")
    page.get_by_label("本级措施").fill(own)
    page.get_by_role("button", name="挂上").click()
    walker.shows(own)
    page.locator(".badge", has_text=re.compile("^本级$")).first.evaluate(
        "hung => hung.scrollIntoView({block: 'center'})"
    )
    walker.picture(f"plan-{'city' if name == '何静' else 'county'}")
    page.get_by_role("link", name="转发下级").click()
    page.get_by_label(re.compile("下一级全部单位")).check()
    page.get_by_role("button", name=re.compile("^转发给")).click()
    page.get_by_role("dialog").get_by_role("button", name="转发").click()
    page.wait_for_url(re.compile(r"/plans/\d+/$"))


def record_on_the_line(walker: Walker, plan: Plan) -> Activity:
    """Step 5, as the clerk: at most six typed fields, the connection lost in the middle, one record, a receipt."""
    page, context = walker.page, walker.context
    walker.become("林晓")
    measure = plan.measures.get(org=plan.org, title="组织巡回宣讲")
    page.goto(f"/records/new/?measure={measure.pk}")
    walker.picture("record")
    typed = 0
    answers = (
        ("标题", f"工资支付政策宣讲 {walker.width}"),
        ("在哪里", "职工之家"),
        ("现场人次", "48"),
        ("线上人次", "120"),
    )
    for label, text in answers:
        field = page.get_by_label(re.compile(label)).first
        if field.is_visible():
            field.fill(text)
            typed += 1
    assert typed <= 6
    context.set_offline(True)
    page.get_by_role("button", name="记一笔").click()
    walker.shows("没有网络，已存在本机")  # the form's answer, not the strip that is there at once
    walker.picture("record-offline")
    context.set_offline(False)
    page.get_by_role("link", name=re.compile(r"^[0-9A-Z]{5}-[0-9A-Z]{5}$")).click(timeout=60_000)
    page.wait_for_url("**/receipt/**")
    walker.picture("receipt")
    walker.complaints[:] = [text for text in walker.complaints if "ERR_INTERNET_DISCONNECTED" not in text]
    [activity] = Activity.objects.filter(title=f"工资支付政策宣讲 {walker.width}")
    assert activity.state == Activity.State.SUBMITTED
    return activity


def accept(walker: Walker, record: Activity) -> None:
    """Step 5, as the reviewer."""
    walker.become("陈岚")
    walker.page.goto("/records/review/")
    walker.picture("review")
    walker.page.goto(f"/records/{record.uid}/")
    walker.page.get_by_role("button", name="审核通过").click()
    walker.shows("已审核")
    record.refresh_from_db()
    assert record.state == Activity.State.ACCEPTED


def talks(org: Org, as_of=None) -> int:
    today = clock.today()
    period = Period(date(today.year, 1, 1), today + timedelta(days=1))
    return ask(Question(("talk.sessions",), under=org.pk, period=period, as_of=as_of)).amount("talk.sessions")


def total_shown(page) -> int:
    """The sessions in the row of the total."""
    return int(page.locator("table tfoot tr").first.locator("td").first.inner_text().replace(",", ""))


def follow_the_total_to_the_record(walker: Walker, record: Activity, *, before) -> None:
    """Step 6, as the province: the total shows it at once; a figure, an entry, the record; and the earlier total."""
    page = walker.page
    province = Org.objects.get(code="90")
    for acting_name, code in (("罗文", "900101"), ("何静", "9001"), ("周明远", "90")):
        walker.become(acting_name)
        page.goto("/totals/")
        assert total_shown(page) == talks(Org.objects.get(code=code), as_of=before) + 1
    walker.picture("totals")
    page.goto(f"/totals/?unit={record.org.pk}&by=month")
    walker.picture("totals-months")
    page.locator("table tfoot a").first.click()
    walker.shows(record.title)
    walker.picture("entries")
    page.get_by_role("link", name=re.compile(record.title)).first.click()
    page.wait_for_url(f"**/records/{record.uid}/")
    earlier = before.replace(second=0, microsecond=0)
    page.goto(f"/totals/?as_of={earlier.astimezone(clock.CHINA):%Y-%m-%dT%H:%M}")
    assert total_shown(page) == talks(province, as_of=earlier) < talks(province)
    walker.picture("totals-as-of")


def correct(walker: Walker, record: Activity) -> None:
    """Step 6, as the reviewer: a corrected attendance is two new entries; nothing old changes."""
    page = walker.page
    walker.become("陈岚")
    page.goto(f"/records/{record.uid}/correct/")
    before = set(Entry.objects.values_list("pk", "amount"))
    page.get_by_label(re.compile("现场人次")).fill("52")
    page.get_by_label(re.compile("原因|理由|说明")).first.fill("签到册清点有误")
    page.get_by_role("button", name="提交更正").click()
    page.wait_for_url(f"**/records/{record.uid}/")
    walker.picture("record-corrected")
    after = set(Entry.objects.values_list("pk", "amount"))
    assert before <= after
    assert sorted(amount for _, amount in after - before) == [4, 4]


def report(walker: Walker, plan: Plan) -> None:
    """Step 7, as the province: draft, edit, issue, download."""
    page = walker.page
    walker.become("周明远")
    page.goto("/reports/draft/")
    page.locator(f"input[name=plan][value='{plan.pk}']").check()
    page.get_by_role("button", name="起草").click()
    page.wait_for_url(re.compile(r"/reports/[0-9a-f-]{36}/"))
    drafted = Report.objects.latest("pk")
    assert drafted.figures.filter(amount__gt=0).exists()
    page.goto(f"/reports/{drafted.uid}/edit/")
    walker.picture("report-edit")
    page.locator("textarea[name=text]").last.fill("本报告由省总工会宣教部起草。")
    page.get_by_role("button", name="保存").first.click()
    page.goto(f"/reports/{drafted.uid}/")
    walker.shows("本报告由省总工会宣教部起草。")
    page.get_by_role("button", name="印发").first.click()
    page.get_by_role("dialog").get_by_role("button", name="印发").click()
    walker.shows("已印发")
    walker.picture("report")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("下载")).first.click()
    assert download.value.suggested_filename.endswith(".docx")
    assert Report.objects.latest("pk").state == Report.State.ISSUED
