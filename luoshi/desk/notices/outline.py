"""A part's outline as indented lines of text, and back: one heading a line, one space deeper each level."""

from dataclasses import replace

from luoshi.gongwen.document import Heading

INDENT = "　"


def write_outline(headings: tuple[Heading, ...]) -> str:
    """The outline as a person edits it."""
    return "\n".join(
        INDENT * depth + heading.marker + heading.heading for depth, heading in _flatten(headings, 0)
    )


def read_outline(text: str, before: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The outline that the lines give; a heading that kept its words keeps what was read about it."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if "\n".join(lines) == write_outline(before):
        return before
    known = {heading.marker + heading.heading: heading for _depth, heading in _flatten(before, 0)}
    found = []
    for line in lines:
        words = line.strip()
        depth = len(line) - len(line.lstrip())
        heading = known.get(words) or Heading(level=0, marker="", heading=words)
        found.append((depth, heading))
    return _nest(found)


def _flatten(headings: tuple[Heading, ...], depth: int) -> list[tuple[int, Heading]]:
    flat = []
    for heading in headings:
        flat += [(depth, heading), *_flatten(heading.children, depth + 1)]
    return flat


def _nest(rows: list[tuple[int, Heading]], level: int = 1) -> tuple[Heading, ...]:
    """Headings with those that stand deeper behind them as their children."""
    nested = []
    while rows:
        depth, heading = rows[0]
        deeper = next((at for at, row in enumerate(rows[1:], 1) if row[0] <= depth), len(rows))
        nested.append(replace(heading, level=level, children=_nest(rows[1:deeper], level + 1)))
        rows = rows[deeper:]
    return tuple(nested)
