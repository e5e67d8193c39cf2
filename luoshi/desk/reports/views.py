"""The pages of reports. Each fetches through access, calls one action or query, shows one page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from luoshi.common.errors import Refused
from luoshi.common.identifiers import new_uid, receipt_number
from luoshi.common.quantities import whole_number
from luoshi.desk.doors import page
from luoshi.desk.reports.forms import DraftForm, ReportForm
from luoshi.desk.reports.pages.editing import edit_page, preview_of
from luoshi.desk.reports.pages.evidence import figure_page
from luoshi.desk.reports.pages.listing import draft_page, list_page
from luoshi.desk.reports.pages.reading import keep_moved, report_page, take_moved
from luoshi.people.access import Acting
from luoshi.reports.access import get_figure, get_own_report, get_report
from luoshi.reports.actions import draft_report, edit_report, issue_report, refresh_report
from luoshi.reports.errors import AlreadyIssued, StaleForm
from luoshi.reports.models import Report
from luoshi.reports.queries import list_reports
from luoshi.reports.rendering import render_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page("GET")
def list_(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The reports that the post may read."""
    before = whole_number(request.GET.get("before", ""))
    found = list_reports(acting, before=before)
    return render(
        request, "desk/reports/list.html", {"page": list_page(acting, found, is_first=before is None)}
    )


@page("GET", "POST", verb="record")
def draft(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Choose a plan; its report is drafted and opened for writing."""
    asked = whole_number(request.GET.get("plan", ""))
    initial = {"uid": new_uid(), **({"plan": asked} if asked else {})}
    form = DraftForm(acting, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        report = draft_report(acting, chosen["plan"], uid=chosen["uid"], as_of=form.as_of)
        return redirect("reports:edit", report.uid)
    status = 422 if form.errors else 200
    return render(request, "desk/reports/draft.html", {"page": draft_page(acting, form)}, status=status)


@page("GET")
def detail(request: HttpRequest, acting: Acting, uid: UUID) -> HttpResponse:
    """Read a report."""
    report = get_report(acting, uid)
    shown = report_page(acting, report, refreshed=take_moved(request.session, report))
    return render(request, "desk/reports/detail.html", {"page": shown})


@page("GET", "POST", verb="record")
def edit(request: HttpRequest, acting: Acting, uid: UUID) -> HttpResponse:
    """Write on a draft. What is refused is shown again as it was typed."""
    report = get_own_report(acting, uid)
    if request.method == "POST":
        return _save(request, acting, report)
    if report.is_issued:
        return redirect("reports:detail", report.uid)
    form = ReportForm(initial={"title": report.title, "revision": report.revision})
    return render(request, "desk/reports/edit.html", {"page": edit_page(report, form)})


def _save(request: HttpRequest, acting: Acting, report: Report) -> HttpResponse:
    form = ReportForm(request.POST)
    typed, problem, is_stale = form.blocks(), "", False
    if form.is_valid():
        title, revision = form.cleaned_data["title"], form.cleaned_data["revision"]
        try:
            edit_report(acting, report, revision=revision, title=title, blocks=typed)
        except Refused as refusal:
            problem, is_stale = _say(refusal), isinstance(refusal, StaleForm | AlreadyIssued)
        else:
            messages.success(request, _("已保存。"))
            return redirect("reports:edit", report.uid)
    if is_stale:
        report = get_own_report(acting, report.uid)
        form = ReportForm(_with_revision(request.POST, report.revision))
    shown = edit_page(report, form, typed=typed, problem=problem, is_stale=is_stale)
    return render(request, "desk/reports/edit.html", {"page": shown}, status=409 if problem else 422)


@page("POST", verb="record")
def preview(request: HttpRequest, acting: Acting, uid: UUID) -> HttpResponse:
    """How the text that is being typed will read. Nothing is saved."""
    report = get_own_report(acting, uid)
    form = ReportForm(request.POST)
    shown = preview_of(report, request.POST.get("title", ""), form.blocks())
    return render(request, "desk/reports/_preview.html", {"preview": shown})


@page("POST", verb="record")
def refresh(request: HttpRequest, acting: Acting, uid: UUID) -> HttpResponse:
    """Ask a draft's figures again; the report then says what moved."""
    report = get_own_report(acting, uid)
    try:
        report, moved = refresh_report(acting, report, revision=_revision(request))
    except Refused as refusal:
        messages.error(request, _say(refusal))
    else:
        keep_moved(request.session, report, moved)
    return redirect("reports:detail", uid)


@page("POST", verb="issue")
def issue(request: HttpRequest, acting: Acting, uid: UUID) -> HttpResponse:
    """Freeze a report."""
    report = get_own_report(acting, uid)
    try:
        report = issue_report(acting, report, revision=_revision(request))
    except Refused as refusal:
        messages.error(request, _say(refusal))
    else:
        count = report.figures.count()
        said = ngettext("已印发，%(count)d 个数字已逐一核对。", "已印发，%(count)d 个数字已逐一核对。", count)
        messages.success(request, said % {"count": count})
    return redirect("reports:detail", uid)


@page("GET")
def download(request: HttpRequest, acting: Acting, uid: UUID) -> HttpResponse:
    """The report as a .docx file."""
    report = get_report(acting, uid)
    response = HttpResponse(render_docx(report), content_type=DOCX)
    name = f"{report.title[:60]}（{receipt_number(report.uid)}）.docx"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@page("GET")
def figure(request: HttpRequest, acting: Acting, uid: UUID, code: str) -> HttpResponse:
    """What stands behind a figure: its definition, its question, its entries."""
    report = get_report(acting, uid)
    shown = figure_page(report, get_figure(report, code), after=request.GET.get("after", ""))
    return render(request, "desk/reports/figure.html", {"page": shown})


def _with_revision(sent: QueryDict, revision: int) -> QueryDict:
    """What was sent, as if on the text that is stored now: saving it again is then a choice, not an accident."""
    again = sent.copy()
    again["revision"] = str(revision)
    return again


def _revision(request: HttpRequest) -> int:
    """The revision that the person saw; 0, which is stale, if the form has none."""
    return whole_number(request.POST.get("revision", "")) or 0


def _say(refusal: Refused) -> str:
    return refusal.text(get_language() or "zh")
