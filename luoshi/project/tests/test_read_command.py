"""`luoshi read` as it is typed: a process of its own, without a secret, a database or a folder to write into."""

import json
import os
import subprocess
import sys
from pathlib import Path

from luoshi.campaigns.tests.stories import SAMPLE
from luoshi.gongwen.tests.files import NOTICE
from luoshi.gongwen.tests.pdf_files import make_pdf

ROOT = Path(__file__).resolve().parents[3]


def read(*arguments: str | Path) -> subprocess.CompletedProcess:
    """The command where nothing is configured; a database could be reached nowhere, and var/ nowhere be made."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LUOSHI_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "luoshi.project", "read", *arguments],
        cwd=ROOT,
        env={**bare, "DATABASE_URL": "nonsense://", "LUOSHI_VAR": "/dev/null/var"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_notice_is_printed_as_json_with_its_parts():
    answer = read(SAMPLE, "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    letter, plan = json.loads(answer.stdout)["parts"]
    assert letter["doc_number"]["raw"] == "澜工办发〔2026〕12号"
    assert (plan["kind"], plan["theme"]) == ("方案", "匠心在一线，建功新时代")
    assert [measure["title"] for measure in plan["measures"]] == [
        "组建宣讲队伍",
        "开展集中宣讲",
        "举办技能公开课",
        "征集职工故事",
        "做好宣传推广",
    ]


def test_without_json_it_is_text_for_people():
    answer = read(SAMPLE)
    assert answer.returncode == 0
    assert "澜工办发〔2026〕12号" in answer.stdout and "开展集中宣讲" in answer.stdout


def test_what_cannot_be_read_is_json_too(tmp_path):
    locked = tmp_path / "加密.pdf"
    locked.write_bytes(make_pdf(NOTICE, password="secret"))
    answer = read(locked, "--json")
    assert answer.returncode == 2
    assert json.loads(answer.stdout)["error"]["zh"] == "文件设有密码，请去掉密码后重新上传。"
