"""Pictures of pages: PNG, JPEG, TIFF, BMP, WebP and GIF, turned upright, scaled and recognised."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence

from luoshi.gongwen import limits
from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, NoText, TooManyPixels, TooManyScanned
from luoshi.gongwen.formats import ocr

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_FIRST_BYTE = {0x89: "PNG", 0xFF: "JPEG", ord("B"): "BMP", ord("R"): "WebP", ord("G"): "GIF"}
MEGAPIXELS = 64
# A4 at 290 dots an inch; more makes no letter clearer.
LONGEST_SIDE = 3400
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, struct.error, zlib.error)


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The recognised lines of a picture; each frame of a TIFF is a page.

    Raises: DamagedFile, TooManyPixels, TooManyScanned, OcrMissing, NoText.
    """
    with _open(content) as picture:
        count = _count_frames(picture)
        if count > limits.current().scanned_pages:
            raise TooManyScanned(pages=limits.current().scanned_pages)
        lines = ocr.read_pages(_frames(picture), count)
    if not lines:
        raise NoText
    return tuple(lines)


def _open(content: bytes) -> Image.Image:
    """The picture, not yet decoded. Raises: DamagedFile, TooManyPixels."""
    with warnings.catch_warnings():
        # Pillow warns of bombs below the size that we refuse, and of marks that nobody reads.
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise TooManyPixels(megapixels=MEGAPIXELS) from error
        except _BROKEN as error:
            raise DamagedFile(found=_FIRST_BYTE.get(content[0], "TIFF")) from error
    _check_size(picture)
    return picture


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > MEGAPIXELS * 1_000_000:
        raise TooManyPixels(megapixels=MEGAPIXELS)


def _count_frames(picture: Image.Image) -> int:
    """Pages of a TIFF; an animation is one page."""
    try:
        return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
    except _BROKEN as error:
        raise DamagedFile(found="TIFF") from error


def _frames(picture: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    try:
        if picture.format != "TIFF":
            yield 1, _prepare(picture)
            return
        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            _check_size(frame)
            yield number, _prepare(frame)
    except Image.DecompressionBombError as error:
        raise TooManyPixels(megapixels=MEGAPIXELS) from error
    except _BROKEN as error:
        raise DamagedFile(found=str(picture.format)) from error


def _prepare(picture: Image.Image) -> Image.Image:
    """Upright as its EXIF says, not larger than needed, on white, in RGB."""
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        # Sixteen bits a pixel would be cut off, not scaled, by `convert`.
        upright = upright.convert("I").point(lambda value: value / 256).convert("L")
    if max(upright.size) > LONGEST_SIDE:
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if upright.has_transparency_data:
        coloured = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured)
    return upright.convert("RGB")
