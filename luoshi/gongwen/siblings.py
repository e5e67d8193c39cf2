"""Headings glued to their texts, parted list by list: the items of one list are built alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from luoshi.gongwen.chars import fold
from luoshi.gongwen.headings import LABELLED, runs_on, seams, stop_of

# Longer than headings are; a sentence that stops earlier is one.
_LONGEST, _SHORT = 36, 12
_LIKELY, _SURE, _STRICT, _ALIKE, _BEYOND_DOUBT = 2.8, 2.6, 3.6, 2.4, 4.0


@dataclass(frozen=True)
class Sibling:
    """The text of an item; `ends`: a heading ends with it; `strict`: sentences are numbered like this too."""

    text: str
    ends: bool
    strict: bool


def part_headings(siblings: list[Sibling]) -> list[int]:
    """Where the heading of each item ends; 0 where no seam is found.

    Lengths and last words that the headings of the list share speak for a seam. If few items seem to have
    a heading, none has: a list of sentences.
    """
    scores = _alike([_scores(sibling) for sibling in siblings], siblings)
    found = [_best(score, sibling) for score, sibling in zip(scores, siblings, strict=True)]
    headings = [_known(sibling, spot) for sibling, spot in zip(siblings, found, strict=True)]
    known = [heading for heading in headings if heading]
    if len(known) < len(siblings) * 0.6:
        return [
            spot if score.get(spot, 0) >= _BEYOND_DOUBT and not sibling.strict else 0
            for spot, score, sibling in zip(found, scores, siblings, strict=True)
        ]
    return [
        spot if heading else _like(score, sibling, known)
        for spot, heading, score, sibling in zip(found, headings, scores, siblings, strict=True)
    ]


def _alike(scores: list[dict[int, float]], siblings: list[Sibling]) -> list[dict[int, float]]:
    """The scores, higher where many headings of the list would be of that length."""
    sizes = Counter(spot for score in scores for spot in score if score[spot] >= _LIKELY)
    sizes.update(len(heading) for sibling in siblings if (heading := _known(sibling, 0)))
    shared = {size: 1.2 * count / len(siblings) for size, count in sizes.items() if count > 1}
    return [{spot: score[spot] + shared.get(spot, 0.0) for spot in score} for score in scores]


def _scores(sibling: Sibling) -> dict[int, float]:
    if sibling.ends or not runs_on(sibling.text):
        return {}
    most = _LIKELY if sibling.strict else LABELLED
    return {spot: most if score == LABELLED else score for spot, score in seams(sibling.text).items()}


def _best(scores: dict[int, float], sibling: Sibling) -> int:
    least = _STRICT if sibling.strict else 3.0 if stop_of(sibling.text) <= 20 else _SURE
    best = max(scores.values(), default=0.0)
    return next((spot for spot, score in scores.items() if score == best), 0) if best >= least else 0


def _known(sibling: Sibling, spot: int) -> str:
    """The heading as far as it is told: up to the seam, the full stop or the end of the line."""
    if spot:
        return fold(sibling.text[:spot])
    stop = stop_of(sibling.text)
    whole = stop == len(sibling.text) <= _SHORT or (stop <= _LONGEST and not runs_on(sibling.text))
    if sibling.ends or whole:
        return fold(sibling.text[:stop])
    return ""


def _like(scores: dict[int, float], sibling: Sibling, known: list[str]) -> int:
    """The seam that makes a heading most like the known ones."""
    sizes = Counter(len(heading) for heading in known)
    words = Counter(heading[-2:] for heading in known)
    folded = fold(sibling.text)
    alike = {
        spot: score + 2 * sizes[spot] / len(known) + (words[folded[spot - 2 : spot]] > 0)
        for spot, score in scores.items()
    }
    spot = max(alike, key=lambda spot: alike[spot], default=0)
    return spot if spot and alike[spot] >= _ALIKE else 0
