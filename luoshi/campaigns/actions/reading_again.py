"""A file is read again, by a better reader perhaps; what a person corrected stays."""

from collections.abc import Mapping

from django.db import transaction

from luoshi.campaigns import queries
from luoshi.campaigns.actions.correcting import derive_corrected, lock_notice
from luoshi.campaigns.actions.receiving import read_bytes, title_of
from luoshi.campaigns.corrections import fold
from luoshi.campaigns.models import Correction, Notice
from luoshi.campaigns.relocating import relocate
from luoshi.gongwen import Document
from luoshi.people.access import Acting


def read_again(acting: Acting, notice: Notice) -> bool:
    """Read the notice's file anew and put its corrections on the new reading; whether the reading changed.

    Reading takes seconds, so it happens before the transaction. Where the two disagree, `merging.Conflict` says so.
    Raises: NotYours, NotFound for another unit's notice, a GongwenError.
    """
    acting.require("issue")
    with notice.file.open("rb") as file:
        document = read_bytes(file.read())
    return _replace_reading(acting, notice, document)


@transaction.atomic
def _replace_reading(acting: Acting, notice: Notice, document: Document) -> bool:
    notice = lock_notice(acting, notice)
    before = Document.from_json(notice.reading)
    if before == document:
        return False
    _move_corrections(notice, relocate(before.to_json(), document.to_json()))
    notice.reading = {**document.to_json(), "name": before.name}
    notice.text = "\n".join(line.text for line in document.lines)
    notice.corrected = derive_corrected(notice)
    notice.title = title_of(Document.from_json(notice.corrected))
    notice.revision += 1
    notice.save()
    return True


def _move_corrections(notice: Notice, moved: Mapping[str, str]) -> None:
    """Corrections in force whose place has another name now: closed there, opened here, still their person's."""
    last = {row.path: row for row in notice.corrections.order_by("id")}
    in_force = fold(queries.list_changes(notice))
    here = [last[path] for path in in_force if path in moved]
    rows = [Correction(notice=notice, path=row.path, was=row.now, at=row.at, by=row.by) for row in here]
    rows += [
        Correction(
            notice=notice,
            path=moved[row.path],
            read=row.read,
            was=row.read,
            now=row.now,
            at=row.at,
            by=row.by,
        )
        for row in here
    ]
    Correction.objects.bulk_create(rows)
