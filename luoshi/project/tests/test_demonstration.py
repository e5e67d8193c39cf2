"""The start of the demonstration: what stands in its way is said, what was interrupted is taken up again."""

import os
import socket
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from unittest.mock import Mock

import pytest

ROOT = Path(__file__).resolve().parents[3]


def run(
    *arguments, var: Path, program=("-m", "luoshi.project"), **environment
) -> subprocess.CompletedProcess:
    """The program in a process of its own, with the database of `var` and nothing of the test's surroundings."""
    outer = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    return subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=ROOT,
        env={**outer, "LUOSHI_VAR": str(var), "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_busy_port_is_said_with_another_one_to_try(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = run("demo", "--port", str(port), var=tmp_path)
    assert answer.returncode == 2
    assert f"PORT={port + 1}" in answer.stdout
    assert not (tmp_path / "luoshi.sqlite3").exists()


def test_a_port_beyond_the_last_is_said(tmp_path):
    answer = run("demo", "--port", "99999", var=tmp_path)
    assert answer.returncode == 2
    assert "65535" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_without_a_secret_the_product_does_not_start(tmp_path):
    answer = run("check", var=tmp_path, LUOSHI_DEMO="", LUOSHI_SECRET_KEY="")
    assert answer.returncode != 0
    assert answer.stderr.startswith("LUOSHI_SECRET_KEY must hold at least 32")


def test_the_demonstration_serves_no_page_under_a_public_name(tmp_path):
    application = ("-c", "import luoshi.project.wsgi")
    refused = run(var=tmp_path, program=application, LUOSHI_DEMO="1", LUOSHI_HOSTS="luoshi.example.org")
    assert refused.returncode != 0
    assert "luoshi.E001" in refused.stderr
    assert run(var=tmp_path, program=application, LUOSHI_DEMO="1", LUOSHI_HOSTS="").returncode == 0


# What a demonstration province promises, and how its database says it.
PROMISES = {
    "cities": "SELECT count(*) FROM orgs_org WHERE level = 2 AND kind = 'federation'",
    "counties": "SELECT count(*) FROM orgs_org WHERE level = 3",
    "towns": "SELECT count(*) FROM orgs_org WHERE level = 4",
    "grassroots unions": "SELECT count(*) FROM orgs_org WHERE kind = 'grassroots'",
    "moves": "SELECT count(*) FROM orgs_placement AS placed JOIN orgs_org AS moved ON moved.id = placed.org_id"
    " WHERE placed.from_on > moved.opened_on",
    "corrections": "SELECT count(*) FROM activities_version WHERE revision = 2",
    "recorded more than 14 days late": "SELECT count(*) FROM activities_activity"
    " WHERE julianday(date(recorded_at)) - julianday(held_on) > 14",
    "issued reports": "SELECT count(*) FROM reports_report WHERE state = 'issued'",
    "drafts of reports": "SELECT count(*) FROM reports_report WHERE state = 'draft'",
    "joint talks": "SELECT count(*) FROM (SELECT 1 FROM activities_host JOIN activities_activity AS talk"
    " ON talk.id = activity_id JOIN catalogue_kind AS kind ON kind.id = talk.kind_id AND kind.code = 'talk'"
    " GROUP BY talk.id HAVING count(*) > 1)",
}


def test_a_small_province_is_the_same_each_time_and_sound(tmp_path):
    totals = []
    for name in ("one", "two"):
        var = tmp_path / name
        env = {"LUOSHI_DEMO": "1"}
        migrated = run("migrate", "-v", "0", var=var, program=("manage.py",), **env)
        assert migrated.returncode == 0, migrated.stderr
        made = run("demo-data", "--units", "200", "--until", "2026-10-31", var=var, **env)
        assert made.returncode == 0, made.stderr
        checked = run("check", var=var, **env)
        assert checked.returncode == 0, checked.stdout
        with sqlite3.connect(var / "luoshi.sqlite3") as database:
            totals.append(
                database.execute(
                    "SELECT count(*), sum(amount), min(day), max(day), count(DISTINCT org_id) FROM ledger_entry"
                ).fetchone()
            )
            found = {what: database.execute(query).fetchone()[0] for what, query in PROMISES.items()}
    assert found == {
        "cities": 21,
        "counties": 180,
        "towns": 180,
        "grassroots unions": 200,
        "moves": 2,
        "corrections": 120,
        "recorded more than 14 days late": 258,
        "issued reports": 1,
        "drafts of reports": 1,
        "joint talks": 88,
    }
    assert totals[0] == totals[1]
    assert totals[0][0] > 5000


def test_an_interrupted_first_start_leaves_nothing_that_the_next_one_trusts(tmp_path, monkeypatch):
    from luoshi.project import demonstration

    half = tmp_path / "luoshi.building"
    half.write_bytes(b"half a province")
    (tmp_path / "luoshi.building-wal").write_bytes(b"")
    monkeypatch.setitem(demonstration.settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(demonstration.settings.DATABASES["default"], "NAME", tmp_path / "luoshi.sqlite3")

    def fill(environment, units):
        assert not half.exists()
        building = Path(environment["DATABASE_URL"].removeprefix("sqlite:///"))
        sqlite3.connect(building).execute("CREATE TABLE whole (province int)").connection.close()
        return 0

    monkeypatch.setattr(demonstration, "_fill", fill)
    assert demonstration._prepare(50) == 0
    with sqlite3.connect(tmp_path / "luoshi.sqlite3") as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("whole",)]


@pytest.mark.django_db
@pytest.mark.parametrize("people", [0, 1])
def test_a_database_that_nobody_is_in_is_filled_and_any_other_is_kept(tmp_path, monkeypatch, people):
    from luoshi.people.models import Person
    from luoshi.project import demonstration

    for number in range(people):
        Person.objects.create_person(f"somebody-{number}", name="某人")
    ready = tmp_path / "luoshi.sqlite3"
    ready.write_bytes(b"")
    monkeypatch.setattr(demonstration, "connection", Mock())
    monkeypatch.setitem(demonstration.settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(demonstration.settings.DATABASES["default"], "NAME", ready)
    filled = []
    monkeypatch.setattr(demonstration, "_fill", lambda environment, units: filled.append(units) or 1)
    demonstration._prepare(50)
    assert filled == ([] if people else [50])


def test_a_second_first_start_waits_for_the_first(tmp_path, settings, capsys):
    from luoshi.project import demonstration

    settings.VAR = tmp_path
    order = []

    def second():
        with demonstration._alone():
            order.append("second")

    with demonstration._alone():
        other = threading.Thread(target=second)
        other.start()
        other.join(timeout=0.3)
        order.append("first")
    other.join(timeout=10)
    assert order == ["first", "second"]
    assert "another start is preparing" in capsys.readouterr().out


def test_a_failed_filling_is_not_taken_for_a_province(tmp_path, monkeypatch):
    from luoshi.project import demonstration

    monkeypatch.setitem(demonstration.settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(demonstration.settings.DATABASES["default"], "NAME", tmp_path / "luoshi.sqlite3")
    monkeypatch.setattr(demonstration, "_fill", lambda environment, units: 1)
    assert demonstration._prepare(50) == 1
    assert not (tmp_path / "luoshi.sqlite3").exists()
