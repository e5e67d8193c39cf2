"""Serving the service worker. The project mounts it at the root, since a worker rules only what lies below it."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_WORKER = "web/offline-worker.js"


@require_safe
def show_worker(request: HttpRequest) -> HttpResponse:
    """The worker's script, asked for anew each time so that a new one takes over at once."""
    path = finders.find(_WORKER)
    if not path:
        raise Http404(_WORKER)
    response = HttpResponse(Path(path).read_bytes(), content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response
