"""The forms of the notice pages: the upload, and what stands once in a part of a reading."""

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from luoshi.desk.notices.fields import (
    LinesField,
    NamesField,
    TitlesField,
    date_field,
    list_touched,
    text_field,
)
from luoshi.desk.notices.outline import read_outline, write_outline
from luoshi.gongwen import document as gongwen
from luoshi.web.widgets import FileDrop

# A printed number is 发文机关代字〔年份〕序号号 (GB/T 9704-2012, 7.2.5); people type other brackets.
_NUMBER = re.compile(r"(?P<code>.+?)\s*[〔\[［(（【](?P<year>\d{4})[〕\]］)）】]\s*(?P<serial>\d+)\s*号")


_PASTED = _("粘贴的文字.txt")
# No official document is longer; as UTF-8 it stays below what a request may hold beside its files.
_MOST_PASTED = 300_000


class UploadForm(forms.Form):
    """One file, or a text. What is wrong inside it is said by the reader, beside the same field."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("通知文件"),
        required=False,
        allow_empty_file=True,
        max_length=255,
        widget=FileDrop(
            accept=".docx,.pdf,.txt,.ofd,.doc,.wps,.rtf,.html,.png,.jpg,.jpeg,.tif,.tiff,.bmp,.webp",
        ),
        help_text=_(
            "docx、pdf、ofd、txt、doc、wps 和图片都可以，不超过 20 MB。扫描件和图片要识别：一页等几秒，最多 10 页。"
        ),
        error_messages={"max_length": _("文件名太长，请改短后再上传。")},
    )
    text = forms.CharField(
        label=_("或者粘贴文字"),
        required=False,
        strip=False,
        max_length=_MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.errors:
            return values
        if values.get("file") is None and not values["text"].strip():
            self.add_error("file", _("请选择通知文件。也可以把文字粘贴在下面。"))
        if values.get("file") is not None and values["text"].strip():
            self.add_error("text", _("已经选了文件，这里请留空；要用粘贴的文字，就不要选文件。"))
        return values

    @property
    def given(self) -> tuple[str, str, File[bytes] | bytes]:
        """The field that was filled in, the name of the file, what is in it."""
        file, text = self.cleaned_data["file"], self.cleaned_data["text"]
        return ("file", file.name, file) if file is not None else ("text", str(_PASTED), text.encode())


class HeadForm(forms.Form):
    """What stands once in a part: title, number, issuers, recipients, theme, outline."""

    kind = text_field(_("文种"), 20)
    title = LinesField(_("标题"), rows=2, max_length=300)
    subtitle = text_field(_("副标题"), 300, size="full")
    issuers = NamesField(_("发文机关"))
    doc_number = text_field(_("发文字号"), 80)
    date = date_field(_("成文日期"))
    recipients = NamesField(_("主送机关"), rows=3, help_text=_("一行一个单位；回车分开，删去换行就合并"))
    attachments = TitlesField(_("附件"), rows=2, help_text=_("一行一个附件"))
    report_sender = text_field(_("谁来报送"), 200)
    report_to = text_field(_("报送给谁"), 200)
    report_what = text_field(_("报送什么"), 500)
    report_deadline = date_field(_("最晚报送"))
    theme = LinesField(_("主题"), rows=2)
    signer = text_field(_("签发人"), 60)
    urgency = text_field(_("紧急程度"), 20)
    secrecy = text_field(_("密级"), 20)
    copies_to = NamesField(_("抄送"))
    outline = LinesField(
        _("提纲"), rows=8, help_text=_("一行一个标题，下一级前面多空一格"), attrs={"data-outline": ""}
    )

    @staticmethod
    def show(part: gongwen.Part) -> dict[str, Any]:
        """The part as initial values."""
        report = part.report_to or gongwen.ReportBack("", "", "")
        plain = {name: getattr(part, name) for name in HeadForm.base_fields if hasattr(part, name)}
        return plain | {
            "doc_number": part.doc_number.raw if part.doc_number else "",
            "outline": write_outline(part.outline),
            "report_sender": report.sender,
            "report_to": report.to,
            "report_what": report.what,
            "report_deadline": report.deadline,
        }

    def clean_title(self) -> str:
        title = "".join(self.cleaned_data["title"].splitlines()).strip()
        if not title and self.initial.get("title"):
            raise forms.ValidationError(_("标题不能为空，请写明标题。"))
        return title

    def clean_doc_number(self) -> gongwen.DocNumber | None:
        raw: str = self.cleaned_data["doc_number"]
        if not raw:
            return None
        found = _NUMBER.fullmatch(raw)
        if found is None and raw == self.initial.get("doc_number"):
            return gongwen.DocNumber(raw, 0, 0, raw)
        if found is None:
            raise forms.ValidationError(_("文号应写成“澜工办发〔2026〕12号”的样子。"))
        return gongwen.DocNumber(found["code"], int(found["year"]), int(found["serial"]), raw)

    def write(self, part: gongwen.Part) -> gongwen.Part:
        """The part with what the form now says."""
        values, shown = self.cleaned_data, self.show(part)
        touched = list_touched(self.base_fields, shown, values)
        said = {name: values[name] for name in touched if hasattr(part, name)}
        report = {name for name in touched if name.startswith("report_")}
        if report:
            said["report_to"] = self._write_report(part.report_to)
        if "outline" in touched:
            said["outline"] = read_outline(values["outline"], part.outline)
        number = values["doc_number"]
        if number and part.doc_number and number.raw == part.doc_number.raw:
            said["doc_number"] = part.doc_number
        return replace(part, **said)

    def _write_report(self, before: gongwen.ReportBack | None) -> gongwen.ReportBack | None:
        names = {"sender": "report_sender", "to": "report_to", "what": "report_what"}
        said = {key: self.cleaned_data[name] for key, name in names.items()}
        said["deadline"] = self.cleaned_data["report_deadline"]
        if before is None and not any(said.values()):
            return None
        return replace(before or gongwen.ReportBack("", "", ""), **said) if any(said.values()) else None
