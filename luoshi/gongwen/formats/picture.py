"""Pictures of pages: PNG, JPEG, TIFF, BMP, WebP and GIF, turned upright, scaled and recognised."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image, ImageSequence

from luoshi.gongwen import limits
from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, NoText, TooManyPixels, TooManyScanned
from luoshi.gongwen.formats import ocr

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_FIRST_BYTE = {0x89: "PNG", 0xFF: "JPEG", ord("B"): "BMP", ord("R"): "WebP", ord("G"): "GIF"}
MEGAPIXELS = 64
# A4 at 290 dots an inch; more makes no letter clearer.
LONGEST_SIDE = 3400
_ORIENTATION = 0x0112  # Exif 2.3, table 4
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, struct.error, zlib.error)


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The recognised lines of a picture; each frame of a TIFF is a page.

    Raises: DamagedFile, TooManyPixels, TooManyScanned, OcrMissing, NoText.
    """
    with _open(content) as picture:
        if _count_frames(picture) > limits.current().scanned_pages:
            raise TooManyScanned(pages=limits.current().scanned_pages)
        lines = ocr.read_pages(_frames(picture))
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
    """Not larger than needed, upright as its camera says, on white, in RGB."""
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture.load()
    turn = _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    page = _in_grey_or_colour(picture)
    page.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if page.mode == "RGBA":
        page = Image.alpha_composite(Image.new("RGBA", page.size, "white"), page)
    return (page.transpose(turn) if turn is not None else page).convert("RGB")


def _in_grey_or_colour(picture: Image.Image) -> Image.Image:
    """A copy that can be scaled smoothly: black and white, palettes and 16 bits cannot."""
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode.startswith("I"):
        # `convert` alone would cut 16 bits off instead of scaling them.
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")
