"""Takes red seals off a scanned page: they lie over the signature and hide its letters."""

from __future__ import annotations

from PIL import Image, ImageChops

_CELLS = 120  # across the page; a cell of A4 is 1.75 mm wide
# Seals of unions are round, 4 to 4.5 cm (a fifth of the width); letters of a red letterhead are smaller.
_LEAST, _MOST = 0.12, 0.32
_REDDER = 60


def remove_stamps(page: Image.Image) -> Image.Image:
    """The page in RGB, with red turned white where a seal stands. Letterheads, which are red too, stay."""
    red = _redness(page)
    scale = page.width / _CELLS
    for left, top, right, bottom in _stamps(red, scale):
        box = (int(left * scale), int(top * scale), int((right + 1) * scale), int((bottom + 1) * scale))
        part = page.crop(box)
        # Red ink is as bright as paper in the red channel; black ink stays black under it.
        page.paste(Image.merge("RGB", [part.getchannel("R").point(_brighten)] * 3), box)
    return page


def _brighten(value: int) -> int:
    return 255 if value > 130 else value


def _redness(page: Image.Image) -> Image.Image:
    red, green, blue = page.split()
    return ImageChops.subtract(red, ImageChops.lighter(green, blue))


def _stamps(red: Image.Image, scale: float) -> list[tuple[int, int, int, int]]:
    """Boxes, in cells, around connected red that is about as high as wide and of a seal's size."""
    small = red.resize((_CELLS, max(1, round(red.height / scale))), Image.Resampling.BOX)
    pixels = small.tobytes()
    open_cells = {index for index, value in enumerate(pixels) if value > _REDDER / 3}
    boxes = []
    while open_cells:
        left, top, right, bottom = _grow(open_cells)
        wide, high = right - left + 1, bottom - top + 1
        if _LEAST < wide / _CELLS < _MOST and 0.7 < wide / high < 1.4:
            boxes.append((max(left - 1, 0), max(top - 1, 0), min(right + 1, _CELLS - 1), bottom + 1))
    return boxes


def _grow(open_cells: set[int]) -> tuple[int, int, int, int]:
    """Take one connected group out of `open_cells`, gaps of one cell bridged; its left, top, right, bottom."""
    reached = [open_cells.pop()]
    group = []
    while reached:
        cell = reached.pop()
        group.append(cell)
        for step in range(-2, 3):
            for row in range(-2, 3):
                beside = cell + row * _CELLS + step
                if beside in open_cells:
                    open_cells.remove(beside)
                    reached.append(beside)
    across, down = [cell % _CELLS for cell in group], [cell // _CELLS for cell in group]
    return min(across), min(down), max(across), max(down)
