from django.test import RequestFactory

from luoshi.web.requests import sort_choice, wants_fragment


def test_a_head_cell_sorts_up_first_and_then_down(rendered):
    assert 'href="?sort=talks"' in rendered('{% th "场次" sort="talks" %}')
    down = rendered('{% th "场次" sort="talks" num=True %}', address="/?sort=talks")
    assert 'aria-sort="ascending"' in down
    assert 'href="?sort=-talks"' in down
    assert 'class="num"' in down


def test_sorting_keeps_the_filter_and_returns_to_the_first_row(rendered):
    html = rendered('{% th "场次" sort="talks" %}', address="/?state=late&after=50")
    assert 'href="?state=late&amp;sort=talks"' in html


def test_a_wide_table_can_be_scrolled_by_keyboard(rendered):
    html = rendered("{% table caption='各县区' wide=True %}<tbody></tbody>{% endtable %}")
    assert 'tabindex="0" role="region" aria-label="各县区"' in html
    assert "<caption>各县区</caption>" in html


def test_an_empty_table_says_what_will_be_here(rendered):
    html = rendered("{% no_rows 4 '还没有记录' '记一笔后显示' %}{% endno_rows %}")
    assert 'colspan="4"' in html
    assert "还没有记录" in html


def test_only_a_known_order_is_taken():
    ask = RequestFactory().get
    assert sort_choice(ask("/?sort=-talks"), allowed=("talks",), default="name") == "-talks"
    assert sort_choice(ask("/?sort=password"), allowed=("talks",), default="name") == "name"
    assert sort_choice(ask("/"), allowed=("talks",), default="name") == "name"


def test_htmx_asks_for_a_fragment_unless_it_follows_a_link():
    ask = RequestFactory()
    assert wants_fragment(ask.get("/", headers={"HX-Request": "true"}))
    assert not wants_fragment(ask.get("/", headers={"HX-Request": "true", "HX-Boosted": "true"}))
    assert not wants_fragment(ask.get("/"))
