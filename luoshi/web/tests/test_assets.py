"""What is served: vendored files as recorded, no foreign host, nothing inline, colours that can be read."""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[1]
PACKAGE = WEB.parent
FRONTEND = PACKAGE.parent / "frontend"
STYLES = WEB / "static/web/luoshi.css"
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))

# The ink and the ground of every pair of words and background in the kit.
PAIRS = [
    ("#1f2328", "#ffffff"),
    ("#57606a", "#ffffff"),
    ("#57606a", "#f5f6f8"),
    ("#57606a", "#e6e9ed"),
    ("#ffffff", "#b3241c"),
    ("#ffffff", "#1a6b41"),
    ("#b3241c", "#ffffff"),
    ("#b3241c", "#fcefed"),
    ("#1f4e8c", "#ffffff"),
    ("#1f4e8c", "#edf3fa"),
    ("#1d5a9e", "#edf3fa"),
    ("#1a6b41", "#ebf5ef"),
    ("#7a4f00", "#fdf4e0"),
    ("#3d4550", "#eceef1"),
]
INKS = ["#1d5a9e", "#c05a00", "#00836c", "#8b3f86", "#5f6772", "#7a6a00"]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    "record", sorted((WEB / "static/vendor").glob("*/VENDOR.json")), ids=lambda path: path.parent.name
)
def test_vendored_files_are_what_was_recorded(record):
    facts = json.loads(record.read_text())
    assert record.parent.name == f"{facts['name']}-{facts['version']}"
    assert "LICENSE" in facts["sha256"]
    found = {path.name for path in record.parent.iterdir()} - {"VENDOR.json"}
    assert found == set(facts["sha256"])
    for name, digest in facts["sha256"].items():
        assert hashlib.sha256((record.parent / name).read_bytes()).hexdigest() == digest


def test_no_template_asks_another_host_for_anything():
    foreign = re.compile(r"""(?:src|href|action|hx-\w+)=["'](?:https?:)?//|<link[^>]+https?://""")
    assert [path.name for path in TEMPLATES if foreign.search(path.read_text())] == []


def test_no_template_carries_script_or_style():
    inline = re.compile(r"""<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=["']|javascript:""")
    assert [path.name for path in TEMPLATES if inline.search(path.read_text())] == []


def test_every_template_loads():
    from django.template.loader import get_template

    for path in TEMPLATES:
        get_template(path.as_posix().rpartition("/templates/")[2])


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ink", INKS)
def test_chart_colours_stand_out_and_are_in_the_style_sheet(ink):
    assert contrast(ink, "#ffffff") >= 3
    assert ink in (FRONTEND / "css/charts.css").read_text()


def test_the_style_sheet_is_small():
    assert len(gzip.compress(STYLES.read_bytes(), 9)) < 15_360


def test_browsers_from_before_cascade_layers_can_read_the_style_sheet():
    assert "@layer" not in STYLES.read_text()


def test_no_script_imports_one_that_pages_load_by_themselves():
    """With hashed file names the two would be different modules, and everything would happen twice."""
    imported = {
        name
        for path in (WEB / "static/web").glob("*.js")
        for name in re.findall(r'from "\./([\w-]+\.js)"', path.read_text())
    }
    assert imported
    assert not imported & {"kit.js", "outbox.js"}


def test_the_style_sheet_is_what_its_source_builds(tmp_path):
    if not (FRONTEND / "node_modules").exists() or not shutil.which("npx"):
        pytest.skip(
            "Node modules are not installed: run `npm ci` in frontend/ to compare the built style sheet"
        )
    layered, built = tmp_path / "layered.css", tmp_path / "luoshi.css"
    for command in (
        ["npx", "tailwindcss", "--input", "luoshi.css", "--output", str(layered)],
        ["node", "flatten.mjs", str(layered), str(built)],
    ):
        subprocess.run(command, cwd=FRONTEND, check=True, capture_output=True)
    assert built.read_text() == STYLES.read_text(), "The style sheet is stale: run `make css`"
