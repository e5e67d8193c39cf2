"""Web pages that a browser saved with all their parts in one file (RFC 2557)."""

from __future__ import annotations

import email
from email.message import Message

_HEAD = 4000


def is_mhtml(content: bytes) -> bool:
    """Whether the file opens with the head of such a page."""
    head = content[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head and b"content-type:" in head


def read_pages(content: bytes) -> list[bytes]:
    """The pages in the file, the frames of a page among them."""
    parts = email.message_from_bytes(content).walk()
    return [
        _body(part) for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]


def _body(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""
