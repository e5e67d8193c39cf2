"""What a file really is, by its first bytes and, for archives, by what is inside."""

import io
import re
import zipfile
from pathlib import PurePosixPath

from luoshi.gongwen.errors import DamagedFile, EmptyFile, EncryptedFile, WrongType
from luoshi.gongwen.formats import text
from luoshi.gongwen.formats.mhtml import is_mhtml

_PICTURES = (
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"BM", "BMP 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
)
_OTHERS = (
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"SQLite format 3", "数据库"),
)
_ENGLISH = {
    "PNG 图片": "a PNG picture",
    "JPEG 图片": "a JPEG picture",
    "GIF 图片": "a GIF picture",
    "BMP 图片": "a BMP picture",
    "TIFF 图片": "a TIFF picture",
    "WebP 图片": "a WebP picture",
    "RAR 压缩包": "a RAR archive",
    "7z 压缩包": "a 7z archive",
    "gzip 压缩包": "a gzip archive",
    "程序": "a program",
    "数据库": "a database",
    "Excel 表格": "an Excel workbook",
    "演示文稿": "a presentation",
    "ZIP 压缩包": "a ZIP archive",
    "无法识别的二进制内容": "binary data of no known kind",
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def detect(content: bytes) -> str:
    """One of txt, html (also mhtml), docx, pdf, ofd, rtf, doc (also wps).

    Raises: EmptyFile, WrongType, EncryptedFile, DamagedFile.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return _inside_archive(content)
    if content.startswith(_COMPOUND):
        return _inside_compound(content)
    if content.startswith(b"{\\rtf"):
        return "rtf"
    _refuse_known(content)
    return _text_kind(content)


def _wrong(found_zh: str) -> WrongType:
    return WrongType(found=_ENGLISH[found_zh], found_zh=found_zh)


def _refuse_known(content: bytes) -> None:
    for mark, found in (*_PICTURES, *_OTHERS):
        if content.startswith(mark):
            raise _wrong(found)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        raise _wrong("WebP 图片")


def _inside_archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedFile(found=_claimed(content)) from error
    if "word/document.xml" in names:
        return "docx"
    if any(PurePosixPath(name).name.lower() == "ofd.xml" for name in names):
        return "ofd"
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    raise _wrong(_archive_kind(names))


def _claimed(content: bytes) -> str:
    head = content[:4096]
    if b"OFD.xml" in head:
        return "ofd"
    return "docx" if b"word/" in head or b"[Content_Types].xml" in head else "zip"


def _archive_kind(names: set[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "Excel 表格"
    return "演示文稿" if any(name.startswith("ppt/") for name in names) else "ZIP 压缩包"


def _inside_compound(content: bytes) -> str:
    """Old Office files and encrypted new ones share one container; its directory names are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise EncryptedFile
    if "Workbook".encode("utf-16-le") in content:
        raise _wrong("Excel 表格")
    if "PowerPoint Document".encode("utf-16-le") in content:
        raise _wrong("演示文稿")
    return "doc"


def _text_kind(content: bytes) -> str:
    decoded = text.decode(content)
    if _count_unreadable(decoded[:20000]) > max(8, len(decoded[:20000]) * 0.05):
        raise _wrong("无法识别的二进制内容")
    if not text.clean(decoded).strip():
        raise EmptyFile
    head = decoded[:2000].lstrip("\ufeff \t\r\n").lower()
    opened = head.startswith(("<!doctype html", "<html", "<?xml")) or "<body" in head or "<html" in head
    return "html" if opened or _tagged(decoded) or is_mhtml(content) else "txt"


def _tagged(decoded: str) -> bool:
    return len(re.findall(r"</?(?:p|div|span|td)[ >]", decoded[:20000], re.IGNORECASE)) >= 6


def _count_unreadable(sample: str) -> int:
    return sum(_is_unreadable(character) for character in sample)


def _is_unreadable(character: str) -> bool:
    control = character < " " and character not in "\t\r\n\x0b\x0c"
    return control or character == text.LOST or "\ue000" <= character <= "\uf8ff"
