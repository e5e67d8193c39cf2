"""What only a browser shows of the kit: keyboard, dialogs, drafts, sizes, the security policy."""

import pytest

from luoshi.web.tests.site import SERVER

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]

PAGES = ("/kit/", "/kit/phone/", "/kit/receipt/", "/nowhere/")
SMALL_TARGETS = """() => [...document.querySelectorAll(
    'button, a.btn, .input, .select, summary, .choice, .section-link')]
  .filter((part) => part.offsetParent && !part.closest('.chart-table, .tree, .skip-link'))
  .filter((part) => part.getBoundingClientRect().height < 44).map((part) => part.outerHTML.slice(0, 90))"""


@pytest.fixture
def page(device):
    SERVER.arrived.clear()
    page = device.new_page()
    page.goto("/kit/")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_every_width_and_breaks_no_policy(device, faults, path):
    page = device.new_page()
    heard = faults(page)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    for width in (360, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [said for said in heard if "404" not in said] == []


def test_everything_to_press_on_a_phone_is_large_enough(page):
    assert page.evaluate(SMALL_TARGETS) == []


def test_a_form_is_sent_once_however_often_it_is_pressed(page):
    form = page.locator("form[data-guard]")
    form.evaluate("(form) => { form.action = '/save/'; form.target = 'elsewhere'; }")
    form.evaluate("(form) => { for (const _ of [1, 2, 3]) form.querySelector('.btn-primary').click(); }")
    assert form.get_by_role("button", name="正在送出…").get_attribute("aria-busy") == "true"
    page.wait_for_timeout(400)
    assert len(SERVER.arrived) == 1


def test_a_long_upload_shows_how_far_it_is_and_is_sent_once(page):
    form = page.locator("form[data-guard]")
    form.evaluate("""(form) => {
        form.setAttribute('hx-boost', 'true'); form.setAttribute('action', '/save/'); htmx.process(form);
        window.shown = [];
        new MutationObserver(() => shown.push(form.querySelector('.upload-line .num')?.textContent))
          .observe(form, { childList: true, subtree: true });
    }""")
    page.locator("input[name=paper]").set_input_files(
        {"name": "通知.docx", "mimeType": "application/octet-stream", "buffer": b"x" * 2_000_000}
    )
    form.evaluate("(form) => { for (const _ of [1, 2, 3]) form.querySelector('.btn-primary').click(); }")
    page.get_by_text("已保存").wait_for()
    assert len(SERVER.arrived) == 1
    assert any(said and said.endswith("2.0 MB · 100%") for said in page.evaluate("shown"))


def test_a_question_comes_first_and_cancel_sends_nothing(page):
    page.locator("form[data-guard]").evaluate("(form) => { form.action = '/save/'; }")
    page.get_by_role("button", name="撤回").click()
    dialog = page.get_by_role("dialog")
    assert dialog.get_by_text("下级将看不到").is_visible()
    dialog.get_by_role("button", name="取消").click()
    assert SERVER.arrived == []
    page.get_by_role("button", name="撤回").click()
    page.get_by_role("dialog").get_by_role("button", name="撤回").click()
    page.get_by_text("已保存").wait_for()
    assert len(SERVER.arrived) == 1


def test_a_dialog_opens_closes_and_returns_the_focus(page):
    page.get_by_role("button", name="催办").click()
    dialog = page.get_by_role("dialog", name="催办 12 家单位")
    assert dialog.is_visible()
    dialog.get_by_role("button", name="取消").click()
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "催办"


def test_j_and_k_walk_the_rows_but_not_while_typing(page):
    for key in "jjk":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "锦江区总工会"
    page.get_by_label("标题").focus()
    page.keyboard.press("j")
    assert page.get_by_label("标题").input_value() == "j"


def test_the_first_tab_stop_skips_to_the_content(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_unit_is_found_by_typing_and_chosen_by_keyboard(page):
    box = page.get_by_role("combobox", name="单位")
    box.fill("青羊")
    page.get_by_role("option", name="青羊区总工会").wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("Enter")
    assert box.input_value() == "青羊区总工会"
    assert page.locator("input[name=unit]").input_value() == "2"


def test_typing_on_forgets_the_unit_chosen_before(page):
    box = page.get_by_role("combobox", name="单位")
    box.fill("青羊")
    page.get_by_role("option", name="青羊区总工会").click()
    box.press("x")
    assert page.locator("input[name=unit]").input_value() == ""


def test_a_guarded_form_offers_its_draft_again_and_forgets_it_when_told(page, until):
    page.get_by_label("标题").fill("关于开展宣讲的通知")
    until(page, "Object.keys(localStorage).some((key) => key.startsWith('draft:'))")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="接着填").click()
    assert page.get_by_label("标题").input_value() == "关于开展宣讲的通知"
    page.reload()
    page.get_by_role("button", name="不要了").click()
    page.reload()
    assert page.get_by_role("button", name="接着填").count() == 0


def test_a_draft_is_not_offered_after_the_form_was_sent(page, until):
    page.get_by_label("标题").fill("关于开展宣讲的通知")
    until(page, "Object.keys(localStorage).some((key) => key.startsWith('draft:'))")
    page.locator("form[data-guard]").evaluate("(form) => { form.action = '/save/'; }")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已保存").wait_for()
    assert page.get_by_role("button", name="接着填").count() == 0


def test_without_a_network_a_guarded_form_stays_as_it_is_and_says_so(page, device):
    page.get_by_label("标题").fill("关于开展宣讲的通知")
    page.locator("form[data-guard]").evaluate("(form) => { form.action = '/save/'; }")
    device.set_offline(True)
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("现在没有网络，还没有保存。").wait_for()
    assert page.get_by_label("标题").input_value() == "关于开展宣讲的通知"
    device.set_offline(False)
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已保存").wait_for()


def test_a_form_that_never_arrived_is_offered_again(page):
    page.get_by_label("标题").fill("关于开展宣讲的通知")
    page.locator("form[data-guard]").evaluate("(form) => { form.action = '/save/'; }")
    page.route("**/save/", lambda route: route.abort())
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url("chrome-error://**")
    page.goto("/kit/")
    page.get_by_role("button", name="接着填").click()
    assert page.get_by_label("标题").input_value() == "关于开展宣讲的通知"


def test_a_branch_of_the_tree_opens_once(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "branches" in request.url else None)
    turn = page.locator(".desk-side details details > summary .tree-turn").first
    turn.click()
    page.locator(".desk-side .tree .tree .tree").first.wait_for()
    turn.click()
    turn.click()
    assert len(asked) == 1


def test_a_number_is_copied(page, device):
    device.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/kit/receipt/")
    page.get_by_role("button", name="复制回执号").click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "7KQ4A-9XD3M"


def test_a_tap_on_a_rounded_number_shows_the_exact_one(page):
    page.get_by_text("210.0万", exact=True).click()
    assert page.get_by_text("2,100,345", exact=True).is_visible()


def test_a_menu_closes_with_escape(page):
    page.locator("[data-drop-down] summary").click()
    assert page.get_by_role("button", name="退出").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="退出").is_visible()
