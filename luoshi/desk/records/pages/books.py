"""What stands in the ledger because of a record, and how it came there."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luoshi.catalogue.wording import say
from luoshi.desk.records.pages.saying import (
    Names,
    say_moment,
)
from luoshi.ledger.queries import PostedEntry, Posting


@dataclass(frozen=True)
class Line:
    """What one posting (or all of them) put into the two books for one indicator and unit.

    `share` names the measure whose share it is; "" is the fact itself. An amount of 0 is no entry.
    """

    indicator: str
    org: str
    unit: str
    share: str
    stated: int
    accepted: int


@dataclass(frozen=True)
class PostingLines:
    """The entries of one posting under its moment and person; without a head, what several add up to."""

    head: str
    lines: tuple[Line, ...]


def list_postings(history: Sequence[Posting], names: Names) -> Iterator[PostingLines]:
    """Each posting with its entries, oldest first."""
    for posting in history:
        head = f"{say_moment(posting.recorded_at)} {posting.recorded_by_name}".strip()
        yield PostingLines(head, _lines(posting.entries, names))


def list_standing(history: Sequence[Posting], names: Names) -> tuple[PostingLines, ...]:
    """What all postings add up to; nothing if they cancel out."""
    lines = _lines([entry for posting in history for entry in posting.entries], names)
    standing = tuple(line for line in lines if line.stated or line.accepted)
    return (PostingLines("", standing),) if standing else ()


def _lines(entries: Sequence[PostedEntry], names: Names) -> tuple[Line, ...]:
    """Entries side by side: what left one book and entered the other is one line."""
    books: dict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    for entry in entries:
        share = "" if entry.for_measure is None else names.measures.get(entry.for_measure, "?")
        books[say(entry.indicator_name), entry.org_label, say(entry.unit), share][entry.standing] += (
            entry.amount
        )
    return tuple(Line(*place, book["stated"], book["accepted"]) for place, book in books.items())
