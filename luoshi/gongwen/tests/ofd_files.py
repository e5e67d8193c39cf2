"""OFD files written by hand, after GB/T 33190-2016: text objects and paths at places, in millimetres."""

import io
import zipfile

SPACE = "http://www.ofdspec.org/2016"


def make_ofd(lines, prefix="ofd", per_page=0):
    """Pages of `per_page` lines, one page if it is 0, with one text object a line."""
    per_page = per_page or max(len(lines), 1)
    pages = [lines[start : start + per_page] for start in range(0, max(len(lines), 1), per_page)]
    return pack_ofd(
        [[text(20, 20 + row * 9, line, prefix=prefix) for row, line in enumerate(page)] for page in pages],
        prefix=prefix,
    )


def text(x, y, line, *, prefix="ofd", size=5, deltas="", more="", down=4):
    """A text object whose first letter begins at `x`, its baseline `down` below `y`."""
    steps = f' DeltaX="{deltas}"' if deltas else ""
    code = f'<{prefix}:TextCode X="0" Y="{down}"{steps}>{line}</{prefix}:TextCode>'
    box = f'ID="{int(y * 10)}" Boundary="{x} {y} 170 6" Size="{size}" {more}'
    return f"<{prefix}:TextObject {box}>{code}</{prefix}:TextObject>"


def stroke(x, y, right, bottom, prefix="ofd"):
    """A drawn line."""
    return f'<{prefix}:PathObject Boundary="{x} {y} {right - x} {bottom - y}"/>'


def pack_ofd(pages, *, prefix="ofd", template="", documents=1, change=None):
    """An archive of `documents` like documents; a page is a list of objects. `change` edits names and contents."""
    entry = "".join(
        f"<{prefix}:DocBody><{prefix}:DocRoot>Doc_{number}/Document.xml</{prefix}:DocRoot></{prefix}:DocBody>"
        for number in range(documents)
    )
    members = {"OFD.xml": _wrap("OFD", entry, prefix)}
    for number in range(documents):
        members.update(_document(f"Doc_{number}", pages, prefix, template))
    if change:
        change(members)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _document(folder, pages, prefix, template):
    listed = "".join(
        f'<{prefix}:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    shared = f'<{prefix}:TemplatePage ID="90" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    tree = f"<{prefix}:CommonData>{shared}</{prefix}:CommonData><{prefix}:Pages>{listed}</{prefix}:Pages>"
    members = {f"{folder}/Document.xml": _wrap("Document", tree, prefix)}
    used = f'<{prefix}:Template TemplateID="90" ZOrder="Background"/>' if template else ""
    for number, objects in enumerate(pages):
        content = f"<{prefix}:Content><{prefix}:Layer>{''.join(objects)}</{prefix}:Layer></{prefix}:Content>"
        members[f"{folder}/Pages/Page_{number}/Content.xml"] = _wrap("Page", used + content, prefix)
    if template:
        content = f"<{prefix}:Content><{prefix}:Layer>{template}</{prefix}:Layer></{prefix}:Content>"
        members[f"{folder}/Tpls/Tpl_0/Content.xml"] = _wrap("Page", content, prefix)
    return members


def _wrap(name, inner, prefix):
    return f'<{prefix}:{name} xmlns:{prefix}="{SPACE}">{inner}</{prefix}:{name}>'
