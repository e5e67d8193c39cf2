from luoshi.web.shapes import Branch, Crumb, Tab


def test_a_heading_without_buttons_has_no_empty_box(rendered):
    assert "actions" not in rendered('{% heading "任务" %}{% endheading %}')
    assert '<div class="actions">' in rendered('{% heading "任务" %}<a class="btn">印发</a>{% endheading %}')


def test_a_title_is_escaped_and_its_buttons_are_not(rendered):
    html = rendered('{% heading title %}<a class="btn">印发</a>{% endheading %}', title="<script>")
    assert "<h1>&lt;script&gt;</h1>" in html
    assert '<a class="btn">印发</a>' in html


def test_an_empty_page_says_how_to_begin(rendered):
    html = rendered('{% blank "还没有通知" "会出现在这里" %}<a href="/x/">导入</a>{% endblank %}')
    assert "还没有通知" in html
    assert '<a href="/x/">导入</a>' in html


def test_the_last_crumb_is_here(rendered):
    html = rendered("{% crumbs trail %}", trail=(Crumb("省", "/1/"), Crumb("市")))
    assert '<a href="/1/">省</a>' in html
    assert '<span aria-current="page">市</span>' in html


def test_one_tab_is_current(rendered):
    html = rendered("{% tabs items %}", items=(Tab("总览", "/a/", True), Tab("任务", "/b/", count=0)))
    assert html.count('aria-current="page"') == 1
    assert '<span class="count">0</span>' in html


def test_a_branch_fetches_its_children_when_it_is_opened(rendered):
    html = rendered("{% tree items %}", items=(Branch("市", "/1/", "/1/children/"), Branch("厂", "/2/")))
    assert 'hx-get="/1/children/"' in html
    assert html.count("<details") == 1


def test_an_opened_branch_holds_its_children(rendered):
    inner = Branch("县", "/2/", is_current=True)
    html = rendered("{% tree items %}", items=(Branch("市", "/1/", "/1/children/", children=(inner,)),))
    assert "<details" in html
    assert " open>" in html
    assert "hx-get" not in html


def test_a_pager_shows_only_ways_that_exist(rendered):
    html = rendered('{% pager next_url="?after=50" shown="第 1—50 家" %}')
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html
    assert rendered("{% pager %}") == ""


def test_a_receipt_can_be_copied(rendered):
    html = rendered('{% receipt "7KQ4A-9XD3M" "已入账" %}<p>宣讲</p>{% endreceipt %}')
    assert 'data-copy="7KQ4A-9XD3M"' in html
    assert "<p>宣讲</p>" in html


def test_a_scope_leaves_out_what_is_not_given(rendered):
    html = rendered('{% scope whose="成都市总工会" as_of="2026-11-20" %}')
    assert "截至 2026-11-20" in html
    assert "看依据" not in html


def test_inner_quotes_are_single_and_nothing_is_escaped_twice(rendered):
    text = "{% blocktranslate asvar words %}为措施“{{ title }}”{% endblocktranslate %}{{ words|nest_quotes }}"
    assert rendered(text, title="“甲&乙”行动") == "为措施“‘甲&amp;乙’行动”"
    assert rendered("{{ words|nest_quotes }}", words="<b>“甲”</b>") == "&lt;b&gt;“甲”&lt;/b&gt;"
