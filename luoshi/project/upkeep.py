"""What has to be done when a day comes, in a thread beside the background worker."""

import logging
import threading

from django.db import DatabaseError, close_old_connections

from luoshi.orgs.actions import carry_out_due_moves

log = logging.getLogger(__name__)
EVERY_SECONDS = 600


def keep_up(stop: threading.Event | None = None, *, every_seconds: float = EVERY_SECONDS) -> threading.Thread:
    """Look every few minutes whether the day of a move has come, until `stop` is set or the process ends."""
    stopped = stop or threading.Event()
    thread = threading.Thread(target=_look, args=(stopped, every_seconds), daemon=True)
    thread.start()
    return thread


def _look(stopped: threading.Event, every_seconds: float) -> None:
    while True:
        close_old_connections()
        try:
            carry_out_due_moves()
        except DatabaseError:
            log.exception("The moves that are due were not carried out; trying again later.")
        close_old_connections()
        if stopped.wait(every_seconds):
            return
