"""Writing what a file of units says, all of it or nothing; and keeping the file from its preview on."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from luoshi.common import clock
from luoshi.orgs.actions import claim_tree
from luoshi.orgs.importing.errors import FaultsLeft
from luoshi.orgs.importing.plans import CHANGEABLE, ImportPlan, NewUnit, plan_import
from luoshi.orgs.models import Org, Placement, Tree, UnitImport

OnProgress = Callable[[int, int], None]
_BATCH = 1000


@dataclass(frozen=True)
class Imported:
    """How many units an import added, changed and found as they were."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def import_units(
    content: bytes, *, under: Org | None, by: int | None, on_progress: OnProgress | None = None
) -> Imported:
    """Add and update the units of a file. The same file again adds and changes nothing.

    It is checked once more while the tree is held: what has changed since its preview counts.
    `on_progress(units done, units)`. Raises: FaultsLeft, and what `plan_import` raises.
    """
    claim_tree()
    plan = plan_import(content, under=under)
    _refuse_faults(plan)
    total = len(plan.new) + len(plan.changes)
    for start in range(0, len(plan.new), _BATCH):
        batch = plan.new[start : start + _BATCH]
        _add(batch, by)
        _tell(on_progress, start + len(batch), total)
    for start in range(0, len(plan.changes), _BATCH):
        changes = plan.changes[start : start + _BATCH]
        Org.objects.bulk_update([change.org for change in changes], CHANGEABLE)
        _tell(on_progress, len(plan.new) + start + len(changes), total)
    return Imported(len(plan.new), len(plan.changes), plan.unchanged)


def _refuse_faults(plan: ImportPlan) -> None:
    if plan.faults:
        first = plan.faults[0]
        raise FaultsLeft(faults=len(plan.faults), row=first.row, first=first.problem.text())


def _add(units: Sequence[NewUnit], by: int | None) -> None:
    """Save units and their first placements. A parent in the same batch has its id by then."""
    Org.objects.bulk_create([unit.org for unit in units])
    now = clock.now()
    Placement.objects.bulk_create(
        Placement(
            org=unit.org,
            tree=Tree.AREA,
            parent=unit.parent,
            from_on=unit.org.opened_on,
            recorded_at=now,
            recorded_by=by,
        )
        for unit in units
    )


def _tell(on_progress: OnProgress | None, done: int, total: int) -> None:
    if on_progress is not None:
        on_progress(done, total)


def keep_upload(uid: uuid.UUID, *, under: Org, content: bytes, file_name: str, by: int) -> UnitImport:
    """Keep a file for its preview and import. A second arrival of the same uid gives the first."""
    kept = UnitImport.objects.filter(uid=uid).first()
    if kept is not None:
        return kept
    upload = UnitImport(
        uid=uid, under=under, file_name=file_name[-255:], uploaded_at=clock.now(), uploaded_by=by
    )
    upload.file.save(f"{uid}{PurePath(file_name).suffix[:8]}", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            upload.save(force_insert=True)
    except IntegrityError:  # two arrivals at one moment: the other was first
        return UnitImport.objects.get(uid=uid)
    return upload


@transaction.atomic
def import_upload(upload: UnitImport, *, by: int) -> UnitImport:
    """Import a kept file. Done a second time it changes nothing and still says what the first time did.

    Raises: FaultsLeft.
    """
    upload = UnitImport.objects.select_for_update().select_related("under").get(pk=upload.pk)
    if upload.imported_at is not None:
        return upload
    with upload.file.open("rb") as file:
        imported = import_units(file.read(), under=upload.under, by=by)
    upload.imported_at, upload.imported_by = clock.now(), by
    upload.added, upload.changed = imported.added, imported.changed
    upload.save()
    return upload
