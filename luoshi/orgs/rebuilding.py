"""Dropping every key and deriving it again from placements.

Plain SQL, one statement a level: the database numbers 2.8 million units without a row passing through Python.
"""

from collections.abc import Callable

from django.db import connection, transaction

from luoshi.common import clock
from luoshi.orgs import keys
from luoshi.orgs.actions import claim_tree, outdate_keys
from luoshi.orgs.errors import KeySpaceFull
from luoshi.orgs.models import Level, Org

# Each unit's area placement of today: the last that has begun, else the first that will begin. The window
# numbers the children of one parent by their code, so that the keys depend on nothing but the placements.
_NUMBERED = """
    SELECT place.org_id, place.parent_id, COALESCE(parent.key, 0) AS parent_key,
           ROW_NUMBER() OVER (PARTITION BY place.parent_id ORDER BY org.code) AS slot
    FROM orgs_org org
    JOIN orgs_placement place ON place.org_id = org.id AND place.tree = 'area' AND place.from_on = (
        SELECT COALESCE(MAX(CASE WHEN from_on <= %(today)s THEN from_on END), MIN(from_on))
        FROM orgs_placement WHERE org_id = org.id AND tree = 'area')
    LEFT JOIN orgs_org parent ON parent.id = place.parent_id
    WHERE org.level = %(level)s AND (place.parent_id IS NULL OR parent.key IS NOT NULL)
"""
_GIVE_KEYS = f"""
    UPDATE orgs_org SET key = numbered.parent_key + numbered.slot * %(step)s
    FROM ({_NUMBERED}) AS numbered WHERE orgs_org.id = numbered.org_id
"""
_FIND_FULL = f"""
    SELECT numbered.parent_id, COUNT(*) FROM ({_NUMBERED}) AS numbered
    GROUP BY numbered.parent_id HAVING COUNT(*) > %(most)s LIMIT 1
"""


@transaction.atomic
def rebuild_keys(on_progress: Callable[[int, int], None] | None = None) -> int:
    """Give every unit its key anew, from the top down; the same placements always give the same keys.

    Returns how many units have a key. `on_progress(levels done, levels)`.
    A unit whose chain of parents does not reach the top gets none; `checking.check_tree` names it.
    Raises: KeySpaceFull.
    """
    claim_tree()
    outdate_keys()
    Org.objects.exclude(key=None).update(key=None)
    for level in Level.values:
        _give_keys(level)
        if on_progress is not None:
            on_progress(level + 1, len(Level.values))
    return Org.objects.exclude(key=None).count()


def _give_keys(level: int) -> None:
    facts: dict[str, int | str] = {
        "today": clock.today().isoformat(),
        "level": level,
        "step": keys.step_at(level) if level else 0,
        "most": keys.slots_at(level) if level else 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIND_FULL, facts)
        full = cursor.fetchone()
        if full is not None:
            raise _full(full[0], level)
        cursor.execute(_GIVE_KEYS, facts)


def _full(parent_id: int | None, level: int) -> KeySpaceFull:
    parent = Org.objects.filter(pk=parent_id).first() if parent_id else None
    name = parent.name if parent else Level.NATION.label
    return KeySpaceFull(parent=name, level=Level(level).label, most=keys.slots_at(level))
