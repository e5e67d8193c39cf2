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
SERVED = sorted(path for kind in ("js", "css") for path in PACKAGE.rglob(f"static/**/*.{kind}"))
# An address of another host where a style sheet fetches it, or as a text of a script: to import, fetch or set as src.
# A name of an XML namespace is never fetched.
FETCHED = {
    ".css": re.compile(r"""(?:url\(|image-set\(|@import)\s*["']?\s*(?:(?:https?|wss?):)?//""", re.I),
    ".js": re.compile(r"""["'`](?:(?:https?|wss?):)?//(?!www\.w3\.org/)[\w$]""", re.I),
}


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


@pytest.mark.parametrize(
    ("kind", "text", "is_foreign"),
    [
        (".css", "@import '//cdn.example/a.css';", True),
        (".css", "@import url(https://cdn.example/a.css);", True),
        (".css", 'b{background:url("https://cdn.example/a.png")}', True),
        (".css", "/* https://tailwindcss.com */ b{background:url(data:image/png;base64,aa//bb)}", False),
        (".js", 'import{a}from"https://cdn.example/a.js"', True),
        (".js", "await import(`//cdn.example/a.js`)", True),
        (".js", "fetch('https://cdn.example/')", True),
        (".js", "new WebSocket('wss://cdn.example/')", True),
        (".js", "// see https://htmx.org\nfetch('/units/search/') // \"why\"", False),
    ],
)
def test_a_foreign_address_that_would_be_fetched_is_told_from_one_that_is_only_named(kind, text, is_foreign):
    assert bool(FETCHED[kind].search(text)) == is_foreign


def test_no_script_and_no_style_sheet_asks_another_host_for_anything():
    assert {"htmx.min.js", "kit.js", "luoshi.css", "totals.css"} <= {path.name for path in SERVED}
    assert [path.name for path in SERVED if FETCHED[path.suffix].search(path.read_text())] == []


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
