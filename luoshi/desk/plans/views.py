"""The plan pages: inbox, own plans, one plan and what is done with it, the units below."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.campaigns import access, actions, queries
from luoshi.campaigns.actions import Hung
from luoshi.campaigns.models import Plan
from luoshi.common.errors import Refused
from luoshi.desk.doors import page
from luoshi.desk.plans.below import show_below
from luoshi.desk.plans.forms import HangForm
from luoshi.desk.plans.pages import make_hang_form, say_now, show_inbox, show_plan
from luoshi.desk.plans.progress import list_progress
from luoshi.people.access import Acting


@page("GET")
def inbox(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The plans that were sent to the own unit, unsigned first."""
    shown = show_inbox(acting, request.GET.get("after", ""))
    return render(request, "desk/plans/inbox.html", {"page": shown})


@page("GET")
def list_plans(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The plans of the own unit."""
    shown = queries.list_plans(acting, after=request.GET.get("after", ""))
    context = {"page": shown, "may_upload": acting.may("issue"), "as_of": say_now()}
    return render(request, "desk/plans/list.html", context)


@page("GET")
def detail(request: HttpRequest, acting: Acting, plan_id: int) -> HttpResponse:
    """A plan with its parts, what was hung on it, and how far it has come."""
    plan = access.get_plan(acting, plan_id)
    shown = show_plan(acting, plan, under=request.GET.get("under", ""))
    return render(request, "desk/plans/detail.html", {"page": shown})


@page("GET")
def progress(request: HttpRequest, acting: Acting, plan_id: int) -> HttpResponse:
    """What the ledger holds for each measure: a fragment that puts each answer into its place on the page."""
    plan = access.get_plan(acting, plan_id)
    return render(request, "desk/plans/_progress.html", {"progress": list_progress(acting, plan)})


@page("POST", verb="sign_for")
def sign(request: HttpRequest, acting: Acting, plan_id: int) -> HttpResponse:
    """Sign for a plan that was sent to the own unit."""
    plan = access.get_plan(acting, plan_id)
    actions.sign_for(acting, access.get_delivery(acting, plan))
    messages.success(request, _("已签收《{title}》。").format(title=plan.title))
    return redirect("plans:detail", plan.pk)


@page("POST", verb="pass_on")
def hang(request: HttpRequest, acting: Acting, plan_id: int) -> HttpResponse:
    """Hang an own measure on a plan from above."""
    plan = access.get_plan(acting, plan_id)
    access.get_delivery(acting, plan)
    form = make_hang_form(acting, plan, data=request.POST)
    hung = _hang(acting, plan, form) if form.is_valid() else None
    if hung is None:
        shown = show_plan(acting, plan, hang_form=form)
        return render(request, "desk/plans/detail.html", {"page": shown}, status=422)
    _say_hung(request, hung)
    return redirect(f"{reverse('plans:detail', args=[plan.pk])}#measure-{hung.measure.pk}")


def _hang(acting: Acting, plan: Plan, form: HangForm) -> Hung | None:
    try:
        return actions.hang_measure(acting, plan, **form.cleaned_data)
    except Refused as refusal:
        form.add_error("title", refusal.text(get_language() or "zh"))
        return None


def _say_hung(request: HttpRequest, hung: Hung) -> None:
    title = hung.measure.title
    if hung.units:
        said = _("已挂上“{title}”，{units} 家已收到方案的下级单位同时增加了这项任务。")
    else:
        said = _("已挂上“{title}”，转发下级时一并带去。")
    messages.success(request, said.format(title=title, units=hung.units))
    if hung.is_outside_window:
        messages.warning(
            request, _("“{title}”的时间超出了所落实措施的时间，请确认是否如此。").format(title=title)
        )


@page("POST", verb="sign_for")
def finish(request: HttpRequest, acting: Acting, task_id: int) -> HttpResponse:
    """Report the own unit's task as done."""
    task = access.get_own_task(acting, task_id)
    actions.finish_task(acting, task, word=request.POST.get("word", ""))
    messages.success(request, _("已报告完成：{title}").format(title=task.measure.title))
    return redirect(f"{reverse('plans:detail', args=[task.delivery.plan_id])}#measure-{task.measure_id}")


@page("GET")
def below(request: HttpRequest, acting: Acting, plan_id: int) -> HttpResponse:
    """The units below that have the plan, and how each stands."""
    shown = show_below(acting, access.get_plan(acting, plan_id), request.GET)
    return render(request, "desk/plans/below.html", {"page": shown})


@page("POST", verb="accept")
def confirm(request: HttpRequest, acting: Acting, task_id: int) -> HttpResponse:
    """Confirm what a unit below reported as done."""
    task = access.get_sent_task(acting, task_id)
    actions.confirm_task(acting, task)
    messages.success(request, _("已确认：{title}").format(title=task.measure.title))
    return redirect("plans:below", task.delivery.plan_id)
