"""Every address × everybody of the cast. An address that the table does not name fails."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from luoshi.common import clock
from luoshi.people.access import Acting
from tests.permissions import CAST, DEMONSTRATION_ONLY, read_rows
from tests.things import Things

ROWS = read_rows()
CLOSED = {"404", "405", "in"}


@pytest.fixture
def things(cast, settings, tmp_path, caplog):
    settings.MEDIA_ROOT, settings.DEMO = tmp_path, False
    caplog.set_level("CRITICAL")  # hundreds of refusals are what is asked for here
    with clock.held_at(datetime(2026, 5, 4, 2, 0, tzinfo=UTC)):
        yield Things(cast)


def names(patterns, prefix: str = "") -> Iterator[str]:
    """The name of every address, with its namespaces; one without a name gives its pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or str(pattern.pattern))
        else:
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, inner)


def test_the_table_names_every_address_and_no_other():
    there, told = set(names(get_resolver().url_patterns)) - DEMONSTRATION_ONLY, {row.address for row in ROWS}
    assert there - told == set(), "Add a line to tests/permissions.py for each of these addresses."
    assert told - there == set(), "These lines of tests/permissions.py name no address; remove them."


def ask(address: str, method: str, acting: Acting | None) -> str:
    """The status that the person is answered, or "in" when sent to sign in; whatever was changed is undone."""
    with transaction.atomic():
        client = Client(raise_request_exception=False)
        if acting is not None:
            client.force_login(acting.person)
            session = client.session
            session["post"] = acting.post.pk
            session.save()
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    is_sent_away = answer.headers.get("Location", "").startswith(f"{reverse('accounts:sign-in')}?next=")
    return "in" if is_sent_away else str(answer.status_code)


def differences(things: Things, address: str, about: str) -> Iterator[str]:
    told = {row.method: row.answers for row in ROWS if (row.address, row.about) == (address, about)}
    path = things.path_of(address, about)
    for method in ("GET", "POST"):
        people = [getattr(things.cast, who) if who != "anonymous" else None for who in CAST]
        found = tuple(ask(path, method, acting) for acting in people)
        if found != told.get(method) and not (method not in told and set(found) <= CLOSED):
            yield f"{address} {about} {method}: the pages say {' '.join(found)}"


@pytest.mark.parametrize("subject", sorted({row.subject for row in ROWS}))
def test_everybody_gets_what_the_table_says(things, subject):
    asked = dict.fromkeys((row.address, row.about) for row in ROWS if row.subject == subject)
    assert [one for address, about in asked for one in differences(things, address, about)] == []
