"""Opening the pages of the permission table, each as somebody whom it lets in."""

from django.test import Client

from tests.permissions import CAST, Row, read_rows
from tests.things import Things

PAGES = [row for row in read_rows() if row.method == "GET" and "200" in row.answers]
SUBJECTS = sorted({row.subject for row in PAGES})


def list_pages(subject: str) -> list[Row]:
    """The pages of a subject that open for somebody."""
    return [row for row in PAGES if row.subject == subject]


def open_page(things: Things, row: Row, **headers: str):
    """The answer to the first of the cast whom the address opens for."""
    who = CAST[row.answers.index("200")]
    client = Client(headers={name.replace("_", "-"): value for name, value in headers.items()})
    if who != "anonymous":
        acting = getattr(things.cast, who)
        client.force_login(acting.person)
        session = client.session
        session["post"] = acting.post.pk
        session.save()
    return client.get(things.path_of(row.address, row.about))


def is_html(answer) -> bool:
    return "text/html" in answer.headers["Content-Type"]


def is_whole_page(answer) -> bool:
    """Whether the answer is a page by itself: neither a file nor a fragment of a page."""
    return is_html(answer) and answer.content.lstrip().lower().startswith(b"<!doctype html>")
