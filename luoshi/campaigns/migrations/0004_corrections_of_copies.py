"""Until now a correction overwrote a copy of the reading: what differs there becomes rows of its own."""

from collections.abc import Iterator
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LISTS = (
    "contacts",
    "phases",
    "measures",
    "requirements",
    "deadlines",
    "windows",
    "figures",
    "limits",
    "basis",
)
OF_THE_READER = {"findings", "first_line", "last_line", "cited_numbers", *LISTS}


def name(place: dict[str, Any] | None) -> str:
    return f"{place['line']}-{place['start']}" if place else "?"


def list_slots(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """As `campaigns.corrections.list_slots` when this was written."""
    for number, part in enumerate(document["parts"]):
        yield from ((f"{number}/{key}", one) for key, one in part.items() if key not in OF_THE_READER)
        for key in LISTS:
            seen: dict[str, int] = {}
            for item in part.get(key, []):
                called = name(item.get("place"))
                seen[called] = seen.get(called, 0) + 1
                suffix = "" if seen[called] == 1 else f".{seen[called]}"
                yield f"{number}/{key}/{called}{suffix}", item


def list_settled(document: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{one['code']}:{name(one['place'])}" if one.get("place") else one["code"]: one
        for one in document["warnings"]
    }


def keep_as_rows(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    notices = apps.get_model("campaigns", "Notice")
    correction = apps.get_model("campaigns", "Correction")
    for notice in notices.objects.exclude(corrected_by=None).iterator():
        read, now = dict(list_slots(notice.reading)), dict(list_slots(notice.corrected))
        changes = [(path, read.get(path), now.get(path)) for path in dict.fromkeys((*read, *now))]
        changes = [one for one in changes if one[1] != one[2]]
        settled = list_settled(notice.reading).keys() - list_settled(notice.corrected).keys()
        changes += [
            (f"doubts/{doubt}", None, {"how": "as-printed", "words": ""}) for doubt in sorted(settled)
        ]
        correction.objects.bulk_create(
            correction(
                notice=notice,
                path=path,
                read=before,
                was=before,
                now=after,
                at=notice.corrected_at,
                by=notice.corrected_by,
            )
            for path, before, after in changes
        )


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0003_correction")]
    operations = [migrations.RunPython(keep_as_rows, migrations.RunPython.noop)]
