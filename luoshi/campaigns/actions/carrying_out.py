"""What a unit does with a plan it was sent: sign for it, work, report; and the unit above confirms."""

from collections.abc import Iterable

from django.db import transaction

from luoshi.campaigns import queries
from luoshi.campaigns.errors import NotDone, NotSignedFor
from luoshi.campaigns.models import Delivery, Task
from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.orgs.models import Org
from luoshi.people.access import Acting


@transaction.atomic
def sign_for(acting: Acting, delivery: Delivery) -> Delivery:
    """Sign for a plan, and for measures that came later. Who signed first and when stays.

    Raises: NotYours, NotFound for another unit's delivery.
    """
    acting.require("sign_for")
    if delivery.org_id != acting.org.pk:
        raise NotFound
    unsigned = Delivery.objects.filter(pk=delivery.pk, signed_at=None)
    unsigned.update(signed_at=clock.now(), signed_by=acting.person)
    unread = Task.objects.filter(delivery=delivery, state=Task.State.UNREAD)
    unread.update(state=Task.State.SIGNED)
    delivery.refresh_from_db()
    return delivery


@transaction.atomic
def note_progress(measure_ids: Iterable[int], hosts: Iterable[Org]) -> int:
    """The ledger now holds a record of these hosts that serves these measures: their tasks are under way.

    That is so for the units themselves and for every unit above them on their paths, and a local measure is
    progress of the one it carries out. Returns how many tasks changed; safe to call again.
    """
    ids = queries.with_originals(measure_ids)
    path = {key for host in hosts for key in queries.path_keys(host)}
    waiting = Task.objects.filter(
        measure__in=ids, org__key__in=path, state__in=(Task.State.UNREAD, Task.State.SIGNED)
    )
    return waiting.update(state=Task.State.UNDER_WAY)


@transaction.atomic
def finish_task(acting: Acting, task: Task, *, word: str = "") -> Task:
    """Report the own unit's task as done. The first report stays.

    Raises: NotYours, NotFound for another unit's task, NotSignedFor.
    """
    acting.require("sign_for")
    task = Task.objects.select_for_update().get(pk=task.pk)
    if task.org_id != acting.org.pk:
        raise NotFound
    # A record puts an unread task under way; that is no signature.
    if task.state == Task.State.UNREAD or task.delivery.signed_at is None:
        raise NotSignedFor
    if task.state in (Task.State.SIGNED, Task.State.UNDER_WAY):
        task.state, task.done_word = Task.State.DONE, word.strip()[:200]
        task.done_at, task.done_by = clock.now(), acting.person
        task.save(update_fields=["state", "done_word", "done_at", "done_by"])
    return task


@transaction.atomic
def confirm_task(acting: Acting, task: Task) -> Task:
    """Confirm what a unit reported as done; the unit that sent it the plan does this.

    Raises: NotYours, NotFound for a task that another unit sent, NotDone.
    """
    acting.require("accept")
    task = Task.objects.select_for_update().get(pk=task.pk)
    if task.delivery.dispatch.org_id != acting.org.pk:
        raise NotFound
    if task.state not in (Task.State.DONE, Task.State.CONFIRMED):
        raise NotDone
    if task.state == Task.State.DONE:
        task.state = Task.State.CONFIRMED
        task.confirmed_at, task.confirmed_by = clock.now(), acting.person
        task.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    return task
