"""Old Word, WPS and RTF files, turned into docx by LibreOffice where it is installed."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from luoshi.gongwen import limits
from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import OfficeFailed, OfficeMissing, TooSlow
from luoshi.gongwen.formats import docx

# Measured: 2 seconds with a profile of its own, also when nothing of it is in the disk's cache; 300 pages take 7.
# A bounded child needs no more time than it has anyway. Anybody else waits this long.
_SECONDS = 60
_TIDYING_SECONDS = 0.5
_QUIET = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
# No macro runs, whoever signed it; nothing that a document links to is fetched.
_SETTINGS = (
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)


def read_lines(content: bytes, kind: str) -> tuple[Line, ...]:
    """The lines of a doc, wps or rtf file. Raises: OfficeMissing, TooSlow, OfficeFailed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise OfficeMissing(found=kind)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return docx.read_lines(_convert(office, content, kind, Path(folder)))


def _convert(office: str, content: bytes, kind: str, folder: Path) -> bytes:
    source = folder / f"source.{kind}"
    source.write_bytes(content)
    profile = _make_profile(folder).as_uri()
    asked = [f"-env:UserInstallation={profile}", *_QUIET, "--convert-to", "docx", "--outdir", str(folder)]
    try:
        _run([office, *asked, str(source)], folder)
    finally:
        _socket_of(profile).unlink(missing_ok=True)
    result = folder / "source.docx"
    if not result.exists():
        raise OfficeFailed(found=kind)
    return result.read_bytes()


def _socket_of(profile: str) -> Path:
    """The socket by which LibreOffice meets others of the same profile; it stays behind when killed.

    Its directory and name cannot be chosen: sal/osl/unx/pipe.cxx, desktop/source/app/officeipcthread.cxx.
    """
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    return Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}")


def _make_profile(folder: Path) -> Path:
    """A profile of this conversion only: two conversions at once would wait for each other's."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>', "utf-8"
    )
    return folder / "profile"


def _run(command: list[str], folder: Path) -> None:
    """Run LibreOffice within this process's own limits; it starts others, which end with it."""
    # In a bounded child all stay in the child's group, which `read_bounded` kills as a whole.
    group = None if limits.are_imposed() else 0
    office = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
        process_group=group,
        preexec_fn=limits.allow_office,
    )
    seconds = min(_SECONDS, limits.seconds_left() - _TIDYING_SECONDS)
    try:
        office.wait(seconds)
    except subprocess.TimeoutExpired as expired:
        raise TooSlow(seconds=round(seconds)) from expired
    finally:
        if group is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(office.pid, signal.SIGKILL)
        office.kill()
        office.wait()
