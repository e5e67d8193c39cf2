"""The catalogue's words on an English screen. The tables, and every official document, hold the Chinese ones."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from django.utils.translation import get_language


def english(word: str) -> str:
    """A name, unit or definition of the catalogue in English; itself where the package has no English for it."""
    return _english().get(word, word)


def say(word: str) -> str:
    """A word of the catalogue in the language of the screen."""
    return english(word) if (get_language() or "").startswith("en") else word


@cache
def _english() -> Mapping[str, str]:
    text = (resources.files("luoshi.catalogue") / "data" / "english.toml").read_text("utf-8")
    words: Mapping[str, str] = tomllib.loads(text)
    return words
