"""Broken, locked and hostile files: one sentence in each language, never a traceback, within the bounds.

Those that take long to make or to refuse are run by `python -m bench.bad_input` only.
"""

import os
import subprocess
import sys

import pytest

from luoshi.gongwen import errors, read, read_bounded
from luoshi.gongwen.command import main
from luoshi.gongwen.tests.bad_files import BAD_FILES, READ
from luoshi.gongwen.tests.ceiling import at_most
from luoshi.gongwen.tests.hostile import pdf_stream_bomb

QUICK = [pytest.param(bad, id=bad.name) for bad in BAD_FILES if not bad.slow]
HARMFUL = [pytest.param(bad, id=bad.name) for bad in BAD_FILES if "bomb" in bad.name or "levels" in bad.name]


def said_of(bad, take, source):
    """The kind of error that was raised; READ if none was."""
    try:
        take(source)
    except errors.GongwenError as error:
        assert error.text("zh").endswith("。") and error.text("en").endswith(".")
        return type(error)
    return READ


@pytest.mark.parametrize("bad", QUICK)
def test_a_bad_file_is_named(bad):
    with at_most():
        assert said_of(bad, read, bad.make()) in bad.said


@pytest.mark.parametrize("bad", HARMFUL)
def test_the_bounded_child_survives_a_harmful_file(tmp_path, bad):
    path = tmp_path / "notice.docx"
    path.write_bytes(bad.make())
    assert said_of(bad, read_bounded, path) in bad.said


def test_the_plain_command_keeps_to_the_bounds(tmp_path):
    path = tmp_path / "notice.pdf"
    path.write_bytes(pdf_stream_bomb())
    command = [sys.executable, "-m", "luoshi.gongwen", str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert answer.returncode == 2 and answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 2 and "Traceback" not in answer.stderr


def test_a_folder_and_a_pipe_are_no_files(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", "/dev/zero"):
        assert main([str(path)]) == 2
        assert "不是文件" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path, capsys):
    path = tmp_path / "notice.txt"
    path.write_text("开会")
    path.chmod(0)
    assert main([str(path)]) == 2
    assert "无权读取" in capsys.readouterr().err


def test_a_fault_of_the_reader_is_told_without_a_traceback(tmp_path, capsys, monkeypatch):
    path = tmp_path / "notice.txt"
    path.write_text("开会")
    monkeypatch.setattr("luoshi.gongwen.bounded.sys.executable", "/bin/false")
    assert main([str(path)]) == 2
    assert "发给管理员" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_cut_within_a_letter_is_read_up_to_there(encoding):
    content = "丰收市总工会关于开会的通知\n各县总工会：\n请于三月五日前报送".encode(encoding)
    assert read(content[:-1]).lines[-1].text == "请于三月五日前报\ufffd"
