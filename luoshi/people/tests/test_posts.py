from datetime import date

import pytest

from luoshi.orgs.actions import close_unit
from luoshi.people import access
from luoshi.people.actions import appoint, end_post, hand_over_post
from luoshi.people.errors import PostEnded, PostEndsTooEarly, SamePerson, UnitNotOpen
from luoshi.people.models import Person, Post, Role

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 1)


@pytest.fixture
def newcomer(db) -> Person:
    return Person.objects.create_person("xinren", name="新人")


def holders(org, day) -> set[str]:
    return {post.person.name for post in access.posts_on(day).filter(org=org, role=Role.CLERK)}


def test_an_appointment_says_who_made_it_and_opens_the_subtree(cast, newcomer):
    post = appoint(newcomer, cast.county, Role.CLERK, from_on=DAY, by=cast.administrator.person)
    assert (post.recorded_by, post.from_on, post.until_on) == (cast.administrator.person, DAY, None)
    acting = access.choose_post(newcomer, access.list_posts(newcomer), None)
    assert access.get_org(acting, cast.works.pk) == cast.works


def test_appointing_twice_gives_the_post_already_held(cast, newcomer):
    first = appoint(newcomer, cast.county, Role.CLERK, from_on=DAY, by=None)
    assert appoint(newcomer, cast.county, Role.CLERK, from_on=date(2025, 1, 1), by=None) == first


def test_a_post_that_ended_can_be_held_again(cast, newcomer):
    first = appoint(newcomer, cast.county, Role.CLERK, from_on=DAY, by=None)
    end_post(first, on=date(2025, 1, 1), by=None)
    assert appoint(newcomer, cast.county, Role.CLERK, from_on=date(2025, 1, 1), by=None) != first


def test_nobody_is_appointed_at_a_unit_that_is_closed(cast, newcomer):
    close_unit(cast.works, on=DAY, by=None)
    with pytest.raises(UnitNotOpen, match="机床"):
        appoint(newcomer, cast.works, Role.CLERK, from_on=DAY, by=None)


def test_a_post_ends_on_the_first_day_on_which_it_is_no_longer_held(cast):
    end_post(cast.clerk.post, on=DAY, by=cast.administrator.person)
    assert holders(cast.works, date(2024, 6, 30)) == {"林晓"}
    assert holders(cast.works, DAY) == set()
    assert Post.objects.get(pk=cast.clerk.post.pk).ended_by == cast.administrator.person


def test_ending_it_again_on_the_same_day_changes_nothing_and_on_another_is_refused(cast):
    end_post(cast.clerk.post, on=DAY, by=None)
    end_post(cast.clerk.post, on=DAY, by=None)
    with pytest.raises(PostEnded, match="2024-07-01"):
        end_post(cast.clerk.post, on=date(2025, 1, 1), by=None)


def test_a_post_lasts_at_least_a_day(cast):
    with pytest.raises(PostEndsTooEarly, match="2020-01-02"):
        end_post(cast.clerk.post, on=date(2020, 1, 1), by=None)


def test_a_post_passes_from_one_to_the_other_without_a_gap_or_an_overlap(cast, newcomer):
    hand_over_post(cast.clerk.post, to_person=newcomer, on=DAY, by=cast.administrator.person)
    assert holders(cast.works, date(2024, 6, 30)) == {"林晓"}
    assert holders(cast.works, DAY) == {"新人"}


def test_a_post_is_not_handed_over_to_its_holder_and_then_has_not_ended(cast):
    with pytest.raises(SamePerson):
        hand_over_post(cast.clerk.post, to_person=cast.clerk.person, on=DAY, by=None)
    assert Post.objects.get(pk=cast.clerk.post.pk).until_on is None


def test_the_same_hand_over_twice_is_one_and_a_second_heir_is_refused(cast, newcomer):
    first = hand_over_post(cast.clerk.post, to_person=newcomer, on=DAY, by=None)
    assert hand_over_post(cast.clerk.post, to_person=newcomer, on=DAY, by=None) == first
    with pytest.raises(PostEnded):
        hand_over_post(cast.clerk.post, to_person=cast.school_clerk.person, on=DAY, by=None)
    assert holders(cast.works, DAY) == {"新人"}


def test_a_hand_over_that_cannot_be_finished_does_not_end_the_post(cast, newcomer):
    close_unit(cast.works, on=DAY, by=None)
    with pytest.raises(UnitNotOpen):
        hand_over_post(cast.clerk.post, to_person=newcomer, on=DAY, by=None)
    assert Post.objects.get(pk=cast.clerk.post.pk).until_on is None
