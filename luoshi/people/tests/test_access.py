import pytest

from luoshi.common.errors import NotFound
from luoshi.people import access


def test_a_post_reads_its_whole_subtree(cast):
    for org in (cast.county, cast.town, cast.works, cast.school):
        assert access.get_org(cast.county_officer, org.pk) == org


@pytest.mark.parametrize("other", ["province", "city", "other_county", "far_works"])
def test_above_and_beside_are_not_found(cast, other):
    with pytest.raises(NotFound):
        access.get_org(cast.county_officer, getattr(cast, other).pk)


def test_a_clerk_may_record_and_may_not_accept(cast):
    assert cast.clerk.may("record")
    with pytest.raises(access.NotYours, match="经办"):
        cast.clerk.require("accept")


def test_an_ended_post_gives_no_access(cast):
    post = cast.clerk.post
    post.until_on = post.from_on.replace(year=2021)
    post.save()
    posts = access.list_posts(cast.clerk.person)
    assert access.choose_post(cast.clerk.person, posts, post.pk) is None


def test_a_post_at_a_unit_without_a_key_reads_nothing(cast):
    cast.clerk.org.key = None
    assert not access.readable_orgs(cast.clerk).exists()
    assert not cast.clerk.may_read(cast.works)
