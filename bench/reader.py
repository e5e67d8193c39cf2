#!/usr/bin/env python3
"""How many pages a minute the reader of documents reads, beside a naive reading of the same files, and its memory.

    make bench       (or python -m bench.reader)

A page is that of GB/T 9704-2012: 22 lines of 28 characters, 616 characters. The document is a notice with sections,
days, figures and names that goes on for as many pages as asked, no sentence twice. The naive reading takes the bare
text out of the same bytes with the library for the format alone (python-docx, pypdfium2, lxml, decode). Processor
time of one core, which a busy machine does not lengthen; the median of RUNS. Memory is the peak of a new process.
"""

from __future__ import annotations

import io
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
from lxml import etree, html

from luoshi.gongwen import read
from luoshi.gongwen.tests.files import make_docx, make_html
from luoshi.gongwen.tests.ofd_files import make_ofd
from luoshi.gongwen.tests.pdf_files import make_pdf
from luoshi.gongwen.tests.writer import numeral

LINES, LETTERS = 22, 28
PAGE = LINES * LETTERS
RUNS, TIMED = 3, 50
SIZES = (5, 50, 500)
HEAD = [
    "丰收市总工会文件",
    "丰工发〔2024〕7号",
    "丰收市总工会关于做好职工服务工作的通知",
    "各县总工会，市各产业工会：",
]
OPENING = (
    "截至目前，全市各级工会已举办宣讲532场，参与职工4283人次。为做好职工服务工作，现将有关事项通知如下。"
)
CLOSE = ["附件：1.活动安排表", "2.名额分配表", "丰收市总工会", "2024年3月5日"]
ITEM = (
    "（{}）组织第{}批读书分享活动。各级工会要结合第{}车间实际认真组织“好书伴我行”活动，每月举办不少于2场，"
    "引导职工参加岗位练兵，于2024年{}月{}日前将第{}批活动总结报送市总工会宣教部，并做好记录和宣传。"
)


def write_lines(pages: int) -> list[str]:
    """The paragraphs of a notice that fills about so many pages."""
    lines, letters, number = [*HEAD, OPENING], 0, 0
    while letters < pages * PAGE:
        if number % 10 == 0:
            lines.append(f"{numeral(number // 10 % 99 + 1)}、第{number // 10 + 1}阶段安排")
        month, day = 4 + number % 9, 1 + number % 28
        lines.append(ITEM.format(numeral(number % 10 + 1), number, number, month, day, number))
        letters += -(-len(lines[-1]) // LETTERS) * LETTERS
        number += 1
    return [*lines, *CLOSE]


def make_text(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def break_lines(lines: list[str]) -> list[str]:
    """The paragraphs as printed: rows of 28 letters."""
    return [row for line in lines for row in re.findall(f".{{1,{LETTERS}}}", line)]


def make_printed_pdf(lines: list[str]) -> bytes:
    """Pages of 22 lines, with page numbers."""
    return make_pdf(break_lines(lines), per_page=LINES)


def make_printed_ofd(lines: list[str]) -> bytes:
    """Pages of 22 lines."""
    return make_ofd(break_lines(lines), per_page=LINES)


def naive_docx(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


def naive_pdf(content: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def naive_ofd(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.endswith("Content.xml")]
        return "\n".join("".join(etree.fromstring(archive.read(name)).itertext()) for name in sheets)


def naive_html(content: bytes) -> str:
    return str(html.document_fromstring(content).text_content())


MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    "txt": make_text,
    "docx": make_docx,
    "pdf": make_printed_pdf,
    "ofd": make_printed_ofd,
    "html": make_html,
}
NAIVE: dict[str, Callable[[bytes], str]] = {
    "txt": bytes.decode,
    "docx": naive_docx,
    "pdf": naive_pdf,
    "ofd": naive_ofd,
    "html": naive_html,
}


def seconds(act: Callable[[bytes], object], content: bytes) -> float:
    """Processor time of one call."""
    took = []
    for _ in range(RUNS):
        began = time.process_time()
        act(content)
        took.append(time.process_time() - began)
    return statistics.median(took)


def peak(path: Path) -> int:
    """Megabytes that a new process needs at most to read a file."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.reader", str(path)], capture_output=True, text=True, check=True
    )
    return int(told.stdout)


def peak_here() -> int:
    """The peak of this process in megabytes: VmHWM, for getrusage also counts the process that started it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) // 1024 if found else 0


def measure(kind: str, folder: Path) -> str:
    """A row of the table: speed at TIMED pages, memory at every size."""
    files = {pages: folder / f"{pages}.{kind}" for pages in SIZES}
    for pages, file in files.items():
        file.write_bytes(MAKERS[kind](write_lines(pages)))
    content = files[TIMED].read_bytes()
    full, bare = seconds(read, content), seconds(NAIVE[kind], content)
    speed = f"{TIMED / full * 60:10,.0f} {TIMED / bare * 60:12,.0f} {full / bare:8,.0f}"
    return f"{kind:6}{speed}   {'  '.join(f'{peak(file):4}' for file in files.values())}"


def main() -> None:
    """Print the table; with a file: read it and print the peak of memory, in megabytes."""
    if len(sys.argv) > 1:
        read(Path(sys.argv[1]))
        print(peak_here())  # noqa: T201
        return
    print(f"pages of {PAGE} characters a minute and core, {TIMED} pages; peak MB at {SIZES} pages")  # noqa: T201
    print("        reading        naive    ratio   memory")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        for kind in MAKERS:
            print(measure(kind, Path(folder)))  # noqa: T201


if __name__ == "__main__":
    main()
