"""Importing units from a file: upload, preview, confirm."""

import csv
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.common.errors import Refused
from luoshi.common.identifiers import new_uid
from luoshi.desk.doors import page
from luoshi.desk.units.forms import UploadForm
from luoshi.desk.units.import_pages import preview_page, upload_page
from luoshi.orgs.access import get_upload
from luoshi.orgs.importing.actions import import_upload, keep_upload
from luoshi.orgs.importing.plans import plan_import
from luoshi.orgs.importing.words import HEADERS, column
from luoshi.orgs.models import UnitImport
from luoshi.people.access import Acting

SAMPLE = (
    ("某某市总工会", "某某市", "地方工会", "市", "上级单位的代码", "3701", "3701", "", "1950-05-01"),
    ("某某机械厂工会", "", "基层工会", "基层", "3701", "3701-0001", "", "", "2005-06-01"),
)


@page("GET", "POST", verb="arrange_units")
def upload(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Take in a file of units and go to its preview; a file that is no table is refused beside the field."""
    form = UploadForm(request.POST or None, request.FILES or None, initial={"uid": new_uid()})
    kept = _keep(form, acting) if form.is_valid() else None
    if kept is not None:
        return redirect("units:import-preview", kept.uid)
    return render(request, "desk/units/import.html", {"page": upload_page(form)})


def _keep(form: UploadForm, acting: Acting) -> UnitImport | None:
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        plan_import(content, under=acting.org)
    except Refused as refusal:
        form.add_error("file", refusal.text(get_language() or "zh"))
        return None
    return keep_upload(
        form.cleaned_data["uid"],
        under=acting.org,
        content=content,
        file_name=file.name or "",
        by=acting.person.pk,
    )


@page("GET", "POST", verb="arrange_units")
def preview(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """What the file would do, every fault with its row; a POST imports it, once."""
    kept = get_upload(acting.org, uid)
    if request.method == "POST":
        done = import_upload(kept, by=acting.person.pk)
        words = _("已导入：新增 %(added)s 个单位，更新 %(changed)s 个。")
        messages.success(request, words % {"added": done.added, "changed": done.changed})
        return redirect("units:import-preview", uid)
    return render(request, "desk/units/import_preview.html", {"page": preview_page(kept)})


@page("GET", verb="arrange_units")
def empty_table(request: HttpRequest, acting: Acting) -> HttpResponse:
    """A table with the right header and two rows as an example, in the CSV that Excel and WPS open."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = "attachment; filename*=UTF-8''%E5%8D%95%E4%BD%8D%E8%A1%A8.csv"
    answer.write("\ufeff")
    rows = csv.writer(answer)
    rows.writerow([column(field) for field in HEADERS])
    rows.writerows(SAMPLE)
    return answer
