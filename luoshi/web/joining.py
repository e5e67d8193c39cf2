"""Words put together as the reader's language writes it: 甲、乙 in Chinese, "A, B" in English."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def join_words(words: Iterable[object]) -> str:
    """Things in a row: 甲、乙."""
    return pgettext("between words of a list", "、").join(map(str, words))


def join_clauses(clauses: Iterable[object]) -> str:
    """Half-sentences that may hold commas of their own: 甲；乙."""
    return pgettext("between clauses", "；").join(map(str, clauses))


def join_label(label: object, value: object) -> str:
    """A label and what it stands for: 地点：职工之家."""
    return f"{label}{pgettext('between a label and its value', '：')}{value}"


def add_aside(words: object, aside: object) -> str:
    """Words with what is said of them in brackets: 举办宣讲（暖冬方案）."""
    return pgettext("words with an aside", "%(words)s（%(aside)s）") % {"words": words, "aside": aside}
