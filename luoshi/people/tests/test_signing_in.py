from datetime import UTC, datetime, timedelta

import pytest

from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.people import signing_in
from luoshi.people.errors import LockedOut, WrongPassword
from luoshi.people.models import Person, SignInFailure
from luoshi.people.signing_in import check_password, get_demo_person, list_demo_posts

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 4, tzinfo=UTC)
RIGHT = "correct horse battery"


@pytest.fixture
def person(db) -> Person:
    return Person.objects.create_person("lin", name="林晓", password=RIGHT)


def fail(times: int, username: str = "lin") -> None:
    for _ in range(times):
        with pytest.raises((WrongPassword, LockedOut)):
            check_password(username, "wrong")


def test_the_right_password_gives_the_person(person):
    assert check_password("lin", RIGHT) == person


def test_a_wrong_one_says_how_many_attempts_are_left(person):
    with pytest.raises(WrongPassword) as refused:
        check_password("lin", "wrong")
    assert refused.value.left == 4


@pytest.mark.parametrize("username", ["lin", "nobody"])
def test_five_in_a_row_lock_the_name_whether_or_not_anybody_has_it(person, username):
    with clock.held_at(NOON):
        fail(5, username)
        with pytest.raises(LockedOut) as refused:
            check_password(username, RIGHT)
    assert refused.value.minutes == 15


def test_guesses_sent_at_one_moment_are_no_more_than_five(person, monkeypatch):
    tried = []

    def slow(**given):
        """While one password is tried, the next guess arrives."""
        tried.append(given)
        if len(tried) < 20:
            fail(1)

    monkeypatch.setattr(signing_in, "authenticate", slow)
    fail(1)
    assert len(tried) == 5


def test_a_quarter_of_an_hour_later_the_name_is_free_again(person):
    with clock.held_at(NOON):
        fail(5)
    with clock.held_at(NOON + timedelta(minutes=14)), pytest.raises(LockedOut, match="in 1 minutes"):
        check_password("lin", RIGHT)
    with clock.held_at(NOON + timedelta(minutes=15)):
        assert check_password("lin", RIGHT) == person


def test_attempts_while_locked_do_not_make_it_longer(person):
    with clock.held_at(NOON):
        fail(5)
    with clock.held_at(NOON + timedelta(minutes=10)):
        fail(3)
    with clock.held_at(NOON + timedelta(minutes=15)):
        assert check_password("lin", RIGHT) == person


def test_success_forgets_the_failures_before_it(person):
    fail(4)
    check_password("lin", RIGHT)
    fail(4)
    assert check_password("lin", RIGHT) == person


def test_failures_are_not_kept_beyond_their_quarter_of_an_hour(person):
    with clock.held_at(NOON):
        fail(1, "one")
    with clock.held_at(NOON + timedelta(minutes=16)):
        fail(1, "two")
    assert SignInFailure.objects.count() == 1


def test_the_name_is_not_kept_in_readable_form(person):
    fail(1)
    assert "lin" not in str(SignInFailure.objects.values().get())


def test_an_account_without_a_password_or_no_longer_active_cannot_sign_in(person):
    Person.objects.create_person("empty", name="无密码")
    with pytest.raises(WrongPassword):
        check_password("empty", "")
    person.is_active = False
    person.save()
    with pytest.raises(WrongPassword):
        check_password("lin", RIGHT)


@pytest.mark.parametrize(("is_demo_mode", "is_demo_account"), [(True, False), (False, True), (False, False)])
def test_one_click_needs_a_demonstration_and_a_demonstration_account(
    cast, settings, is_demo_mode, is_demo_account
):
    settings.DEMO = is_demo_mode
    Person.objects.filter(username="jingban").update(is_demo=is_demo_account)
    assert list_demo_posts() == []
    with pytest.raises(NotFound):
        get_demo_person("jingban")


def test_in_a_demonstration_its_accounts_are_offered_highest_unit_first(cast, settings):
    settings.DEMO = True
    Person.objects.filter(username__in=["jingban", "sheng"]).update(is_demo=True)
    assert [post.person.username for post in list_demo_posts()] == ["sheng", "jingban"]
    assert get_demo_person("jingban") == cast.clerk.person
