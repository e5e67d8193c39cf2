"""The fixed cast: one small province, its units, and the people who act in every test."""

import os
import shutil
from dataclasses import dataclass
from datetime import date
from importlib import import_module

import pytest

from luoshi.catalogue.actions import sync_catalogue
from luoshi.orgs.actions import open_unit
from luoshi.orgs.models import Org
from luoshi.people.access import Acting
from luoshi.people.models import Person, Post, Role

# Playwright's synchronous API runs an event loop in this thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

FOUNDED = date(2010, 1, 1)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@dataclass(frozen=True)
class Cast:
    """The units and people of the stories. Everybody's post began on 2020-01-01."""

    province: Org
    city: Org
    other_city: Org
    county: Org
    other_county: Org
    town: Org
    works: Org
    school: Org
    far_works: Org
    industry: Org
    province_officer: Acting
    city_officer: Acting
    county_officer: Acting
    clerk: Acting
    reviewer: Acting
    school_clerk: Acting
    auditor: Acting
    administrator: Acting
    stranger: Acting

    @property
    def units(self) -> list[Org]:
        return [value for value in vars(self).values() if isinstance(value, Org)]


def hold_post(org: Org, role: str, username: str, name: str) -> Acting:
    person = Person.objects.create_person(username, name=name)
    post = Post.objects.create(person=person, org=org, role=role, from_on=date(2020, 1, 1))
    return Acting(person, post)


@pytest.fixture
def cast(db) -> Cast:
    sync_catalogue()

    def unit(name: str, code: str, kind: str, level: int, parent: Org | None, **more) -> Org:
        return open_unit(name, code=code, kind=kind, level=level, parent=parent, opened_on=FOUNDED, **more)

    province = unit("澜江省总工会", "90", "federation", 1, None, short_name="省总工会")
    city = unit("澜州市总工会", "9001", "federation", 2, province, short_name="澜州市")
    other_city = unit("云泽市总工会", "9002", "federation", 2, province, short_name="云泽市")
    industry = unit("澜江省机械冶金工会", "90-JX", "industry", 2, province)
    county = unit("丰澜县总工会", "900101", "federation", 3, city, short_name="丰澜县")
    other_county = unit("桐溪区总工会", "900102", "federation", 3, city, short_name="桐溪区")
    town = unit("丰收街道总工会", "900101001", "federation", 4, county)
    works = unit("澜江机床厂工会", "900101001-0001", "grassroots", 5, town)
    school = unit("丰澜县第二中学工会", "900101-0001", "grassroots", 5, county)
    far_works = unit("云泽纺织厂工会", "9002-0001", "grassroots", 5, other_city)
    return Cast(
        province=province,
        city=city,
        other_city=other_city,
        county=county,
        other_county=other_county,
        town=town,
        works=works,
        school=school,
        far_works=far_works,
        industry=industry,
        province_officer=hold_post(province, Role.LEADER, "sheng", "周明远"),
        city_officer=hold_post(city, Role.LEADER, "shi", "何静"),
        county_officer=hold_post(county, Role.LEADER, "xian", "罗文"),
        clerk=hold_post(works, Role.CLERK, "jingban", "林晓"),
        reviewer=hold_post(works, Role.REVIEWER, "shenhe", "陈岚"),
        school_clerk=hold_post(school, Role.CLERK, "xuexiao", "吴青"),
        auditor=hold_post(province, Role.AUDITOR, "shenji", "孙立"),
        administrator=hold_post(province, Role.ADMINISTRATOR, "guanli", "钱多"),
        stranger=hold_post(far_works, Role.CLERK, "moshengren", "赵远"),
    )


@pytest.fixture
def page_of(client):
    """A browser signed in as somebody of the cast: `page_of(cast.clerk).get("/")`."""

    def sign_in(acting: Acting):
        client.force_login(acting.person)
        session = client.session
        session["post"] = acting.post.pk
        session.save()
        return client

    return sign_in


@pytest.fixture(scope="session")
def chromium():
    """The one browser of this process: Playwright cannot be started twice in a thread."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not CHROMIUM:
        assert not os.environ.get("LUOSHI_REQUIRE_BROWSER"), "Chromium is required here and is not installed"
        pytest.skip("No browser: neither chromium nor google-chrome is installed (apt install chromium)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS.split(), env={**os.environ, "LANGUAGE": "zh_CN"}
        )
        yield browser
        browser.close()


@pytest.fixture
def window_of(chromium, client, live_server):
    """A browser window signed in as somebody of the cast: `window_of(cast.clerk, width=390)`."""
    contexts = []

    def open_window(acting: Acting, *, width: int, height: int = 844):
        client.force_login(acting.person)
        session = client.session
        session["post"] = acting.post.pk
        session.save()
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", base_url=live_server.url
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": live_server.url}])
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture(autouse=True)
def _files_of_its_own(settings, tmp_path):
    """Uploads and segments of a test go where no other test and no installation looks."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.SEGMENTS = tmp_path / "segments"


@pytest.fixture(autouse=True, scope="session")
def _emptying_between_tests_is_allowed():
    """Only Django's flush may lift the guards of the tables; the tests themselves meet them as they are."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from luoshi.ledger.append_only import lifted

    # By name: tests of every room import this file, and the rooms below reports must not depend on it.
    melted = import_module("luoshi.reports.frozen").melted

    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(self, sql_list):
        guarded = ("ledger_entry", "activities_version", "activities_decision", "campaigns_correction")
        with lifted(self.connection, *guarded), melted(self.connection):
            plain(self, sql_list)

    BaseDatabaseOperations.execute_sql_flush = flush
    yield
    BaseDatabaseOperations.execute_sql_flush = plain
