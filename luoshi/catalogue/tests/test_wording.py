import tomllib
from importlib import resources

import pytest
from django.utils import translation

from luoshi.catalogue.wording import english, say

DATA = resources.files("luoshi.catalogue") / "data"
SAID = ("name", "unit", "definition", "label", "help")


def words():
    """Every word of the catalogue that a screen shows."""
    for file, table in (
        ("indicators.toml", "indicator"),
        ("kinds.toml", "kind"),
        ("programmes.toml", "programme"),
    ):
        for row in tomllib.loads((DATA / file).read_text("utf-8"))[table]:
            yield from (row[part] for part in SAID if row.get(part))
            for field in row.get("fields", ()):
                yield from (field[part] for part in ("label", "help") if field.get(part))


@pytest.mark.parametrize("word", sorted(set(words())))
def test_every_word_of_the_catalogue_has_its_english(word):
    assert english(word) != word
    assert english(word).isascii()


def test_the_english_file_holds_nothing_that_the_catalogue_does_not_say():
    assert set(tomllib.loads((DATA / "english.toml").read_text("utf-8"))) == set(words())


def test_the_language_of_the_screen_decides():
    with translation.override("en"):
        assert say("宣讲场次") == "Talks"
        assert say("本地自设指标") == "本地自设指标"
    with translation.override("zh-hans"):
        assert say("宣讲场次") == "宣讲场次"
