"""What only a browser shows of the reading: the keyboard, the marks, and that nothing is lost on a reload."""

from dataclasses import replace
from unittest import mock

import pytest
from django.urls import reverse

from luoshi.campaigns import actions
from luoshi.campaigns.actions import receiving
from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import receive, sample_document
from luoshi.campaigns.tests.test_corrections import measures
from luoshi.desk.notices.tests.test_original_lines import OUTLINE
from luoshi.gongwen.document import Document

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]
TALKS = "p1-measures-37-3"
both_widths = pytest.mark.parametrize("width", [390, 1280])


@pytest.fixture
def notice(cast):
    return receive(cast.province_officer)


@pytest.fixture
def open_page(cast, notice, window_of):
    def open_at(width: int):
        page = window_of(cast.province_officer, width=width)
        page.goto(reverse("notices:detail", args=[notice.pk]))
        page.locator(".reading-panes.one-side").wait_for()
        return page

    return open_at


def saved() -> Document:
    return Document.from_json(Notice.objects.get().corrected)


def focused(page) -> str:
    return page.evaluate("document.activeElement.name || document.activeElement.id")


@both_widths
def test_a_measure_is_added_with_the_keyboard_alone(open_page, width):
    page = open_page(width)
    page.get_by_label("主题").last.fill("打了一半的主题")
    page.get_by_role("button", name="添加措施").last.press("Enter")
    page.locator("[name=p1-measures-5-title]").wait_for()
    page.keyboard.type("总结推广")
    assert page.get_by_label("主题").last.input_value() == "打了一半的主题"
    page.keyboard.press("Control+s")
    page.get_by_text("已保存。").wait_for()
    part = saved().parts[1]
    assert (part.theme, part.measures[5].title) == ("打了一半的主题", "总结推广")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@both_widths
def test_a_row_is_opened_changed_and_closed_by_keys_and_escape_puts_it_back(open_page, width):
    page = open_page(width)
    page.locator(f"#{TALKS} > summary").focus()
    page.keyboard.press("Enter")
    title = page.locator(f"#{TALKS} [name$=-title]")
    title.fill("改过的名称")
    title.press("Enter")
    assert not page.locator(f"#{TALKS}").evaluate("row => row.open")
    assert "改过的名称" in page.locator(f"#{TALKS} > summary").inner_text()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    other = page.locator("#p1-measures-35-3 [name$=-title]")
    other.fill("写错了")
    other.press("Escape")
    assert other.input_value() == "组建宣讲队伍"
    page.keyboard.press("Control+s")
    page.get_by_text("已保存。").wait_for()
    assert [one.title for one in saved().parts[1].measures][:2] == ["组建宣讲队伍", "改过的名称"]


@both_widths
def test_a_mark_leads_to_its_row_and_the_row_to_its_line(open_page, width):
    page = open_page(width)
    if width < 500:
        page.get_by_role("button", name="原文", exact=True).click()
    page.locator(f'a.read[data-targets~="{TALKS}"]').first.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"#{TALKS}").evaluate("row => row.open && row.contains(document.activeElement)")
    assert page.locator("a.read-lit").first.inner_text() == "开展集中宣讲"
    page.locator(f"#{TALKS} > summary").focus()
    page.keyboard.press("l")
    assert page.evaluate("document.activeElement.closest('.original-line').id") == "line-37"
    assert page.locator("#line-37").is_visible()


def test_the_original_is_one_stop_of_the_tab_key_and_is_walked_with_arrows(open_page):
    page = open_page(1280)
    region = page.locator(".original")
    region.focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.matches('a.read')")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.reading-pane'))")


def test_a_sort_of_marks_is_hidden_and_shown(open_page):
    page = open_page(1280)
    button = page.locator("[data-filter=measure]")
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".original").get_attribute("data-off") == "measure"
    button.press("Enter")
    assert page.locator(".original").get_attribute("data-off") == ""


@both_widths
def test_a_doubt_is_reached_and_settled_by_keys(open_page, width):
    page = open_page(width)
    page.keyboard.press("F8")
    assert focused(page).startswith("doubt.event")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+s")
    page.get_by_text("已核对 1 处").wait_for()
    assert saved().warnings == ()


@both_widths
def test_what_was_typed_survives_a_reload_with_the_rows_that_were_added(open_page, width):
    page = open_page(width)
    page.get_by_label("主题").last.fill("没保存的主题")
    page.get_by_role("button", name="添加措施").last.click()
    page.locator("[name=p1-measures-5-title]").fill("没保存的措施")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="接着填").click()
    page.locator("[name=p1-measures-5-title]").wait_for(state="attached")
    assert page.locator("[name=p1-measures-5-title]").input_value() == "没保存的措施"
    assert page.get_by_label("主题").last.input_value() == "没保存的主题"
    page.keyboard.press("Control+s")
    page.get_by_text("已保存。").wait_for()
    assert saved().parts[1].measures[5].title == "没保存的措施"
    assert page.get_by_role("button", name="接着填").count() == 0


def test_a_draft_is_offered_in_sight_wherever_the_page_was_left(open_page):
    page = open_page(390)
    page.get_by_label("主题").last.fill("没保存的主题")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="接着填").wait_for()
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    offer = page.get_by_role("button", name="接着填").bounding_box()
    assert 0 <= offer["y"] < 200


def test_what_was_typed_survives_a_session_that_has_ended(cast, client, notice, open_page):
    page = open_page(1280)
    page.get_by_label("主题").last.fill("登录已失效时填的")
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/sign-in/**")
    page.context.add_cookies(cookies)
    page.goto(reverse("notices:detail", args=[notice.pk]))
    page.get_by_role("button", name="接着填").click()
    sync_api.expect(page.locator("#id_p1-theme")).to_have_value("登录已失效时填的")


@both_widths
def test_reading_again_keeps_a_correction_and_asks_where_the_reading_has_changed(
    cast, notice, open_page, width
):
    actions.correct_notice(cast.province_officer, notice, measures(title="我改的"), revision=1)
    page = open_page(width)
    with mock.patch.object(receiving, "read_bounded", return_value=measures(title="新读出的")):
        page.get_by_role("button", name="重新读取").click()
        page.get_by_role("dialog").get_by_role("button", name="重新读取").click()
        page.get_by_text("已重新读取。").wait_for()
    row = page.locator(f"#{TALKS}")
    assert "新读出的是“新读出的”" in row.inner_text()
    assert row.locator("[name$=-title]").input_value() == "我改的"
    row.get_by_role("button", name="用新读出的").press("Enter")
    page.get_by_text("读取结果变了").first.wait_for(state="detached")
    assert saved().parts[1].measures[1].title == "新读出的"


def test_words_of_the_original_become_a_deadline_by_keys(cast, window_of):
    document = sample_document()
    line = replace(document.lines[4], text="　　名单请于4月10日前报送。")
    receive(cast.province_officer, replace(document, lines=(*document.lines[:4], line, *document.lines[5:])))
    page = window_of(cast.province_officer, width=1280)
    page.goto(reverse("notices:detail", args=[Notice.objects.get().pk]))
    page.locator("#line-5").focus()
    page.keyboard.press("a")
    box = page.locator("#pick-words")
    box.wait_for()
    box.evaluate("box => box.setSelectionRange(6, 12)")
    page.locator("#pick-as").select_option("add:rows-0-deadlines")
    page.keyboard.press("Enter")
    page.locator("[name=p0-deadlines-0-date]").wait_for()
    assert page.locator("[name=p0-deadlines-0-date]").input_value() == "2026-04-10"
    page.keyboard.press("Control+s")
    page.get_by_text("已保存。").wait_for()
    [deadline] = saved().parts[0].deadlines
    assert (deadline.place.line, deadline.place.start, deadline.date.month) == (5, 6, 4)


def test_an_outline_is_rearranged_with_the_keys_of_a_word_processor(cast, window_of):

    letter, plan = sample_document().parts
    receive(cast.province_officer, replace(sample_document(), parts=(letter, replace(plan, outline=OUTLINE))))
    page = window_of(cast.province_officer, width=1280)
    page.goto(reverse("notices:detail", args=[Notice.objects.get().pk]))
    box = page.locator("#id_p1-outline")
    page.locator(".outline-tools").first.wait_for(state="attached")
    box.evaluate("box => { box.focus(); box.setSelectionRange(0, 0); }")
    page.keyboard.press("Alt+Shift+ArrowDown")
    assert box.input_value().splitlines()[-1] == "一、主题"
    page.keyboard.press("Alt+Shift+ArrowRight")
    assert box.input_value().splitlines()[-1] == "　一、主题"
    page.keyboard.press("Control+s")
    page.get_by_text("已保存。").wait_for()
    [second] = saved().parts[1].outline
    assert [one.heading for one in second.children] == ["组建宣讲队伍", "开展集中宣讲", "主题"]
    assert second.children[2].body == "匠心"


def test_a_day_that_does_not_exist_is_said_and_not_sent(open_page):
    page = open_page(1280)
    day = page.locator("#id_p0-date")
    day.focus()
    page.keyboard.press("Backspace")  # half a date has no value: it would be sent as nothing
    page.keyboard.press("Control+s")
    page.get_by_text("没有这一天").wait_for()
    assert Notice.objects.get().revision == 1


@both_widths
def test_saying_that_something_is_unsaved_moves_no_button(open_page, width):
    page = open_page(width)
    plan = page.get_by_role("button", name="保存，生成方案")
    before = plan.bounding_box()
    page.locator("textarea[name$='title']").first.evaluate(
        """field => {
            field.value += '。';
            for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
        }"""
    )
    page.locator("[data-save-state]:not(:empty)").wait_for()
    assert plan.bounding_box() == before
