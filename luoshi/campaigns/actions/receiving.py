"""A file comes in and is read in a bounded process."""

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction

from luoshi.campaigns.models import Notice
from luoshi.common import clock, identifiers
from luoshi.gongwen import Document, read_bounded
from luoshi.gongwen.errors import TooLarge
from luoshi.people.access import Acting

READING_SECONDS = 10
READING_MEGABYTES = 512
# Each scanned page adds some seconds during which the person waits; more pages are refused with a sentence.
READING_SCANNED_PAGES = 10


def receive_notice(acting: Acting, *, uid: UUID, file_name: str, content: "File[bytes] | bytes") -> Notice:
    """Read a notice file and keep it with its reading. The same file in the same unit is the same notice.

    Reading takes seconds, so it happens before the transaction. A second file sent under the first one's uid
    is another document: it is kept under a uid of its own, not answered with the first.
    Raises: NotYours, a GongwenError that says what is wrong with the file.
    """
    acting.require("issue")
    body = _take_bytes(content)
    sha256 = hashlib.sha256(body).hexdigest()
    known = Notice.objects.filter(org=acting.org, sha256=sha256).first()
    if known:
        return known
    document = replace(read_bytes(body), name=file_name)
    uid_is_free = not Notice.objects.filter(uid=uid).exists()
    notice = Notice(
        uid=uid if uid_is_free else identifiers.new_uid(),
        org=acting.org,
        file_name=Path(file_name).name[-255:],
        sha256=sha256,
        recorded_at=clock.now(),
        recorded_by=acting.person,
    )
    _set_reading(notice, document)
    return _keep(notice, body)


def _take_bytes(content: "File[bytes] | bytes") -> bytes:
    most = settings.UPLOAD_MEGABYTES * 1024 * 1024
    size = len(content) if isinstance(content, bytes) else content.size
    if size > most:
        raise TooLarge(megabytes=settings.UPLOAD_MEGABYTES)
    return content if isinstance(content, bytes) else b"".join(content.chunks())


def read_bytes(body: bytes) -> Document:
    """Read a file's bytes in the bounded process. Raises: a GongwenError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notice"
        path.write_bytes(body)
        return read_bounded(
            path,
            seconds=READING_SECONDS,
            megabytes=READING_MEGABYTES,
            scanned_pages=READING_SCANNED_PAGES,
        )


def _set_reading(notice: Notice, document: Document) -> None:
    notice.reading = notice.corrected = document.to_json()
    notice.text = "\n".join(line.text for line in document.lines)
    notice.title = title_of(document)


def title_of(document: Document) -> str:
    """What a notice is called in lists: the first title that was read."""
    return next((part.title for part in document.parts if part.title), "")[:300]


def _keep(notice: Notice, body: bytes) -> Notice:
    """Store file and row; if another request stored the same file meanwhile, answer with its notice."""
    # The name on disk is ours: the sender's own name is kept in the row and never becomes a path.
    suffix = Path(notice.file_name).suffix.lower()
    stored_as = f"{notice.uid}{suffix if suffix[1:].isalnum() and suffix.isascii() else ''}"
    notice.file.save(stored_as, ContentFile(body), save=False)
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        notice.file.delete(save=False)
        known = Notice.objects.filter(org=notice.org, sha256=notice.sha256).first()
        if known is None:
            raise
        return known
    return notice
