"""Where the labelled documents lie, if this machine has them; tests that need them are skipped elsewhere.

They are not part of the project: a folder `shared` beside the checkout, or the one that LUOSHI_SHARED names.
"""

import os
from pathlib import Path

import pytest


def find_shared(name):
    """The file or folder of that name, or None if this machine has none."""
    root = Path(__file__).parents[3]
    named = os.environ.get("LUOSHI_SHARED")
    folders = [Path(named)] if named else [root.parent / "shared", root.parents[1] / "shared"]
    return next((folder / name for folder in folders if (folder / name).exists()), None)


def shared_file(name):
    """The file or folder of that name; the test that asks is skipped where there is none."""
    found = find_shared(name)
    if found is None:
        pytest.skip(f"{name} is not on this machine")
    return found


def list_seeds():
    """The seed documents, to give each a test of its own; where there are none, one that is skipped."""
    folder = find_shared("seeds")
    none = pytest.param(None, marks=pytest.mark.skip(reason="The seed documents are not on this machine"))
    return sorted(folder.glob("*.txt")) if folder else [none]
