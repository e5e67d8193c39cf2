"""Old Word, WPS and RTF files, turned into docx by LibreOffice where it is installed."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, OfficeMissing, TooSlow
from luoshi.gongwen.formats import docx

_SECONDS = 60


def read_lines(content: bytes, kind: str) -> tuple[Line, ...]:
    """The lines of a doc, wps or rtf file. Raises: OfficeMissing, TooSlow, DamagedFile."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise OfficeMissing(found=kind)
    with tempfile.TemporaryDirectory() as folder:
        return docx.read_lines(_convert(office, content, kind, Path(folder)))


def _lift_memory_limit() -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _convert(office: str, content: bytes, kind: str, folder: Path) -> bytes:
    source = folder / f"source.{kind}"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(
            command, capture_output=True, timeout=_SECONDS, check=False, preexec_fn=_lift_memory_limit
        )
    except subprocess.TimeoutExpired as expired:
        raise TooSlow(seconds=_SECONDS) from expired
    result = folder / "source.docx"
    if not result.exists():
        raise DamagedFile(found=kind)
    return result.read_bytes()
