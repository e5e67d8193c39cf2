"""The reviewer's queue; accepting, returning, withdrawing."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.activities import access, actions, queries
from luoshi.activities.errors import StaleForm
from luoshi.activities.models import Activity
from luoshi.common.errors import LuoshiError
from luoshi.desk.doors import page
from luoshi.desk.records.choosing import Choice
from luoshi.desk.records.forms import ReasonForm
from luoshi.desk.records.pages.record import record_page
from luoshi.desk.records.pages.review import review_page
from luoshi.people.access import Acting
from luoshi.web.joining import join_label


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
        # The page shows the present version: sending the reason again is then a choice about that one.
        form.data = {**form.data, "reason": form.cleaned_data["reason"], "revision": error.current}
        return False
    return True


def _back(request: HttpRequest, activity: Activity | None) -> HttpResponse:
    """To where the act was asked: the queue, or the record itself."""
    if activity is None or request.POST.get("back") == "review":
        return redirect("records:review")
    return redirect("records:detail", activity.uid)
