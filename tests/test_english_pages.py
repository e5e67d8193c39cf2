"""Every page of the product, opened in English: nothing that the catalogue translates is left in Chinese."""

from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import polib
import pytest
from django.test import Client

import luoshi
from tests.pages import SUBJECTS, is_html, list_pages, open_page
from tests.permissions import Row
from tests.test_permissions import things
from tests.things import Things

__all__ = ["things"]
CATALOGUE = Path(luoshi.__file__).parent / "locale/en/LC_MESSAGES/django.po"
SPOKEN = {entry.msgid for entry in polib.pofile(str(CATALOGUE)) if entry.msgid != entry.msgstr}
# A character by itself is more often a unit of count of the catalogue of kinds than a word of the screen.
WORDS = {msgid for msgid in SPOKEN if len(msgid) > 1}
VOID = {"br", "hr", "img", "input", "link", "meta"}
READ_ALOUD = ("alt", "aria-label", "placeholder", "title", "data-label")


class Reader(HTMLParser):
    """The texts of a page that are neither Chinese by their own account (lang) nor a script's."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        is_silent = told.get("lang") == "zh-Hans" or tag in ("script", "style") or self._is_silent
        if not is_silent:
            self.texts += [told[name] or "" for name in READ_ALOUD if name in told]
        if tag not in VOID:
            self._open.append((tag, is_silent))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self._is_silent:
            self.texts.append(" ".join(data.split()))

    @property
    def _is_silent(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def list_chinese(things: Things, row: Row) -> Iterator[str]:
    answer = open_page(things, row, accept_language="en")
    if not is_html(answer):
        return
    reader = Reader()
    reader.feed(answer.content.decode())
    yield from (f"{row.address}: {text}" for text in reader.texts if text in WORDS)


def test_the_reader_hears_what_stands_on_a_page():
    reader = Reader()
    reader.feed('<p title="签收">记录<br><b lang="zh-Hans">单位</b></p><script>审核</script><i>数据</i>')
    assert reader.texts == ["签收", "记录", "数据"]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_pages_in_english_hold_no_chinese_of_the_catalogue(things, subject):
    assert [one for row in list_pages(subject) for one in list_chinese(things, row)] == []


def test_a_report_reads_the_same_in_either_language(things):
    address = things.path_of("reports:download", "report")
    said = []
    for language in ("zh-hans", "en"):
        client = Client(headers={"accept-language": language})
        client.force_login(things.cast.province_officer.person)
        file = BytesIO(b"".join(client.get(address)))
        said.append([paragraph.text for paragraph in docx.Document(file).paragraphs])
    assert len(said[0]) > 10
    assert said[0] == said[1]
