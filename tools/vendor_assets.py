"""Refresh the vendored browser assets; `make vendor` builds the style sheet first and then runs this.

    python tools/vendor_assets.py [NAME@VERSION]

Fetches the package with `npm pack`, keeps only the files named below and the licence, and writes VENDOR.json. Without
a name it does so for all of them, and copies the licences of what the style sheet is made of from frontend/node_modules
to its side. Run time needs neither npm nor a network: what this writes is committed.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "luoshi/web/static/vendor"
STYLES = ROOT / "luoshi/web/static/web"
# Package → the files that are kept, besides LICENSE.
KEPT = {"htmx.org": ("dist/htmx.min.js",)}
PINNED = ("htmx.org@2.0.11",)
# Packages whose text the built style sheet contains.
IN_THE_STYLE_SHEET = ("daisyui", "tailwindcss")


def main() -> None:
    """Vendor the packages named on the command line, or all pinned ones."""
    for wanted in sys.argv[1:] or PINNED:
        name, _, version = wanted.rpartition("@")
        vendor(name, version)
    if not sys.argv[1:]:
        copy_licences()


def copy_licences() -> None:
    """Put the licences of what the style sheet contains beside it, as the installed packages have them."""
    for name in IN_THE_STYLE_SHEET:
        licence = ROOT / "frontend/node_modules" / name / "LICENSE"
        (STYLES / f"LICENSE.{name}").write_bytes(licence.read_bytes())


def vendor(name: str, version: str) -> None:
    """Write one package's kept files, licence and VENDOR.json to its folder."""
    folder = VENDOR / f"{name}-{version}"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        package = _fetch(f"{name}@{version}", Path(scratch))
        for kept in (*KEPT[name], "LICENSE"):
            (folder / Path(kept).name).write_bytes((package / kept).read_bytes())
        facts = json.loads((package / "package.json").read_text())
    record = {
        "name": name,
        "version": version,
        "licence": facts["license"],
        "source": f"https://registry.npmjs.org/{name}/-/{name}-{version}.tgz",
        "sha256": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.iterdir())
            if path.name != "VENDOR.json"
        },
    }
    (folder / "VENDOR.json").write_text(json.dumps(record, indent=2) + "\n")


def _fetch(wanted: str, scratch: Path) -> Path:
    """The unpacked package folder inside `scratch`."""
    command = ["npm", "pack", wanted, "--silent", "--pack-destination", str(scratch)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (archive,) = scratch.glob("*.tgz")
    with tarfile.open(archive) as packed:
        packed.extractall(scratch, filter="data")
    return scratch / "package"


if __name__ == "__main__":
    main()
