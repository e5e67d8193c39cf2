"""Files that are broken, locked or made to do harm, each with what must be said of it. All are made here."""

from dataclasses import dataclass

from luoshi.gongwen import errors
from luoshi.gongwen.tests.files import NOTICE, make_docx, make_html
from luoshi.gongwen.tests.hostile import (
    MEGABYTE,
    OFD,
    WORD,
    archive,
    compound,
    cut,
    flagged,
    flat_bomb,
    huge_picture,
    laughs,
    many_entries,
    nested_bomb,
    pdf_cycle,
    pdf_of_objects,
    pdf_stream_bomb,
    pdf_tree,
    picture,
    word,
)
from luoshi.gongwen.tests.ofd_files import make_ofd
from luoshi.gongwen.tests.pdf_files import make_pdf

READ = None  # the file is unusual but holds a text


@dataclass(frozen=True)
class BadFile:
    """`make` gives the bytes; `said` are the errors that may be told, READ among them if it may be read."""

    name: str
    make: object
    said: tuple
    slow: bool = False  # takes more than a second to make or to refuse


HIDDEN = "\u202e丰收市总工会\u202c关于\x00开\x1b[31m会\u200f的\u2066通知\u2069\n各县总工会：\n请参加。\x07"
_LAUGHING = "<x:body><x:p><x:r><x:t>开会{bomb}</x:t></x:r></x:p></x:body>"
_DAMAGED = (errors.DamagedFile,)
_OFFICE = (errors.OfficeFailed, errors.OfficeMissing)
_PICTURE = (errors.DamagedFile, errors.OcrMissing, errors.NoText)

BAD_FILES = (
    BadFile("0 bytes", bytes, (errors.EmptyFile,)),
    BadFile("blanks only", lambda: b" \r\n\t" * 1000, (errors.EmptyFile,)),
    BadFile("200 MB of text", lambda: b"a" * (200 * MEGABYTE), (errors.TooLarge,), slow=True),
    BadFile("200 MB of zeros", lambda: bytes(200 * MEGABYTE), (errors.TooLarge, errors.EmptyFile), slow=True),
    BadFile("zip bomb, flat", flat_bomb, (errors.TooMuchInside,), slow=True),
    BadFile("zip bomb, nested", nested_bomb, (errors.WrongType,)),
    BadFile("zip of 150,000 members", many_entries, (errors.DamagedFile, errors.TooMuchInside), slow=True),
    BadFile("docx, encrypted", lambda: compound("EncryptedPackage"), (errors.EncryptedFile,)),
    BadFile("docx, zip password", lambda: flagged(make_docx(NOTICE)), (errors.EncryptedFile,)),
    BadFile("ofd, zip password", lambda: flagged(make_ofd(NOTICE)), (errors.EncryptedFile,)),
    BadFile("pdf with a password", lambda: make_pdf(NOTICE, password="secret"), (errors.EncryptedFile,)),
    BadFile("a picture called .docx", picture, _PICTURE),
    BadFile("a picture of 3,600 megapixels", huge_picture, (errors.TooManyPixels,)),
    BadFile("a program", lambda: b"\x7fELF" + bytes(2000), (errors.WrongType,)),
    BadFile("random bytes", lambda: bytes(range(1, 256)) * 400, (errors.WrongType,)),
    BadFile("10 MB on one line", lambda: ("一、" * 1_700_000).encode(), (errors.TooLong,), slow=True),
    BadFile(
        "10 MB of line ends", lambda: b"\n" * 10_000_000 + "完".encode(), (READ, errors.TooLong), slow=True
    ),
    BadFile("right-to-left and control characters", lambda: HIDDEN.encode(), (READ,)),
    BadFile(
        "docx, entity bomb",
        lambda: archive(word__document_xml=laughs(WORD, "document", _LAUGHING)),
        (READ, errors.DamagedFile),
    ),
    BadFile(
        "ofd, entity bomb",
        lambda: archive(OFD_xml=laughs(OFD, "OFD", "<x:DocBody><x:DocRoot>{bomb}</x:DocRoot></x:DocBody>")),
        (errors.DamagedFile, errors.NoText),
    ),
    BadFile(
        "html, entity bomb",
        lambda: laughs("a", "b", "<p>开会{bomb}</p>").encode(),
        (READ, errors.DamagedFile),
    ),
    BadFile("docx, 100,000 levels", lambda: word("<w:p>" * 100_000 + "</w:p>" * 100_000), _DAMAGED),
    BadFile(
        "docx, 240 levels of tables",
        lambda: word(
            "<w:tbl><w:tr><w:tc>" * 80
            + "<w:p><w:r><w:t>开会</w:t></w:r></w:p>"
            + "</w:tc></w:tr></w:tbl>" * 80
        ),
        (READ, errors.DamagedFile, errors.TooDeep),
    ),
    BadFile(
        "html, 100,000 levels",
        lambda: b"<html>" + b"<div>" * 100_000 + "开会。".encode(),
        (READ, errors.TooDeep, errors.DamagedFile, errors.NoText),
    ),
    BadFile(
        "html, 1,500,000 elements",
        lambda: b"<html><body>" + b"<p>a</p>" * 1_500_000,
        (errors.TooLong, errors.TooHungry, errors.TooSlow, READ),
        slow=True,
    ),
    BadFile("pdf, 700,000 objects", pdf_of_objects, (errors.DamagedFile, errors.NoText), slow=True),
    BadFile("pdf, cyclic page tree", pdf_cycle, (errors.DamagedFile, errors.NoText)),
    BadFile("pdf, page tree 20,000 deep", pdf_tree, (errors.DamagedFile, errors.NoText)),
    BadFile(
        "pdf, page of 400 MB",
        pdf_stream_bomb,
        (errors.TooHungry, errors.TooSlow, errors.TooLong, errors.NoText, errors.DamagedFile),
        slow=True,
    ),
    *(
        BadFile(f"{name} cut at {share:.0%}", lambda make=make, share=share: cut(make, share), said)
        for name, make, said in (
            ("docx", lambda: make_docx(NOTICE), _DAMAGED),
            ("ofd", lambda: make_ofd(NOTICE), _DAMAGED),
            ("pdf", lambda: make_pdf(NOTICE), _DAMAGED),
            ("html", lambda: make_html(NOTICE), (READ, errors.NoText)),
            ("txt", lambda: "\n".join(NOTICE).encode("gb18030"), (READ,)),
            ("rtf", lambda: b"{\\rtf1 " + b"\\u20013?" * 90 + b"}", _OFFICE),
            ("png", picture, _PICTURE),
            ("jpg", lambda: picture(form="JPEG"), _PICTURE),
        )
        for share in (0.1, 0.4, 0.7, 0.97)
    ),
)
