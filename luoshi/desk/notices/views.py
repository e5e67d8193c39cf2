"""The list of notices, the upload, and the original file; `reading_views` has the correction page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.campaigns import access, actions, queries
from luoshi.campaigns.models import Notice
from luoshi.common.identifiers import new_uid
from luoshi.desk.doors import page
from luoshi.desk.notices.forms import UploadForm
from luoshi.gongwen import GongwenError
from luoshi.people.access import Acting


@page("GET")
def list_notices(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The own unit's notices."""
    shown = queries.list_notices(acting, after=request.GET.get("after", ""))
    context = {"page": shown, "may_upload": acting.may("issue")}
    return render(request, "desk/notices/list.html", context)


@page("GET", "POST", verb="issue")
def upload(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Take in a notice file; what is wrong with it is said beside the field."""
    if request.method == "GET":
        form = UploadForm(initial={"uid": new_uid()})
        return render(request, "desk/notices/upload.html", {"form": form})
    form = UploadForm(request.POST, request.FILES)
    notice = _receive(acting, form) if form.is_valid() else None
    if notice is None:
        return render(request, "desk/notices/upload.html", {"form": form}, status=422)
    if notice.uid != form.cleaned_data["uid"]:
        messages.info(request, _("这份文件您的单位已经上传过，下面是原来的记录。"))
    return redirect("notices:detail", notice.pk)


def _receive(acting: Acting, form: UploadForm) -> Notice | None:
    field, name, content = form.given
    try:
        return actions.receive_notice(acting, uid=form.cleaned_data["uid"], file_name=name, content=content)
    except GongwenError as fault:
        form.add_error(field, fault.text(get_language() or "zh"))
        return None


@page("GET")
def original(request: HttpRequest, acting: Acting, notice_id: int) -> HttpResponse:
    """The file as it came in, always as a download: it is a stranger's file."""
    notice = access.get_original(acting, notice_id)
    with notice.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=notice.file_name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response
