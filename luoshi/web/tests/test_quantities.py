def test_an_amount_is_exact_and_carries_its_reading(rendered):
    assert rendered("{% amount 1234567 %}") == '<span class="amount" title="123.5万">1,234,567</span>'


def test_a_small_amount_needs_no_reading(rendered):
    assert rendered("{% amount 86 %}") == '<span class="amount">86</span>'


def test_what_was_not_reported_is_not_zero(rendered):
    assert "—" in rendered("{% amount nothing %}", nothing=None)
    assert "未报" in rendered("{% amount nothing %}", nothing=None)


def test_a_rounded_number_keeps_the_exact_one_at_hand(rendered):
    html = rendered("{% rounded 210034500 %}")
    assert ">2.1亿<" in html
    assert 'data-exact="210,034,500"' in html


def test_a_share_of_nothing_is_not_a_number(rendered):
    assert rendered("{% percent 37 120 %}") == "30.8%"
    assert rendered("{% percent 0 0 %}") == "—"


def test_a_figure_with_grounds_is_a_link(rendered):
    html = rendered('{% figure 2100345 "参加人次" unit="人次" url="/basis/" %}')
    assert '<a class="figure" href="/basis/">' in html
    assert "约 210.0万" in html
    assert "2,100,345" in html


def test_progress_says_its_numbers(rendered):
    html = rendered('{% progress 37 120 "已签收" %}')
    assert "37 / 120 · 30.8%" in html
    assert 'max="120" value="37"' in html
