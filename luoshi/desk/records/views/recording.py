"""The clerk's form, its receipt, its correction."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.activities import access, actions
from luoshi.activities.errors import FaultyRecord, NothingChanged, StaleForm
from luoshi.activities.models import Activity
from luoshi.common.errors import NotFound
from luoshi.common.identifiers import receipt_number
from luoshi.desk.doors import page, to_sign_in
from luoshi.desk.frames import owner_key
from luoshi.desk.records import opening
from luoshi.desk.records.pages.new import receipt_of
from luoshi.people.access import Acting
from luoshi.web.outbox import answer_errors, answer_receipt, is_anothers
from luoshi.web.requests import wants_fragment


@page("GET", "POST", verb="record")
def new(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The clerk's form; `?measure=` and `?kind=` say what the link was for."""
    if request.method == "POST":
        return _record(request, acting)
    template = "_kind_fields" if wants_fragment(request) else "new"
    shown = opening.open_new(acting, request.GET)
    response = render(request, f"desk/records/{template}.html", {"page": shown})
    # A page out of the browser's memory would carry the uid of the record that it has sent already.
    patch_cache_control(response, no_store=True)
    return response


def _record(request: HttpRequest, acting: Acting) -> HttpResponse:
    if is_anothers(request, owner_key(acting)):
        # Another tab has changed the post: this record waits on its device until its own post is at work again.
        return to_sign_in(request)
    earlier = _find_earlier(request, acting)
    if earlier is not None:
        return _answer(request, earlier, is_new=False)
    sent = opening.bind_new(acting, request.POST, request.FILES, measure=request.GET.get("measure", ""))
    if sent.form.is_valid():
        try:
            said = sent.form.said()
            recorded = actions.record_activity(acting, uid=sent.form.cleaned_data["uid"], **said)
            return _answer(request, recorded.activity, is_new=recorded.is_new)
        except FaultyRecord as error:
            sent.form.add_faults(error.faults)
    refused = answer_errors(request, sent.form)
    return refused or render(request, "desk/records/new.html", {"page": sent}, status=422)


def _find_earlier(request: HttpRequest, acting: Acting) -> Activity | None:
    """What arrived under this uid before: answered before the form is judged, for it was judged then."""
    try:
        return access.find_recorded(acting, uuid.UUID(request.POST.get("uid", "")))
    except ValueError:
        return None


def _answer(request: HttpRequest, activity: Activity, *, is_new: bool) -> HttpResponse:
    url = reverse("records:receipt", args=[activity.uid])
    again = "" if is_new else "?again=1"
    return answer_receipt(request, receipt=receipt_number(activity.uid), url=f"{url}{again}")


@page("GET")
def receipt(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """The receipt of a record; `?again` says that it had arrived before."""
    shown = receipt_of(acting, access.get_activity(acting, uid), is_again="again" in request.GET)
    return render(request, "desk/records/receipt.html", {"page": shown})


@page("GET", "POST", verb="record")
def correct(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """The form of a correction; a returned record is handed in again with it."""
    activity = access.get_own_activity(acting, uid)
    if request.method == "POST":
        return _correct(request, acting, activity)
    if not access.may_correct(acting, activity):
        raise NotFound
    shown = opening.open_correction(acting, activity)
    return render(request, "desk/records/correct.html", {"page": shown})


def _correct(request: HttpRequest, acting: Acting, activity: Activity) -> HttpResponse:
    sent = opening.bind_correction(acting, activity, request.POST, request.FILES)
    if sent.form.is_valid():
        try:
            values = sent.form.cleaned_data
            said = {"revision": values["revision"], "reason": values["reason"], **sent.form.said()}
            activity = actions.correct_activity(acting, activity, **said)
            messages.success(request, _say_corrected(activity))
            return redirect("records:detail", activity.uid)
        except StaleForm as stale:
            shown = opening.reopen_stale(acting, sent, stale)
            return render(request, "desk/records/correct.html", {"page": shown}, status=409)
        except FaultyRecord as error:
            sent.form.add_faults(error.faults)
        except NothingChanged as error:
            sent.form.add_error(None, error.text(get_language() or "zh"))
    return render(request, "desk/records/correct.html", {"page": sent}, status=422)


def _say_corrected(activity: Activity) -> str:
    if activity.is_pending:
        return _("已提交更正（第 %(revision)s 版），等本单位审核。") % {"revision": activity.revision}
    return _("已更正（第 %(revision)s 版），各级总数已随之更新。") % {"revision": activity.revision}
