"""A small writer of test files in every format: nothing of them comes from a real document."""

import io

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
