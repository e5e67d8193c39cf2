"""The first page: what waits for the post, what is under way, what stands at its unit this year."""

import re

from django.urls import reverse

from luoshi.activities.actions import accept_activity
from luoshi.activities.tests.stories import deliver_measure
from luoshi.desk.notices.tests.reading_pages import count_queries

URL = reverse("home")


def words_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def figures_of(answer) -> dict[str, int]:
    return {one.indicator.name: one.amount for one in answer.context["page"].standings}


def test_the_clerk_sees_what_waits_and_the_measures_to_record_for(cast, page_of, measure, talk):
    talk(title="班前安全宣讲")
    answer = page_of(cast.clerk).get(URL)
    shown = words_of(answer)
    assert "有 1 份方案等待签收" in shown
    assert "开展安全生产宣讲 安全生产宣讲方案 到 5月31日 止" in shown
    assert "班前安全宣讲 澜江机床厂工会 · 宣讲 · 2026-05-04 待审核" in shown
    assert f'href="{reverse("records:new")}?measure={measure.pk}"' in answer.content.decode()
    assert "等待审核" not in shown.replace("2026-05-04 待审核", "")


def test_the_reviewer_sees_what_waits_for_the_review(cast, page_of, talk):
    talk()
    talk(title="另一场")
    assert "有 2 条记录等待审核" in words_of(page_of(cast.reviewer).get(URL))


def test_the_year_counts_what_was_accepted_below_the_unit(cast, page_of, talk):
    accept_activity(cast.reviewer, talk().activity, 1)
    talk(title="还没有审核")
    for acting in (cast.clerk, cast.county_officer, cast.province_officer):
        answer = page_of(acting).get(URL)
        assert list(figures_of(answer).values()) == [1, 80, 0, 0]
        assert f"{acting.org.name} 2026-01-01 至 2026-05-10 截至 2026-05-10 12:00" in words_of(answer)


def test_an_empty_page_says_what_will_be_here(cast, page_of):
    shown = words_of(page_of(cast.clerk).get(URL))
    assert "还没有收到方案" in shown and "还没有记录" in shown


def test_a_unit_elsewhere_sees_nothing_of_it(cast, page_of, measure, talk):
    accept_activity(cast.reviewer, talk(title="班前安全宣讲").activity, 1)
    answer = page_of(cast.stranger).get(URL)
    assert list(figures_of(answer).values()) == [0, 0, 0, 0]
    for word in ("班前安全宣讲", "开展安全生产宣讲", "等待签收"):
        assert word not in words_of(answer)


def test_nobody_signs_in_first(client, db):
    assert client.get(URL).url == f"{reverse('accounts:sign-in')}?next=/"


def test_it_is_only_read(cast, page_of):
    assert page_of(cast.clerk).post(URL).status_code == 405


def test_the_queries_do_not_grow_with_the_rows(cast, page_of, talk, monkeypatch):
    monkeypatch.setattr("luoshi.desk.home.pages.ROWS", 30)
    client, asked = page_of(cast.clerk), []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            deliver_measure(cast, plan=f"方案{number}", title=f"措施{number}")
            talk(title=f"宣讲{number}")
        page = client.get(URL).context["page"]
        assert (len(page.inbox), len(page.measures), len(page.latest)) == (last, last, last)
        asked.append(count_queries(client, URL))
    assert asked[0] == asked[1]
