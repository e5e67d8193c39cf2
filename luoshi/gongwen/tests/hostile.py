"""A small writer of broken and hostile files; `bad_files` says what must be told of each."""

import io
import struct
import zipfile
import zlib

from PIL import Image

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFD = "http://www.ofdspec.org/2016"
MEGABYTE = 1024 * 1024


def archive(**members):
    """A zip; `word__document_xml` stands for word/document.xml."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def word(body):
    return archive(word__document_xml=f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')


def flat_bomb():
    """300 MB of blanks in 300 KB."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out,
        out.open("word/document.xml", "w") as member,
    ):
        for _ in range(300):
            member.write(b" " * MEGABYTE)
    return stream.getvalue()


def nested_bomb():
    inner = archive(a=b"\x00" * (10 * MEGABYTE))
    for _ in range(4):
        inner = archive(**{f"part{number}": inner for number in range(10)})
    return inner


def many_entries(count=150_000):
    """A docx with empty members by the hundred thousand; written by hand, zipfile would take minutes."""
    body, directory = io.BytesIO(), io.BytesIO()
    names = ["word/document.xml", *(f"{number:06}" for number in range(count))]
    for name in names:
        head = struct.pack("<5H3L2H", 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0)
        at = body.tell()
        body.write(b"PK\x03\x04" + head + name.encode())
        directory.write(b"PK\x01\x02\x14\x00" + head + struct.pack("<3H2L", 0, 0, 0, 0, at) + name.encode())
    size, at = directory.tell(), body.tell()
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(names) % 65536, len(names) % 65536, size, at, 0)
    return body.getvalue() + directory.getvalue() + end


def flagged(content):
    """The archive with the flag of encryption set on every member."""
    content = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def laughs(space, root, inner):
    """Ten to the ninth laughs, and the machine's list of users."""
    grown = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY l0 "哈">{grown}<!ENTITY own SYSTEM "file:///etc/passwd">]>'
    return f'{head}<x:{root} xmlns:x="{space}">{inner.format(bomb="&l9;&own;")}</x:{root}>'


def pdf(objects, root=1):
    out, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        start,
    )


def pdf_of_objects(count=700_000):
    """Objects by the hundred thousand and no table of them: a reader must look for each."""
    body = b"".join(b"%d 0 obj 1 endobj\n" % number for number in range(10, count))
    pages = b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 0/Kids[]>> endobj\n"
    return b"%PDF-1.4\n" + pages + body + b"trailer <</Root 1 0 R>>\n%%EOF\n"


def pdf_cycle():
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    return pdf(
        [catalog, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", b"<</Type/Pages/Count 1/Kids[2 0 R 3 0 R]>>"]
    )


def pdf_tree(depth=20_000):
    kids = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 3) for number in range(depth)]
    page = b"<</Type/Page/MediaBox[0 0 9 9]>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", *kids, page])


def pdf_stream_bomb():
    """A page whose content unpacks to 400 MB of text operators."""
    packer = zlib.compressobj(9)
    stream = (
        b"".join(packer.compress(b"BT /F1 9 Tf (aaaaaaaa) Tj ET\n" * 36_000) for _ in range(400))
        + packer.flush()
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(stream), stream),
            font,
        ]
    )


def picture(size=(800, 600), form="PNG"):
    stream = io.BytesIO()
    Image.effect_noise(size, 60).save(stream, form)
    return stream.getvalue()


def huge_picture():
    """A PNG that says it is 60,000 pixels wide and high."""
    size = struct.pack(">2L5B", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", size), (b"IDAT", zlib.compress(bytes(999))), (b"IEND", b""))
    )


def compound(stream):
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def cut(make, share):
    whole = make()
    return whole[: int(len(whole) * share)]
