"""What is served: vendored files as recorded, no foreign host, nothing inline."""

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
