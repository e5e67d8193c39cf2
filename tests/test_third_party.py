"""THIRD_PARTY.md leaves nothing out: what is pinned, what is vendored, what builds."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "luoshi/web/static"
TOLD = (ROOT / "THIRD_PARTY.md").read_text("utf-8")


def test_every_pinned_package_is_told_with_its_version():
    pinned = re.findall(r"^([^=\s]+)==(\S+)", (ROOT / "lock.txt").read_text("utf-8"), re.MULTILINE)
    assert {name for name, _ in pinned} >= {"django", "colorama", "tzdata"}
    assert [name for name, version in pinned if f"\n| {name} | {version} | " not in TOLD] == []


def test_nothing_is_told_without_its_licence():
    assert "not stated" not in TOLD
    assert re.findall(r"^\|[^|]+\|[^|]+\| +\|", TOLD, re.MULTILINE) == []


def test_every_vendored_folder_is_told_with_its_licence():
    for record in (STATIC / "vendor").glob("*/VENDOR.json"):
        facts = json.loads(record.read_text("utf-8"))
        row = f"| {facts['version']} | {facts['licence']} | `{record.parent.relative_to(ROOT)}/` |"
        assert row in TOLD


def test_nothing_lies_among_the_vendored_files_without_a_record():
    folders = {path.relative_to(STATIC / "vendor").parts[0] for path in (STATIC / "vendor").rglob("*.*")}
    assert folders == {path.parent.name for path in (STATIC / "vendor").glob("*/VENDOR.json")}


def test_every_licence_beside_the_style_sheet_is_told():
    assert [path.name for path in (STATIC / "web").glob("LICENSE.*") if f"`{path.name}`" not in TOLD] == []


def test_what_builds_the_style_sheet_is_told_with_its_version():
    builders = json.loads((ROOT / "frontend/package.json").read_text("utf-8"))["devDependencies"]
    assert [name for name, version in builders.items() if f"\n| {name} | {version} | " not in TOLD] == []
    assert f"Tailwind CSS {builders['tailwindcss']} " in TOLD
    assert f"daisyUI {builders['daisyui']} " in TOLD


def test_the_installer_is_pinned_and_told():
    [version] = re.findall(r"^uv=(\S+)$", (ROOT / "tools/bootstrap.sh").read_text("utf-8"), re.MULTILINE)
    assert f"\n| uv | {version} | " in TOLD
