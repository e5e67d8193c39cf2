"""Words in a row, as the reader's language parts them."""

from collections.abc import Iterable

from luoshi.common import wording
from luoshi.web.joining import join_clauses
from luoshi.web.tags import register


@register.filter
def clauses(items: Iterable[object]) -> str:
    """Half-sentences as one: 甲；乙."""
    return join_clauses(items)


@register.filter(is_safe=True)
def nest_quotes(sentence: object) -> str:
    """A sentence whose inner quotes are single: “‘安康’行动”."""
    return wording.nest_quotes(str(sentence))
