import pytest

from luoshi.catalogue.actions import sync_catalogue
from luoshi.catalogue.models import Indicator, Kind, Programme

pytestmark = pytest.mark.django_db


def everything() -> list[dict]:
    return [row for model in (Kind, Indicator, Programme) for row in model.objects.order_by("pk").values()]


def test_running_it_twice_changes_nothing():
    sync_catalogue()
    before = everything()
    sync_catalogue()
    assert everything() == before


def test_what_the_files_no_longer_say_is_no_longer_in_the_tables():
    sync_catalogue()
    before = Kind.objects.get(code="talk")
    Kind.objects.filter(code="talk").update(fields=[{"name": "speaker"}], is_public=True)
    Indicator.objects.filter(code="talk.sessions").update(plausible_from=40)
    sync_catalogue()
    after = Kind.objects.get(code="talk")
    assert (after.pk, after.fields, after.is_public) == (before.pk, [], False)
    assert Indicator.objects.get(code="talk.sessions").plausible_from is None


def test_the_first_four_kinds_are_there_and_a_talk_counts_three_things():
    sync_catalogue()
    assert set(Kind.objects.values_list("code", flat=True)) >= {"talk", "training", "discussion", "piece"}
    assert [count["indicator"] for count in Kind.objects.get(code="talk").counts] == [
        "talk.sessions",
        "talk.onsite",
        "talk.online",
    ]


def test_onsite_and_online_never_share_an_indicator():
    sync_catalogue()
    for kind in Kind.objects.all():
        codes = [count["indicator"] for count in kind.counts]
        assert len(codes) == len(set(codes))


def test_every_indicator_says_what_it_counts():
    sync_catalogue()
    assert all(len(indicator.definition) >= 20 for indicator in Indicator.objects.all())
