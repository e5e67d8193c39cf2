"""How far deliveries have come, from their tasks: one grouped query for any number of them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Count, Min

from luoshi.campaigns.models import Delivery, Task
from luoshi.campaigns.rules import Standing

FINISHED = (Task.State.DONE, Task.State.CONFIRMED)


def find_standings(deliveries: Collection[Delivery]) -> dict[int, Standing]:
    """The standing of each delivery, by its id. Done tasks no longer have a due date to watch."""
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    due: dict[int, list[date]] = defaultdict(list)
    rows = Task.objects.filter(delivery__in=[one.pk for one in deliveries]).values("delivery", "state")
    for row in rows.annotate(tasks=Count("pk"), next_due_on=Min("due_on")).order_by():
        counts[row["delivery"]][row["state"]] = row["tasks"]
        if row["next_due_on"] and row["state"] not in FINISHED:
            due[row["delivery"]].append(row["next_due_on"])
    return {
        one.pk: Standing(one.signed_at is not None, counts[one.pk], min(due[one.pk], default=None))
        for one in deliveries
    }
