#!/usr/bin/env python3
"""Write the table of linked libraries in THIRD_PARTY.md from what is installed; the rest of the file stays.

.venv/bin/python tools/third_party.py
"""

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- linked: begin -->", "<!-- linked: end -->"
SHORT = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


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


def table() -> str:
    """A row for each package that lock.txt pins, in its order."""
    installed = {
        re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower(): package for package in distributions()
    }
    rows = ["| library | version | licence |", "|---|---|---|"]
    for line in (ROOT / "lock.txt").read_text("utf-8").splitlines():
        name, _, version = line.partition("==")
        package = installed.get(re.sub(r"[-_.]+", "-", name).lower())
        if package:
            rows.append(f"| {name} | {version.split(' ')[0]} | {licence_of(package)} |")
    return "\n".join(rows)


def main() -> None:
    """Replace what stands between the marks."""
    file = ROOT / "THIRD_PARTY.md"
    text = file.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    file.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
