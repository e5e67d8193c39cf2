#!/usr/bin/env python3
"""Write the two tables of THIRD_PARTY.md, what is linked and what only builds or installs; the rest of it stays.

make ocr && .venv/bin/python tools/third_party.py
"""

import json
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHORT = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# Pinned for systems other than the one this is written on, so not installed here: as their packages state it.
ELSEWHERE = {"colorama": "BSD-3-Clause", "tzdata": "Apache-2.0"}


def licence_of(package: Distribution) -> str:
    """The licence as the package's own metadata states it, shortly."""
    meta = package.metadata
    stated = meta.get("License-Expression")
    if stated:
        return stated
    classified = [
        line.split(" :: ")[-1] for line in meta.get_all("Classifier", []) if line.startswith("License ::")
    ]
    if classified:
        return ", ".join(SHORT.get(name, name) for name in classified)
    return (meta.get("License") or "not stated").splitlines()[0][:60]


def licence_named(name: str) -> str:
    """The licence of an installed package, or of one that only other systems install. Raises: SystemExit."""
    try:
        return licence_of(distribution(name))
    except PackageNotFoundError:
        if name not in ELSEWHERE:
            raise SystemExit(f"{name} is not installed: read its licence and add it to ELSEWHERE") from None
        return ELSEWHERE[name]


def linked() -> str:
    """A row for each package that lock.txt pins, in its order, with the condition under which it is installed."""
    rows = ["| library | version | licence | only where |", "|---|---|---|---|"]
    for line in (ROOT / "lock.txt").read_text("utf-8").splitlines():
        pinned, _, where = line.partition(" ; ")
        name, _, version = pinned.partition("==")
        rows.append(f"| {name} | {version} | {licence_named(name)} | {f'`{where}`' if where else ''} |")
    return "\n".join(rows)


def tools() -> str:
    """A row for uv, pinned in bootstrap.sh, and for each package that frontend/package.json asks for."""
    [uv] = re.findall(r"^uv=(\S+)$", (ROOT / "tools/bootstrap.sh").read_text("utf-8"), re.MULTILINE)
    rows = ["| tool | version | licence | what for |", "|---|---|---|---|"]
    rows.append(f"| uv | {uv} | {licence_named('uv')} | installs what `lock.txt` pins |")
    locked = json.loads((ROOT / "frontend/package-lock.json").read_text("utf-8"))["packages"]
    for name in locked[""]["devDependencies"]:
        facts = locked[f"node_modules/{name}"]
        rows.append(f"| {name} | {facts['version']} | {facts['license']} | builds the style sheet |")
    return "\n".join(rows)


def put(text: str, name: str, table: str) -> str:
    """The text with the table between the marks of that name."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{table}\n{end}{after}"


def main() -> None:
    """Write both tables."""
    file = ROOT / "THIRD_PARTY.md"
    text = put(file.read_text("utf-8"), "linked", linked())
    file.write_text(put(text, "tools", tools()), "utf-8")


if __name__ == "__main__":
    main()
