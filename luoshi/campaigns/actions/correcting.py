"""A person corrects what was read from a notice; each change is kept beside the reading and can be taken back."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from django.db import transaction

from luoshi.campaigns import queries
from luoshi.campaigns.actions.receiving import title_of
from luoshi.campaigns.amending import read_amended, take
from luoshi.campaigns.corrections import DOUBTS, Change, compare, find_doubt, fold, list_slots, name_doubt
from luoshi.campaigns.errors import StaleForm
from luoshi.campaigns.merging import merge
from luoshi.campaigns.models import Correction, Notice
from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.gongwen import Document, plain
from luoshi.gongwen.document import Place
from luoshi.people.access import Acting

# What a person says of each doubt: {"how": "as-printed" | "amended" | "dismissed", "words": …}, None for open.
Choice = Literal["mine", "reading"]
Settled = Mapping[str, Mapping[str, str] | None]


@transaction.atomic
def correct_notice(
    acting: Acting,
    notice: Notice,
    corrected: Document,
    *,
    revision: int,
    settled: Settled | None = None,
) -> Notice:
    """Keep what a person made of the reading as changes beside it. The same sent twice is kept once.

    Raises: NotYours, NotFound for another unit's notice, StaleForm if `revision` is not the present one.
    """
    notice = lock_notice(acting, notice)
    before = _normal(notice.corrected)
    changes = compare(_normal(notice.reading), before, corrected.to_json())
    changes += _compare_doubts(notice, settled or {})
    if changes and notice.revision != revision:
        raise StaleForm(seen=revision, now=notice.revision)
    return keep_changes(acting, notice, changes) if changes else notice


@transaction.atomic
def decide_conflict(
    acting: Acting, notice: Notice, path: str, choice: Choice, *, key: str = "", revision: int
) -> Notice:
    """Keep a corrected slot whatever the reading says by now, or take what the reading says.

    `key` decides a single field of an item. Raises: NotYours, NotFound also for a slot that nobody corrected,
    StaleForm.
    """
    notice = _lock_at(acting, notice, revision)
    change = fold(queries.list_changes(notice)).get(path)
    if change is None:
        raise NotFound
    reads = list_slots(_normal(notice.reading)).get(path)
    return keep_changes(acting, notice, [_decide(change, reads, choice, key)])


def _decide(change: Change, reads: Any, choice: Choice, key: str) -> Change:
    if not key:
        return Change(change.path, reads, change.now, change.now if choice == "mine" else reads)
    value = (reads or {}).get(key)
    now = change.now if choice == "mine" else {**change.now, key: value}
    return Change(change.path, {**(change.read or {}), key: value}, change.now, now)


@transaction.atomic
def undo_correction(acting: Acting, notice: Notice, correction: Correction, *, revision: int) -> Notice:
    """Put back what stood there before a change, if no later one was made at that place.

    Raises: NotYours, NotFound also if a later change stands there, StaleForm.
    """
    notice = _lock_at(acting, notice, revision)
    last = notice.corrections.filter(path=correction.path).order_by("id").last()
    if last is None or last.pk != correction.pk:
        raise NotFound
    back = Change(correction.path, correction.read, correction.now, correction.was)
    return keep_changes(acting, notice, [back])


@transaction.atomic
def take_amended(acting: Acting, notice: Notice, doubt: str, *, revision: int) -> Notice:
    """Put into the reading what the line of a doubt says with the words that a person gave it.

    What it says already is there stays; nothing to take is no error. Raises: NotYours, NotFound unless the doubt
    was amended, StaleForm.
    """
    notice = _lock_at(acting, notice, revision)
    said = fold(queries.list_changes(notice)).get(f"{DOUBTS}/{doubt}")
    form = find_doubt(notice.reading, doubt)
    if said is None or form is None or form["place"] is None or said.now["how"] != "amended":
        raise NotFound
    document = Document.from_json(notice.corrected)
    offers = read_amended(document, plain.read(Place, form["place"]), said.now["words"])
    return correct_notice(acting, notice, take(document, offers), revision=revision)


def lock_notice(acting: Acting, notice: Notice) -> Notice:
    """The notice, locked. Raises: NotYours, NotFound for another unit's notice."""
    acting.require("issue")
    if notice.org_id != acting.org.pk:
        raise NotFound
    return Notice.objects.select_for_update().get(pk=notice.pk)


def keep_changes(acting: Acting, notice: Notice, changes: Iterable[Change]) -> Notice:
    """Append rows and make the corrected document anew; the notice must be locked."""
    at = clock.now()
    Correction.objects.bulk_create(
        Correction(
            notice=notice, path=one.path, read=one.read, was=one.was, now=one.now, at=at, by=acting.person
        )
        for one in changes
    )
    notice.corrected = derive_corrected(notice)
    notice.title = title_of(Document.from_json(notice.corrected))
    notice.revision += 1
    notice.corrected_at, notice.corrected_by = at, acting.person
    notice.save()
    return notice


def derive_corrected(notice: Notice) -> dict[str, Any]:
    """The reading with every correction in force put on it."""
    return merge(_normal(notice.reading), fold(queries.list_changes(notice))).document


def _lock_at(acting: Acting, notice: Notice, revision: int) -> Notice:
    notice = lock_notice(acting, notice)
    if notice.revision != revision:
        raise StaleForm(seen=revision, now=notice.revision)
    return notice


def _normal(form: dict[str, Any]) -> dict[str, Any]:
    """A stored form with the fields that documents have by now."""
    return Document.from_json(form).to_json()


def _compare_doubts(notice: Notice, settled: Settled) -> list[Change]:
    """What is now said otherwise of the doubts that the reading has."""
    before = fold(queries.list_changes(notice))
    known = {name_doubt(one) for one in notice.reading["warnings"]}
    changes = []
    for name, now in settled.items():
        path = f"{DOUBTS}/{name}"
        was = before[path].now if path in before else None
        if name in known and now != was:
            changes.append(Change(path, None, was, dict(now) if now else None))
    return changes
