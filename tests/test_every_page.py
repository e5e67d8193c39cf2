"""What every page of the product carries, whoever wrote it."""

import pytest
from django.test import Client

from tests.pages import SUBJECTS, is_html, is_whole_page, list_pages, open_page
from tests.test_permissions import things

__all__ = ["things"]
MARK = "演示数据：这里的单位、人员和数字都是编造的。"
# Parts of a page, fetched into one that carries the mark itself.
FRAGMENTS = {"notices:offers", "plans:count", "plans:progress", "units:children", "units:search"}
OURS = {"'self'", "'none'", "data:", "blob:"}


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("is_demo", [True, False])
def test_every_page_of_a_demonstration_says_that_it_is_one_and_no_other_does(
    things, settings, subject, is_demo
):
    settings.DEMO = is_demo
    answers = {row.address: open_page(things, row) for row in list_pages(subject)}
    pages = {address: answer for address, answer in answers.items() if is_whole_page(answer)}
    parts = {address for address, answer in answers.items() if is_html(answer) and address not in pages}
    assert parts == FRAGMENTS & answers.keys()
    assert [address for address, page in pages.items() if (MARK in page.content.decode()) != is_demo] == []


@pytest.mark.parametrize("is_demo", [True, False])
def test_the_page_that_says_that_nothing_is_there_is_marked_too(things, settings, page_of, is_demo):
    settings.DEMO = is_demo
    browser = page_of(things.cast.clerk)
    for address in ("/nothing/", f"/notices/{things.notice[0]}/"):
        answer = browser.get(address)
        assert (answer.status_code, MARK in answer.content.decode()) == (404, is_demo)


def sources_of(answer) -> dict[str, set[str]]:
    """Which sources the answer's policy lets the browser load from, by directive."""
    policy = answer.headers["Content-Security-Policy"]
    directives = [directive.split() for directive in policy.split(";")]
    return {name: set(sources) for name, *sources in directives}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_answer_forbids_the_browser_to_ask_another_host(things, subject):
    for row in list_pages(subject):
        allowed = sources_of(open_page(things, row))
        assert allowed["default-src"] == {"'self'"}, row.address
        assert set().union(*allowed.values()) <= OURS, row.address


def test_a_page_for_nobody_forbids_it_too(db):
    for address in ("/accounts/sign-in/", "/nothing/"):
        allowed = sources_of(Client().get(address))
        assert allowed["default-src"] == allowed["form-action"] == {"'self'"}
