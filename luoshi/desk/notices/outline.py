"""A part's outline as indented lines of text, and back: one heading a line, one space deeper each level."""

from dataclasses import replace
from difflib import SequenceMatcher

from luoshi.gongwen.document import Heading

INDENT = "　"


def write_outline(headings: tuple[Heading, ...]) -> str:
    """The outline as a person edits it."""
    return "\n".join(INDENT * depth + words_of(heading) for depth, heading in flatten(headings))


def words_of(heading: Heading) -> str:
    """A heading as its line shows it."""
    return " ".join((heading.marker + heading.heading).split("\n"))


def read_outline(text: str, before: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The outline that the lines give.

    A heading that was moved keeps what was read about it; so does one whose words alone were changed.
    """
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if "\n".join(lines) == write_outline(before):
        return before
    words = [line.strip() for line in lines]
    known = _recognise(words, [heading for _depth, heading in flatten(before)])
    depths = [len(line) - len(line.lstrip()) for line in lines]
    return _nest([(depth, known[at]) for at, depth in enumerate(depths)])


def flatten(headings: tuple[Heading, ...], depth: int = 0) -> list[tuple[int, Heading]]:
    """Every heading with its depth, in the order of the document."""
    flat = []
    for heading in headings:
        flat += [(depth, heading), *flatten(heading.children, depth + 1)]
    return flat


def _recognise(words: list[str], before: list[Heading]) -> list[Heading]:
    """For each line the heading that it was, else a new one."""
    matcher = SequenceMatcher(None, [words_of(one) for one in before], words, autojunk=False)
    found: dict[int, Heading] = {}
    left: dict[str, list[Heading]] = {}
    changed: list[tuple[int, Heading]] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            found |= {start + at: heading for at, heading in enumerate(before[first:last])}
            continue
        for heading in before[first:last]:
            left.setdefault(words_of(heading), []).append(heading)
        if tag == "replace" and last - first == end - start:
            changed += zip(range(start, end), before[first:last], strict=True)
    moved = {at: left[line].pop(0) for at, line in enumerate(words) if at not in found and left.get(line)}
    found |= moved
    for at, heading in changed:
        if at not in found and heading not in moved.values():
            found[at] = _reworded(heading, words[at])
    return [found.get(at) or Heading(level=0, marker="", heading=line) for at, line in enumerate(words)]


def _reworded(heading: Heading, line: str) -> Heading:
    """The heading with other words; its mark stays apart if it still opens the line."""
    if heading.marker and line.startswith(heading.marker):
        return replace(heading, heading=line.removeprefix(heading.marker))
    return replace(heading, marker="", heading=line)


def _nest(rows: list[tuple[int, Heading]], level: int = 1) -> tuple[Heading, ...]:
    """Headings with those that stand deeper behind them as their children."""
    nested = []
    while rows:
        depth, heading = rows[0]
        deeper = next((at for at, row in enumerate(rows[1:], 1) if row[0] <= depth), len(rows))
        nested.append(replace(heading, level=level, children=_nest(rows[1:deeper], level + 1)))
        rows = rows[deeper:]
    return tuple(nested)
