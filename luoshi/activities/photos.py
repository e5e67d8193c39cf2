"""Photos: opened to prove that they are photos, made small, and stripped of where they were taken."""

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from luoshi.activities import errors

MOST_BYTES = 8 * 1024 * 1024
LONGEST_SIDE = 1600
_MOST_PIXELS = 80_000_000  # a small file may unfold to gigabytes: refused before it is decoded
_FORMATS = ("JPEG", "PNG", "WEBP")
# What Pillow raises for files that are cut short, forged or of another kind.
_UNREADABLE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    ValueError,
    SyntaxError,
    struct.error,
)


@dataclass(frozen=True)
class Photo:
    """A verified photo as JPEG, at most 1,600 px on a side, without EXIF. Made by `read_photo` only."""

    jpeg: bytes


def read_photo(file: BinaryIO, *, size: int, field: str = "photo") -> Photo:
    """The photo in `file`, re-encoded.

    Raises: PhotoTooLarge, NotAPhoto.
    """
    if size > MOST_BYTES:
        raise errors.PhotoTooLarge(field=field, found=_megabytes(size), most=_megabytes(MOST_BYTES))
    try:
        with Image.open(file, formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise errors.NotAPhoto(field=field)
            return Photo(_encode(image))
    except _UNREADABLE:
        raise errors.NotAPhoto(field=field) from None


def _encode(image: Image.Image) -> bytes:
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    plain = image if image.mode == "RGB" else image.convert("RGB")
    # Made small first: each step after this would otherwise hold one more copy of all its pixels.
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(plain)
    # A new image: nothing of the old one's EXIF, comments or profile is carried into the file.
    bare = Image.frombytes("RGB", upright.size, upright.tobytes())
    out = BytesIO()
    bare.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    return out.getvalue()


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
