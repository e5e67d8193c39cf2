from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.campaigns import recipients
from luoshi.campaigns.errors import UnknownRule
from luoshi.campaigns.recipient_rules import rules_for, suggest_rules
from luoshi.orgs.actions import open_unit

TODAY = date(2026, 5, 4)


def names(org, *rules, day=TODAY):
    return [unit.name for unit in recipients.expand(org, rules, day)]


def test_each_city_gives_the_city_federations(cast):
    assert names(cast.province, "each-city") == ["澜州市总工会", "云泽市总工会"]


def test_each_industry_gives_the_industry_unions_placed_under_the_sender(cast):
    assert names(cast.province, "each-industry") == ["澜江省机械冶金工会"]
    assert names(cast.city, "each-industry") == []


def test_each_county_reaches_past_the_cities(cast):
    assert names(cast.province, "each-county") == ["丰澜县总工会", "桐溪区总工会"]


def test_direct_grassroots_are_those_without_a_level_between(cast):
    assert names(cast.county, "each-grassroots-direct") == ["丰澜县第二中学工会"]
    assert names(cast.other_city, "each-grassroots-direct") == ["云泽纺织厂工会"]
    assert names(cast.province, "each-grassroots-direct") == []


def test_each_child_is_whatever_hangs_directly_below(cast):
    assert set(names(cast.county, "each-child")) == {"丰收街道总工会", "丰澜县第二中学工会"}
    assert set(names(cast.province, "each-child")) == {"澜州市总工会", "云泽市总工会", "澜江省机械冶金工会"}


def test_committees_and_affiliated_units_are_told_apart(cast):
    open_unit(
        "省直机关工会工委",
        code="90-ZG",
        kind="committee",
        level=2,
        parent=cast.province,
        opened_on=date(2012, 1, 1),
    )
    open_unit(
        "省工人疗养院",
        code="90-LY",
        kind="affiliated",
        level=5,
        parent=cast.province,
        opened_on=date(2012, 1, 1),
    )
    assert names(cast.province, "each-committee") == ["省直机关工会工委"]
    assert names(cast.province, "direct-affiliated") == ["省工人疗养院"]


def test_a_unit_named_by_two_rules_comes_once(cast):
    assert names(cast.province, "each-city", "each-child", f"unit:{cast.city.pk}").count("澜州市总工会") == 1
    assert recipients.expand(cast.province, ["each-city", "each-child"], TODAY).count() == 3


def test_a_closed_unit_and_one_not_yet_open_get_nothing(cast):
    cast.other_city.closed_on = date(2026, 5, 4)
    cast.other_city.save()
    assert names(cast.province, "each-city") == ["澜州市总工会"]
    assert names(cast.province, "each-city", day=date(2009, 12, 31)) == []


@pytest.mark.parametrize("rule", ["each-city", "everyone", "unit:x", "unit:"])
def test_a_rule_that_the_level_does_not_offer_is_refused(cast, rule):
    with pytest.raises(UnknownRule):
        recipients.expand(cast.county, [rule], TODAY)


def test_a_unit_that_is_not_below_is_refused(cast):
    for org in (cast.county, cast.city, cast.far_works):
        with pytest.raises(UnknownRule):
            recipients.expand(cast.county, [f"unit:{org.pk}"], TODAY)


def test_a_unit_without_a_place_in_the_tree_sends_to_nobody(cast):
    cast.city.key = None
    assert names(cast.city, "each-county", "each-child") == []
    with pytest.raises(UnknownRule):
        recipients.expand(cast.city, [f"unit:{cast.county.pk}"], TODAY)


def test_only_rules_of_lower_levels_are_offered(cast):
    codes = [rule.code for rule in rules_for(cast.county.level)]
    assert "each-city" not in codes and "each-county" not in codes and "each-town" in codes
    assert [rule.code for rule in rules_for(6)] == []


def test_offers_are_counted_in_one_query(cast):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        offers = {offer.code: offer.units for offer in recipients.list_offers(cast.province, TODAY)}
    assert len(queries) == 1
    assert offers == {
        "each-city": 2,
        "each-county": 2,
        "each-town": 1,
        "each-industry": 1,
        "each-committee": 0,
        "direct-affiliated": 0,
        "each-grassroots-direct": 0,
        "each-child": 3,
    }


def test_the_recipients_of_a_letter_suggest_rules():
    letter = [
        "各市州总工会",
        "兰州新区工会",
        "省级产业（系统）工会",
        "省直机关工会工委",
        "省总直属基层工会",
        "直属单位",
    ]
    assert suggest_rules(letter, rules_for(1)) == (
        "each-city",
        "each-industry",
        "each-committee",
        "direct-affiliated",
        "each-grassroots-direct",
    )
    assert suggest_rules(["各县（市、区）总工会"], rules_for(2)) == ("each-county",)
