"""Word lists of the rules: one file each, words parted by white space, # begins a comment."""

import re
from functools import cache
from importlib.resources import files


@cache
def load(name: str) -> tuple[str, ...]:
    """The words of the list `name`, longest first."""
    text = files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    plain = re.sub(r"#.*", "", text)
    return tuple(sorted(dict.fromkeys(plain.split()), key=len, reverse=True))


@cache
def any_of(name: str) -> str:
    """A regular expression that matches any word of the list; words may hold expressions themselves."""
    return f"(?:{'|'.join(load(name))})"
