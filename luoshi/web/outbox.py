"""Answering a form that may have been sent by `outbox.js` or by the browser itself."""

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse


def is_outbox(request: HttpRequest) -> bool:
    """Whether the request comes from the outbox of a device."""
    return request.headers.get("X-Requested-With") == "outbox"


def is_anothers(request: HttpRequest, owner_key: str) -> bool:
    """Whether a device sends a record that was made by another person, or in another post, than is at work now."""
    return is_outbox(request) and request.headers.get("X-Outbox-Owner", owner_key) != owner_key


def answer_receipt(request: HttpRequest, *, receipt: str, url: str) -> HttpResponse:
    """The receipt of a record that is stored, now or before: JSON 201 for the outbox, else a redirect."""
    if is_outbox(request):
        return JsonResponse({"receipt": receipt, "url": url}, status=201)
    return HttpResponseRedirect(url)


def answer_errors(request: HttpRequest, form: BaseForm) -> HttpResponse | None:
    """The form's errors as JSON 422 for the outbox; None when the page is to be shown again instead."""
    if is_outbox(request):
        return JsonResponse(
            {"errors": {name: list(faults) for name, faults in form.errors.items()}}, status=422
        )
    return None
