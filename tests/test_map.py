"""docs/map.md sends people to files: every path that it names is there, and it stays one page."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAP = (ROOT / "docs/map.md").read_text("utf-8")
# A path with a slash, or a bare file name; <subject> stands for any folder.
NAMED = re.compile(r"[\w<>.-]+(?:/[\w<>.-]*)+|\b\w+\.(?:py|toml|md)\b")
PATHS = sorted(set(NAMED.findall(MAP)))


def found(named: str) -> bool:
    """Whether it lies at the root, in the package or under its pages; a bare name, in any room."""
    pattern = re.sub(r"<\w+>", "*", named.strip("/"))
    places = (ROOT, ROOT / "luoshi", ROOT / "luoshi/desk")
    if "/" not in named:
        pattern = f"**/{pattern}"
        places = (ROOT / "luoshi", ROOT / "docs")
    return any(next(place.glob(pattern), None) for place in places)


@pytest.mark.parametrize("named", PATHS)
def test_every_path_that_the_map_names_is_there(named):
    assert found(named)


def test_every_room_is_on_the_map():
    rooms = {path.parent.name for path in (ROOT / "luoshi").glob("*/__init__.py")}
    assert {room for room in rooms if f"\n  {room}/" not in MAP} == set()


def test_the_map_stays_one_page():
    assert len(MAP.splitlines()) <= 66
