"""Old Word, WPS and RTF files through a real LibreOffice; its files are made by itself, from a docx made here."""

import io
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import parse_xml

from luoshi.gongwen import errors, read, read_bounded
from luoshi.gongwen.formats import office
from luoshi.gongwen.tests.files import NOTICE

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(not OFFICE, reason="no LibreOffice is installed")
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


@pytest.fixture(scope="module")
def old_files(tmp_path_factory):
    """The notice as doc and rtf: with a text box, a list numbered by Word itself, and a table."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "notice.docx").write_bytes(make_rich_docx())
    for kind in ("doc", "rtf"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            OFFICE,
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            folder / "notice.docx",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {kind: (folder / f"notice.{kind}").read_bytes() for kind in ("doc", "rtf")}


def make_rich_docx():
    word = Word()
    for line in NOTICE[2:10]:
        word.add_paragraph(line)
    for text in ("填写申报表", "报送总结"):
        word.add_paragraph(text, style="List Number")
    table = word.add_table(2, 2)
    for spot, text in enumerate(("单位", "名额", "丰收县总工会", "3")):
        table.cell(spot // 2, spot % 2).text = text
    for line in NOTICE[10:]:
        word.add_paragraph(line)
    box = (
        f"<w:p {SPACES}><w:r><w:pict><v:shape style='width:200pt;height:40pt'><v:textbox><w:txbxContent>"
        f"<w:p><w:r><w:t>{NOTICE[1]}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    word.element.body.insert(0, parse_xml(box))
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_an_old_file_keeps_its_list_and_table(old_files, kind):
    document = read(old_files[kind])
    part = document.parts[0]
    texts = [line.text for line in document.lines]
    assert part.title == "丰收市总工会关于开展职工读书活动的通知"
    assert part.date.isoformat() == "2024-03-05"
    assert "1.填写申报表" in texts and "2.报送总结" in texts
    assert "丰收县总工会  3" in texts


@needs_office
def test_an_old_word_file_keeps_its_text_box(old_files):
    assert read(old_files["doc"]).parts[0].doc_number.serial == 7


@needs_office
def test_a_wps_file_is_read_in_the_bounded_child(tmp_path, old_files):
    path = tmp_path / "notice.wps"
    path.write_bytes(old_files["doc"])
    assert read_bounded(path).parts[0].doc_number.serial == 7


@needs_office
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_a_file_cut_short_says_what_to_do(old_files, kind, share):
    content = old_files[kind]
    with pytest.raises((errors.OfficeFailed, errors.DamagedFile)) as raised:
        read(content[: int(len(content) * share)])
    assert "上传" in raised.value.text("zh")


@needs_office
def test_nothing_that_a_file_links_to_is_fetched(tmp_path):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.1)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/seal.png"
        link = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}" \\\\d}}{{\\fldrslt }}}}'
        assert read(f"{{\\rtf1\\ansi before {link} after\\par}}".encode("ascii")).lines
        with pytest.raises(TimeoutError):
            server.accept()


@needs_office
def test_a_conversion_that_hangs_is_ended_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    path = tmp_path / "deep.rtf"
    path.write_bytes(b"{\\rtf1 " + b"{\\b " * 20_000 + b"x" + b"}" * 20_001)
    with pytest.raises(errors.TooSlow):
        read_bounded(path, seconds=4)
    assert not running(str(tmp_path))
    assert list(tmp_path.iterdir()) == [path]


def running(folder):
    """The command lines of LibreOffice that name the folder; on systems without /proc none is seen."""
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(file.read_bytes().decode(errors="replace"))
        except OSError:
            continue
    return [line for line in lines if folder in line and "soffice" in line]


def test_something_else_in_the_same_container_is_no_document():
    with pytest.raises(errors.DamagedFile):
        read(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(range(256)) * 40)


def test_the_profile_forbids_macros_and_links(tmp_path):
    settings = (office._make_profile(tmp_path) / "user/registrymodifications.xcu").read_text("utf-8")
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true' in settings
    assert 'oor:name="Link" oor:op="fuse"><value>0' in settings
