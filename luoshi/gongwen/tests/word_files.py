"""Word packages written as XML, for what python-docx cannot write."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pack(body, *, main="word/document.xml", space=W, numbering="", styles="", **others):
    """A package with that body; `others` are parts by name, for example header1 or footnotes, as inner XML."""
    roots = {"numbering": numbering, "styles": styles, **others}
    parts = {name: xml for name, xml in roots.items() if xml}
    folder = main.rpartition("/")[0]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", main)}))
        archive.writestr(main, _root("document", f"<w:body>{body}</w:body>", space))
        named = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
        archive.writestr(f"{folder}/_rels/{main.rpartition('/')[2]}.rels", _relations(named))
        for name, xml in parts.items():
            archive.writestr(f"{folder}/{name}.xml", _root(name, xml, space))
    return stream.getvalue()


def _relations(targets):
    listed = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{file}"/>'
        for name, (kind, file) in targets.items()
    )
    return f"<Relationships>{listed}</Relationships>"


def _root(name, inner, space):
    spaces = f'xmlns:w="{space}" xmlns:r="{RELATIONS}" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps"'
    return f"<w:{name} {spaces}>{inner}</w:{name}>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner, properties=""):
    """A paragraph of text or of runs."""
    inner = inner if inner.startswith("<") or not inner else run(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tbl(*rows):
    """A table; a cell is text or XML."""
    cells = ["".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def field(code, result):
    marks = {mark: f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")}
    instruction = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return (
        marks["begin"]
        + instruction
        + marks["separate"]
        + (result if result.startswith("<") else run(result))
        + marks["end"]
    )


def numbered(depth, number=1):
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def lists(*levels, more=""):
    """One list; a level is (form, text) or (form, text, further XML)."""
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f"{''.join(rest)}</w:lvl>"
        for depth, (form, text, *rest) in enumerate(levels)
    )
    abstract = f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
