#!/usr/bin/env python3
"""How long each page of the demonstration takes: crawl it as every demonstration account, time every page.

    make bench          (after `make demo` has made its database)

Pages are called in this process, without network: middleware, queries and templates. The medians of five calls after
one that is not counted: processor time, which a busy machine does not lengthen, and time by the clock. Then come the
addresses of the permission table (tests/permissions.py) that open by GET and that no account met: what the
demonstration has no example of. The last line is the one-line summary.
"""

import os
import re
import statistics
import time
from collections.abc import Iterator
from html import unescape

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.project.settings")
os.environ.setdefault("LUOSHI_DEMO", "1")
django.setup()

from django.test import Client  # noqa: E402 - settings first
from django.urls import Resolver404, resolve  # noqa: E402

from luoshi.people.models import Person, Post  # noqa: E402
from tests.permissions import read_rows  # noqa: E402

LINK = re.compile(r'(?:href|hx-get|data-url)="(/[^"#]*)')
RUNS, PER_VIEW = 5, 3


def links(body: str) -> Iterator[str]:
    """The addresses within this site that a page links to."""
    for found in LINK.findall(body):
        path = unescape(found)
        if not path.startswith(("/static/", "/i18n/")):
            yield path


def milliseconds(client: Client, path: str) -> tuple[float, float]:
    """One call: processor time and time by the clock."""
    began, clock = time.process_time(), time.perf_counter()
    client.get(path)
    return (time.process_time() - began) * 1000, (time.perf_counter() - clock) * 1000


def medians(client: Client, path: str) -> tuple[float, float]:
    """The medians of RUNS calls."""
    cpu, wall = zip(*(milliseconds(client, path) for _ in range(RUNS)), strict=True)
    return statistics.median(cpu), statistics.median(wall)


def crawl(client: Client) -> Iterator[tuple[str, str, tuple[float, float]]]:
    """(view, address, median ms) of up to PER_VIEW addresses of every view that can be reached."""
    waiting, seen, counted = ["/"], {"/"}, {}
    while waiting:
        path = waiting.pop(0)
        try:
            view = resolve(path.partition("?")[0]).view_name
        except Resolver404:
            continue
        counted[view] = counted.get(view, 0) + 1
        if counted[view] > PER_VIEW:
            continue
        answer = client.get(path)
        if answer.status_code != 200:
            continue
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            fresh = [link for link in links(answer.content.decode()) if link not in seen]
            seen.update(fresh)
            waiting += fresh
        yield view, path, medians(client, path)


def not_met(met: set[str]) -> list[str]:
    """The addresses that the permission table opens to somebody by GET, without those met."""
    return sorted({row.address for row in read_rows() if row.method == "GET" and "200" in row.answers} - met)


def main() -> None:
    """Print the slowest address of each view, slowest first."""
    slowest: dict[str, tuple[tuple[float, float], str, str]] = {}
    for person in Person.objects.filter(is_demo=True):
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(person)
        role = Post.objects.filter(person=person).values_list("role", flat=True).first()
        for view, path, ms in crawl(client):
            if view not in slowest or ms > slowest[view][0]:
                slowest[view] = (ms, str(role), path)
    ranked = sorted(((ms, view, role, path) for view, (ms, role, path) in slowest.items()), reverse=True)
    print("  cpu ms  clock ms")  # noqa: T201
    for (cpu, wall), view, role, path in ranked:
        print(f"{cpu:8.1f}  {wall:8.1f}  {view:22} {role:14} {path}")  # noqa: T201
    for address in not_met(set(slowest)):
        print(f"not met: {address}")  # noqa: T201
    (cpu, wall), view, role, path = ranked[0]
    print(f"slowest of {len(ranked)} pages: {view} as {role}, {cpu:.0f} ms cpu, {wall:.0f} ms clock ({path})")  # noqa: T201


if __name__ == "__main__":
    main()
