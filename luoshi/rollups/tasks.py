"""Background work of the roll-ups."""

from django_tasks import task

from luoshi.rollups.segments import is_behind
from luoshi.rollups.segments import refresh_segments as refresh

# A tail of this size costs a question a few milliseconds.
MOST_IN_TAIL = 2000


@task()
def refresh_segments() -> bool:
    """Bring the segments up to date if many entries wait or units have moved. Safe to run twice.

    Returns whether there was anything to do.
    """
    if not is_behind(MOST_IN_TAIL):
        return False
    refresh()
    return True
