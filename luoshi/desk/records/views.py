"""Pages of records: fetch, act, show."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.activities import access, actions, queries
from luoshi.activities.errors import FaultyRecord, NothingChanged, StaleForm
from luoshi.activities.models import Activity
from luoshi.common.errors import LuoshiError, NotFound
from luoshi.common.identifiers import receipt_number
from luoshi.desk.doors import page
from luoshi.desk.records import opening
from luoshi.desk.records.choosing import Choice, chosen_filter, filter_form
from luoshi.desk.records.forms import ReasonForm
from luoshi.desk.records.pages.listing import records_list, review_page
from luoshi.desk.records.pages.new import receipt_of
from luoshi.desk.records.pages.record import record_page
from luoshi.people.access import Acting
from luoshi.web.joining import join_label
from luoshi.web.outbox import answer_errors, answer_receipt
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


@page("GET")
def list_(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The unit's records, filtered by the address bar, a page at a time."""
    form = filter_form(acting, request.GET)
    after = queries.Cursor.parse(request.GET.get("after", ""))
    records = queries.list_records(acting, chosen_filter(form), after=after)
    waiting = queries.count_review(acting) if acting.may("accept") else 0
    shown = records_list(acting, form, records, asked=request.GET.dict(), waiting=waiting)
    return render(request, "desk/records/list.html", {"page": shown})


@page("GET")
def detail(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """One record: content, versions, the ledger behind it."""
    shown = record_page(acting, access.get_activity(acting, uid))
    return render(request, "desk/records/detail.html", {"page": shown})


@page("GET")
def photo(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """The record's photo, for those who may read the record."""
    activity = access.get_activity(acting, uid)
    try:
        with activity.photo.open("rb") as file:
            response = HttpResponse(file.read(), content_type="image/jpeg")
    except (ValueError, FileNotFoundError):
        raise NotFound from None
    patch_cache_control(response, private=True, max_age=3600)
    return response


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


@page("GET", verb="accept")
def review(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What waits for the unit's reviewer."""
    shown = review_page(acting, queries.review_queue(acting), queries.count_review(acting))
    return render(request, "desk/records/review.html", {"page": shown})


@page("POST", verb="accept")
def accept(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Accept one record (the button's own) or all that were ticked; each stands or falls by itself."""
    only = request.POST.get("only")
    choices = [only] if only else request.POST.getlist("record")
    activity, accepted = None, 0
    for choice in map(Choice.parse, choices):
        activity = access.get_own_activity(acting, choice.uid)
        try:
            actions.accept_activity(acting, activity, choice.revision)
            accepted += 1
        except LuoshiError as error:
            messages.warning(request, join_label(activity.title, error.text(get_language() or "zh")))
    if accepted:
        messages.success(request, _("已审核通过 %(number)s 笔，各级总数已更新。") % {"number": accepted})
    if not choices:
        messages.warning(request, _("还没有勾选。请勾选要通过的记录，或点每条后面的“审核通过”。"))
    return _back(request, activity)


@page("POST", verb="accept")
def return_(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """Send a record back with a reason."""
    activity = access.get_activity(acting, uid)
    form = ReasonForm(request.POST, auto_id="return-%s")
    if _decide(request, form, actions.return_activity, acting, activity):
        messages.success(request, _("已退回“%(title)s”，经办会看到原因。") % {"title": activity.title})
        return _back(request, activity)
    shown = record_page(acting, activity, return_form=form)
    return render(request, "desk/records/detail.html", {"page": shown}, status=422)


@page("POST", verb="record")
def withdraw(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """Take a record back for good, with a reason."""
    activity = access.get_own_activity(acting, uid)
    form = ReasonForm(request.POST, auto_id="withdraw-%s")
    if _decide(request, form, actions.withdraw_activity, acting, activity):
        messages.success(request, _("已撤回“%(title)s”，数字已冲回。") % {"title": activity.title})
        return _back(request, activity)
    shown = record_page(acting, activity, withdraw_form=form)
    return render(request, "desk/records/detail.html", {"page": shown}, status=422)


def _decide(request: HttpRequest, form: ReasonForm, act: Any, acting: Acting, activity: Activity) -> bool:
    """Act with the form's reason; a refusal is said beside the reason, which stays as typed."""
    if not form.is_valid():
        return False
    try:
        act(acting, activity, form.cleaned_data["reason"], revision=form.cleaned_data["revision"])
    except StaleForm as error:
        form.add_error(None, error.text(get_language() or "zh"))
        return False
    return True


def _back(request: HttpRequest, activity: Activity | None) -> HttpResponse:
    """To where the act was asked: the queue, or the record itself."""
    if activity is None or request.POST.get("back") == "review":
        return redirect("records:review")
    return redirect("records:detail", activity.uid)
