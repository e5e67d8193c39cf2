"""Sending back a page's form as a browser would, and counting what a page asks of the database."""

from html.parser import HTMLParser

from django.db import connection
from django.test.utils import CaptureQueriesContext


class _Fields(HTMLParser):
    """Collects what the fields of the form with the id `reading` hold."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._inside = False
        self._text_of = ""
        self._select = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._inside = self._inside or (tag == "form" and given.get("id") == "reading")
        if self._inside and tag == "option":
            self._take_option(given)
        if not self._inside or "name" not in given or tag == "button":
            return
        if tag == "textarea":
            self._text_of = given["name"]
            self.values[self._text_of] = ""
        elif tag == "select":
            self._select = given["name"]
        elif tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.values[given["name"]] = given.get("value", "")

    def _take_option(self, given):
        if self._select and "selected" in given:
            self.values[self._select] = given.get("value", "")

    def handle_data(self, data):
        if self._text_of:
            self.values[self._text_of] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        if tag == "select":
            self._select = ""
        if tag == "textarea" and self._text_of:
            # A browser drops the first line end of a text field.
            self.values[self._text_of] = self.values[self._text_of].removeprefix("\n")
            self._text_of = ""


def fields_of(response) -> dict[str, str]:
    """The values that the reading's form would send if nobody typed anything."""
    parser = _Fields()
    parser.feed(response.content.decode())
    return parser.values


def count_queries(client, url: str) -> int:
    """How many queries one look at a page takes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
