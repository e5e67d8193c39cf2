"""A small writer of test files in every format: nothing of them comes from a real document."""

import hashlib
import io
import zipfile

from docx import Document as Word

from luoshi.gongwen.chars import fold

NOTICE = [
    "丰收市总工会文件",
    "丰工发〔2024〕7号",
    "丰收市总工会关于开展职工读书活动的通知",
    "各县（市、区）总工会，市直属基层工会：",
    "为丰富职工文化生活，经研究，决定开展职工读书活动，现将有关事项通知如下。",
    "一、活动主题",
    "多读好书。",
    "二、活动安排",
    "（一）动员部署。各单位制定计划。",
    "（二）组织实施。各单位开展活动。",
    "丰收市总工会",
    "2024年3月5日",
]


def make_docx(lines):
    word = Word()
    for line in lines:
        word.add_paragraph(line)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def make_html(lines):
    paragraphs = "".join(f"<p>&#12288;&#12288;{line}</p>" for line in lines)
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>首页</title>"
        "<script>var a='。';</script></head>"
        f"<body><div class='menu'><a>首页</a><a>新闻</a></div><div id='zoom'>{paragraphs}</div>"
        "<div class='footer'>版权所有</div></body></html>"
    )
    return page.encode()


def make_ofd(lines, prefix="ofd"):
    def wrap(name, inner, attributes=""):
        space = f'xmlns:{prefix}="http://www.ofdspec.org/2016"'
        return f"<{prefix}:{name} {space} {attributes}>{inner}</{prefix}:{name}>"

    def text_object(row, line):
        code = f'<{prefix}:TextCode X="0" Y="4">{line}</{prefix}:TextCode>'
        box = f'ID="{row}" Boundary="20 {20 + row * 9} 170 6" Size="5"'
        return f"<{prefix}:TextObject {box}>{code}</{prefix}:TextObject>"

    objects = "".join(text_object(row, line) for row, line in enumerate(lines))
    page_list = f'<{prefix}:Pages><{prefix}:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></{prefix}:Pages>'
    body = f"<{prefix}:DocBody><{prefix}:DocRoot>Doc_0/Document.xml</{prefix}:DocRoot></{prefix}:DocBody>"
    content = f"<{prefix}:Content><{prefix}:Layer>{objects}</{prefix}:Layer></{prefix}:Content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("OFD.xml", wrap("OFD", body))
        archive.writestr("Doc_0/Document.xml", wrap("Document", page_list))
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", wrap("Page", content))
    return stream.getvalue()


def make_pdf(lines, per_page=40, running="", password=""):
    """A PDF with one text object a line; pages carry `running` on top and their number below."""
    pages = [lines[start : start + per_page] for start in range(0, len(lines), per_page)]
    many = len(pages) > 1
    sheets = [
        ([running] if running else []) + page + ([f"— {number} —"] if many else [])
        for number, page in enumerate(pages, 1)
    ]
    letters = sorted({letter for sheet in sheets for line in sheet for letter in line})
    mapping = "".join(f"<{ord(letter):04X}> <{ord(letter):04X}>\n" for letter in letters)
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{mapping}endbfchar\nendcmap end end"
    ).encode()
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /FontDescriptor 6 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        5: unicode_map,
        6: b"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
    }
    kids = []
    for sheet in sheets:
        number = max(objects) + 1
        drawn = "".join(
            f"BT /F1 10 Tf 40 {800 - row * 18} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
            for row, line in enumerate(sheet)
        )
        objects[number] = drawn.encode()
        objects[number + 1] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        kids.append(f"{number + 1} 0 R")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _assemble(objects, password)


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


def check_places(document):
    """How many findings lie in one line; each is asserted to be cut out of it by its place."""
    lines = {line.number: line for line in document.lines}
    checked = 0
    for part in document.parts:
        headings = [found for heading in part.outline for found in _with_children(heading)]
        found = [
            part.doc_number,
            *part.contacts,
            *part.windows,
            *part.deadlines,
            *part.figures,
            *part.findings,
        ]
        raws = [(item.raw, item.place) for item in [*found, *part.limits, *part.cited_numbers] if item]
        raws += [(heading.heading, heading.place) for heading in headings]
        for raw, place in raws:
            if place is None or place.last_line:
                continue
            line = lines[place.line]
            cut = line.text[place.start : place.end]
            assert place.page == line.page
            assert _bare(raw) in _bare(cut) or _bare(cut) in _bare(raw), (raw, cut)
            assert _bare(cut), (raw, line)
            checked += 1
    return checked


def _with_children(heading):
    return [heading, *(found for child in heading.children for found in _with_children(child))]


def _bare(text):
    return "".join(fold(text).split())
