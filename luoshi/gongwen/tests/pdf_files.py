"""PDF files written by hand: text and lines at given places, locked files, pages that are turned."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """`text` from `x` rightwards on the baseline `y` points below the top; `angle` turns it, in degrees."""

    x: float
    y: float
    text: str
    size: float = 10
    cosine: float = 1
    sine: float = 0


@dataclass(frozen=True)
class Stroke:
    """A thin line between two points, from the top left."""

    x: float
    y: float
    right: float
    bottom: float


def make_pdf(lines, per_page=40, running="", password=""):
    """A PDF with one text object a line; pages carry `running` on top and their number below."""
    pages = [lines[start : start + per_page] for start in range(0, len(lines), per_page)]
    many = len(pages) > 1
    sheets = [
        ([running] if running else []) + page + ([f"— {number} —"] if many else [])
        for number, page in enumerate(pages, 1)
    ]
    return draw_pdf(
        [[Text(40, 42 + row * 18, line) for row, line in enumerate(sheet)] for sheet in sheets],
        password=password,
    )


def draw_grid(x, y, widths, heights):
    """The strokes of a table."""
    right, bottom = x + sum(widths), y + sum(heights)
    tops = [y + sum(heights[:row]) for row in range(len(heights) + 1)]
    lefts = [x + sum(widths[:column]) for column in range(len(widths) + 1)]
    return [Stroke(x, top, right, top) for top in tops] + [Stroke(left, y, left, bottom) for left in lefts]


def draw_pdf(sheets, *, password="", rotate=0):
    """A PDF of pages of A4; a sheet is a list of Text and Stroke, with at most 255 different letters in all."""
    texts = [item.text for sheet in sheets for item in sheet if isinstance(item, Text)]
    letters = "".join(sorted(set("".join(texts))))
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", **_font(letters)}
    kids = []
    for sheet in sheets:
        number = max(objects) + 1
        objects[number] = "".join(_draw(item, letters) for item in sheet).encode()
        objects[number + 1] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Contents {number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        kids.append(f"{number + 1} 0 R")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _assemble(objects, password)


def _font(letters):
    """Objects 3 to 5: a font (type 3) whose glyphs are all one filled box, as wide as it is high."""
    last = len(letters)
    pairs = "".join(f"<{spot:02X}> <{ord(letter):04X}>\n" for spot, letter in enumerate(letters, 1))
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{last} beginbfchar\n{pairs}endbfchar\nendcmap end end"
    )
    glyphs = " ".join(f"/g{spot} 4 0 R" for spot in range(1, last + 1))
    names = " ".join(f"/g{spot}" for spot in range(1, last + 1))
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [0.001 0 0 0.001 0 0]"
        f" /FirstChar 1 /LastChar {last} /Widths [{'1000 ' * last}] /ToUnicode 5 0 R"
        f" /CharProcs << {glyphs} >> /Encoding << /Type /Encoding /Differences [1 {names}] >> /Resources << >> >>"
    )
    glyph = b"1000 0 0 -120 1000 880 d1 0 -120 1000 1000 re f"
    return {3: font.encode(), 4: glyph, 5: unicode_map.encode()}


def _draw(item, letters):
    if isinstance(item, Stroke):
        return f"0.5 w {item.x} {842 - item.y} m {item.right} {842 - item.bottom} l S\n"
    matrix = f"{item.cosine} {item.sine} {-item.sine} {item.cosine} {item.x} {842 - item.y} Tm"
    codes = bytes(letters.index(letter) + 1 for letter in item.text)
    return f"BT /F1 {item.size} Tf {matrix} <{codes.hex()}> Tj ET\n"


def _assemble(objects, password):
    key, entries = _lock(password) if password else (b"", b"")
    out, offsets = b"%PDF-1.4\n", {}
    for number in sorted(objects):
        offsets[number] = len(out)
        body = objects[number]
        if not body.startswith(b"<<"):
            if key:
                body = _rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], body)
            body = b"<< /Length %d >>\nstream\n" % len(body) + body + b"\nendstream"
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offsets[number] for number in sorted(objects))
    trailer = b"<< /Size %d /Root 1 0 R %s /ID [<00> <00>] >>" % (len(objects) + 1, entries)
    return out + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % start


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _lock(password):
    """The key and the /Encrypt entry of the standard handler, revision 2 (ISO 32000-1, 7.6.3)."""
    padded = (password.encode() + _PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + b"\0").digest()[:5]
    user = _rc4(key, _PAD)
    entry = f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>"
    return key, f"/Encrypt {entry}".encode()


def _rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
