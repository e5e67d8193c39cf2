"""Circles in a map from each code to its parent's."""

from collections.abc import Mapping


def find_circles(parent_of: Mapping[str, str]) -> list[list[str]]:
    """Every circle once, as the codes along it; what merely hangs from a circle is not part of it."""
    circles: list[list[str]] = []
    settled: set[str] = set()
    for start in parent_of:
        path: dict[str, None] = {}
        code = start
        while code in parent_of and code not in settled and code not in path:
            path[code] = None
            code = parent_of[code]
        if code in path:
            walked = list(path)
            circles.append(walked[walked.index(code) :])
        settled.update(path)
    return circles
