"""Every regular expression of the package, found wherever it is kept or written, and text made to be hard for it."""

import ast
import importlib
import inspect
import pkgutil
import re
from dataclasses import is_dataclass
from re import _constants as op
from re import _parser as parser

from luoshi import gongwen
from luoshi.gongwen.tests.automaton import SAMPLES, named, takes

# What only the extra for scans brings.
EXTRA = "rapidocr"


def modules():
    """Every module of the package but its tests and its command."""
    for found in pkgutil.walk_packages(gongwen.__path__, f"{gongwen.__name__}."):
        if ".tests" in found.name or found.name.endswith("__main__"):
            continue
        try:
            yield importlib.import_module(found.name)
        except ModuleNotFoundError as missing:
            if missing.name != EXTRA:
                raise


def expressions():
    """Names and compiled expressions: those that modules keep, also in tables, and those written inside functions."""
    found = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in kept(value):
                found.setdefault(pattern, f"{module.__name__}.{name}")
        for line, pattern in written(module):
            found.setdefault(pattern, f"{module.__name__}:{line}")
    return {name: pattern for pattern, name in found.items()}


def kept(value):
    """The expressions in a value: itself, or members of tuples, lists, sets, tables and dataclasses."""
    if isinstance(value, re.Pattern):
        return [value] if isinstance(value.pattern, str) else []
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    elif is_dataclass(value) and not isinstance(value, type):
        value = list(vars(value).values())
    members = value if isinstance(value, (tuple, list, set, frozenset)) else ()
    return [pattern for member in members for pattern in kept(member)]


def written(module):
    """Line and expression of every call like `re.sub("…", …)` of a module whose expression is written there."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            given = node.args[0]
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield node.lineno, re.compile(given.value)


def hostile_texts(pattern, length):
    """For the whole expression and each of its repeats: the shortest text it fits, over and over, and no end to it."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    units = dict.fromkeys(shortest(items) or "一" for items in [tree, *repeated(tree)])
    return [unit * (length // len(unit)) + "\0" for unit in units]


def repeated(tree):
    """What is repeated anywhere in a parsed expression."""
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[1] > 3:
            yield value[2]
        for items in members(kind, value):
            yield from repeated(items)


def members(kind, value):
    """The sequences inside an item."""
    if kind is op.BRANCH:
        return value[1]
    if kind is op.ATOMIC_GROUP:
        return [value]
    return [part for part in value if isinstance(part, parser.SubPattern)] if isinstance(value, tuple) else []


def shortest(items):
    """A short text that the items fit, by the first of each choice; what looks ahead or behind adds nothing."""
    return "".join(sample(*item) for item in items)


def sample(kind, value):
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.IN:
        return takes(kind, value, ["一", *named(value), *SAMPLES])[0]
    if kind is op.BRANCH:
        return shortest(value[1][0])
    if kind in (op.ASSERT, op.ASSERT_NOT, op.AT, op.GROUPREF):
        return ""
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return shortest(value[2]) * max(1, value[0])
    inner = members(kind, value)
    return shortest(inner[0]) if inner else "一"
