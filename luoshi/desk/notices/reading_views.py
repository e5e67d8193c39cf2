"""The correction page: the reading beside the original, and everything that is decided there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from luoshi.campaigns import access, actions
from luoshi.campaigns.corrections import find_doubt
from luoshi.campaigns.errors import StaleForm
from luoshi.campaigns.models import Notice
from luoshi.common.errors import NotFound
from luoshi.common.quantities import whole_number
from luoshi.desk.doors import page
from luoshi.desk.notices.differences import Difference, list_differences
from luoshi.desk.notices.doubts import read_settled
from luoshi.desk.notices.offers import show_offers
from luoshi.desk.notices.pages import show_notice
from luoshi.desk.notices.reading_form import ReadingForm
from luoshi.gongwen import Document, GongwenError
from luoshi.people.access import Acting

# What a person can decide on the page, and what is said when it is done.
_DECIDED = {
    "mine": gettext_lazy("已保留您改的。"),
    "reading": gettext_lazy("已恢复为读数。"),
    "undo": gettext_lazy("已撤销这一处修改。"),
    "take": gettext_lazy("已采用这一行改后读到的内容，不合适可以在修改记录里撤销。"),
}


@page("GET", "POST")
def detail(request: HttpRequest, acting: Acting, notice_id: int) -> HttpResponse:
    """The reading beside the original; posting saves the corrections of the shown stretch."""
    notice = access.get_notice(acting, notice_id)
    if request.method == "GET":
        form = ReadingForm(Document.from_json(notice.corrected), notice.revision, line=_line(request))
        return render(request, "desk/notices/detail.html", {"page": show_notice(acting, notice, form)})
    if not acting.may("issue"):
        raise NotFound
    answer = _save(request, acting, notice)
    if answer is None:
        messages.success(request, _("已保存。读数本身没有改动，您的修改另存在旁边，可以撤销。"))
        return _back(request, notice)
    return answer


def _line(request: HttpRequest) -> int:
    return whole_number(request.GET.get("from", "")) or 0


def _here(request: HttpRequest) -> str:
    """The query that leads back to the stretch that was shown."""
    line = _line(request)
    return f"?from={line}" if line else ""


def _back(request: HttpRequest, notice: Notice) -> HttpResponse:
    """To the page of the notice, at the stretch that it was left."""
    return redirect(f"{reverse('notices:detail', args=[notice.pk])}{_here(request)}")


def _save(request: HttpRequest, acting: Acting, notice: Notice) -> HttpResponse | None:
    """Save the posted form; None when it is saved, else the page that says what stands in the way."""
    corrected = Document.from_json(notice.corrected)
    form = ReadingForm(corrected, notice.revision, request.POST, line=_line(request))
    if form.is_only_shown or not form.is_valid():
        return _show_again(request, acting, notice, form, status=200 if form.is_only_shown else 422)
    typed = form.write(Document.from_json(notice.reading))
    try:
        actions.correct_notice(acting, notice, typed, revision=form.seen, settled=form.settled)
    except StaleForm as stale:
        messages.error(request, stale.text(get_language() or "zh"))
        differences = tuple(list_differences(corrected, typed))
        return _show_again(request, acting, notice, form, differences, status=409)
    return None


def _save_first(request: HttpRequest, acting: Acting, notice: Notice) -> HttpResponse | None:
    """Save what was typed, if the form came along, before something else is done; as `_save`."""
    return _save(request, acting, notice) if "revision" in request.POST else None


def _show_again(
    request: HttpRequest,
    acting: Acting,
    notice: Notice,
    form: ReadingForm,
    differences: tuple[Difference, ...] = (),
    *,
    status: int,
) -> HttpResponse:
    """The page with the form as typed."""
    shown = show_notice(acting, notice, form, differences, is_unsaved=True)
    return render(request, "desk/notices/detail.html", {"page": shown}, status=status)


@page("POST", verb="issue")
def decide(request: HttpRequest, acting: Acting, notice_id: int) -> HttpResponse:
    """Keep a correction, take what the reading or an amended line says, or take a change back.

    What was typed is saved first.
    """
    notice = access.get_notice(acting, notice_id)
    choice, _colon, rest = request.POST.get("decision", "").partition(":")
    if choice not in _DECIDED:
        raise NotFound
    answer = _save_first(request, acting, notice)
    if answer is not None:
        return answer
    notice.refresh_from_db()
    if choice == "undo":
        actions.undo_correction(acting, notice, access.get_correction(notice, rest), revision=notice.revision)
    elif choice == "take":
        actions.take_amended(acting, notice, rest, revision=notice.revision)
    else:
        path, _colon, key = rest.rpartition(":")
        actions.decide_conflict(acting, notice, path, choice, key=key, revision=notice.revision)  # type: ignore[arg-type]
    messages.success(request, _DECIDED[choice])
    return _back(request, notice)


@page("GET", verb="issue")
def offers(request: HttpRequest, acting: Acting, notice_id: int) -> HttpResponse:
    """What the line of a doubt says with the words that are being typed, to be taken over with one press."""
    notice = access.get_notice(acting, notice_id)
    name, said = next(iter(read_settled(request.GET).items()), ("", None))
    doubt = find_doubt(notice.reading, name)
    shown = show_offers(Document.from_json(notice.corrected), doubt, said)
    context = {"name": name, "offers": shown, "notice": notice, "here": _here(request)}
    return render(request, "desk/notices/_offers.html", context)


@page("POST", verb="issue")
def read_again(request: HttpRequest, acting: Acting, notice_id: int) -> HttpResponse:
    """Read the file again; what was typed is saved first, and what was corrected stays."""
    notice = access.get_notice(acting, notice_id)
    answer = _save_first(request, acting, notice)
    if answer is not None:
        return answer
    try:
        is_changed = actions.read_again(acting, notice)
    except GongwenError as error:
        messages.error(request, error.text(get_language() or "zh"))
        return _back(request, notice)
    if is_changed:
        messages.success(request, _("已重新读取。您改过的都还在；读取结果变了的地方，请看下面列出的几处。"))
    else:
        messages.info(request, _("重新读取的结果和原来一样，没有变化。"))
    return _back(request, notice)


@page("POST", verb="issue")
def make_plan(request: HttpRequest, acting: Acting, notice_id: int) -> HttpResponse:
    """Save what was typed, if the form came along, and make the draft plan from it."""
    notice = access.get_notice(acting, notice_id)
    answer = _save_first(request, acting, notice)
    if answer is not None:
        return answer
    plan = actions.draft_plan(acting, notice)
    return redirect("plans:publish", plan.pk)
