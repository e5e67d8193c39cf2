"""The command in a process of its own, on a machine where nothing is configured."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LUOSHI_", "D"))}
    return subprocess.run(
        [sys.executable, "-m", "luoshi.project", *arguments],
        cwd=ROOT,
        env={**bare, "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("read", "--help")])
def test_help_needs_no_configuration(arguments):
    answer = run(*arguments)
    assert answer.returncode == 0
    assert "Usage" in answer.stdout


def test_the_help_names_every_command():
    shown = run("--help").stdout
    for command in ("demo", "serve", "work", "demo-data", "import-units", "appoint", "check", "read"):
        assert f" {command} " in shown


def test_a_command_without_configuration_says_what_to_set(tmp_path):
    answer = run("check", LUOSHI_VAR=str(tmp_path))
    assert answer.returncode == 1
    assert "LUOSHI_SECRET_KEY must hold at least 32" in answer.stderr
    assert "LUOSHI_DEMO=1" in answer.stderr
    assert "Traceback" not in answer.stderr
