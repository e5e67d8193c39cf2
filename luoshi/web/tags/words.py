"""Words in a row, as the reader's language parts them."""

from collections.abc import Iterable

from luoshi.web.joining import join_clauses
from luoshi.web.tags import register


@register.filter
def clauses(items: Iterable[object]) -> str:
    """Half-sentences as one: 甲；乙."""
    return join_clauses(items)
