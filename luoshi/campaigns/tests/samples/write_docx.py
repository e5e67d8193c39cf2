"""Writes the sample notice as .docx beside the .txt: `python luoshi/campaigns/tests/samples/write_docx.py`."""

from pathlib import Path

from docx import Document

SAMPLE = Path(__file__).with_name("lanjiang_craftsmen.txt")


def write_docx() -> Path:
    document = Document()
    for line in SAMPLE.read_text("utf-8").splitlines():
        if line:
            document.add_paragraph(line)
    path = SAMPLE.with_suffix(".docx")
    document.save(str(path))
    return path


if __name__ == "__main__":
    write_docx()
