"""Choosing recipients and sending: issuing an own plan, passing on one from above, the count for both."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.campaigns import access, actions, queries, recipients
from luoshi.campaigns.models import Delivery, Dispatch, Plan
from luoshi.common import clock
from luoshi.common.errors import Refused
from luoshi.desk.doors import page
from luoshi.desk.plans.forms import SendForm
from luoshi.desk.plans.sending import SendPage, make_form, show_sending
from luoshi.people.access import Acting

Send = Callable[..., Dispatch]


@page("GET", "POST", verb="issue")
def publish(request: HttpRequest, acting: Acting, plan_id: int) -> HttpResponse:
    """Issue an own plan, or send an issued one to further units."""
    plan = access.get_own_plan(acting, plan_id)
    return _answer(request, acting, plan, None, partial(actions.issue_plan, acting, plan))


@page("GET", "POST", verb="pass_on")
def pass_on(request: HttpRequest, acting: Acting, plan_id: int) -> HttpResponse:
    """Pass a plan that came from above on to units below."""
    plan = access.get_plan(acting, plan_id)
    delivery = access.get_delivery(acting, plan)
    if delivery.signed_at is None:
        messages.info(request, _("请先签收，再转发下级。"))
        return redirect("plans:detail", plan.pk)
    return _answer(request, acting, plan, delivery, partial(actions.pass_on, acting, delivery))


def _answer(
    request: HttpRequest, acting: Acting, plan: Plan, delivery: Delivery | None, send: Send
) -> HttpResponse:
    offers = recipients.list_offers(acting.org, clock.today())
    if request.method == "GET":
        return _render(request, show_sending(acting, plan, delivery, make_form(plan, offers, request.GET)))
    form = SendForm(request.POST, offers=offers)
    dispatch = _send(form, send) if form.is_valid() else None
    if dispatch is None:
        return _render(request, show_sending(acting, plan, delivery, form), status=422)
    messages.success(request, _say_sent(dispatch))
    return redirect("plans:detail", plan.pk)


def _send(form: SendForm, send: Send) -> Dispatch | None:
    try:
        return send(**form.cleaned_data)
    except Refused as refusal:
        form.add_error("rules", refusal.text(get_language() or "zh"))
        return None


def _render(request: HttpRequest, shown: SendPage, status: int = 200) -> HttpResponse:
    return render(request, "desk/plans/send.html", {"page": shown}, status=status)


def _say_sent(dispatch: Dispatch) -> str:
    sent = _("已发送给 {units} 家单位。").format(units=dispatch.units)
    if not dispatch.units_skipped:
        return sent
    return sent + _("另有 {units} 家此前已收到，没有重复发送。").format(units=dispatch.units_skipped)


@page("GET", verb="pass_on")
def count(request: HttpRequest, acting: Acting, plan_id: int) -> HttpResponse:
    """How many units and tasks the chosen rules give: the fragment with the button that sends."""
    plan = access.get_plan(acting, plan_id)
    preview = queries.preview_sending(acting, plan, request.GET.getlist("rules"))
    context = {"preview": preview, "is_passing_on": plan.org_id != acting.org.pk}
    return render(request, "desk/plans/_count.html", context)
