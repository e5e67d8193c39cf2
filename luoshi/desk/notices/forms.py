"""The forms of the notice pages: the upload, and what stands once in a part of a reading."""

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.desk.notices.outline import read_outline, write_outline
from luoshi.desk.notices.rows import (
    LinesField,
    date_field,
    text_field,
)
from luoshi.gongwen import document as gongwen
from luoshi.web.widgets import FileDrop

# A printed number is 发文机关代字〔年份〕序号号 (GB/T 9704-2012, 7.2.5); people type other brackets.
_NUMBER = re.compile(r"(?P<code>.+?)\s*[〔\[［(（【](?P<year>\d{4})[〕\]］)）】]\s*(?P<serial>\d+)\s*号")
# Names are parted by these, but not inside brackets: 各市（含定州、辛集市）总工会 is one name.
_NAME = re.compile(r"(?:[（(][^（()）\n]*[）)]|[^\n,，、;；])+")


class UploadForm(forms.Form):
    """One file. What is wrong inside it is said by the reader, beside the same field."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("通知文件"),
        allow_empty_file=True,
        max_length=255,
        widget=FileDrop(
            accept=".docx,.pdf,.txt,.ofd,.doc,.wps,.rtf,.html,.png,.jpg,.jpeg,.tif,.tiff,.bmp,.webp",
        ),
        help_text=_(
            "docx、pdf、ofd、txt、doc、wps 和图片都可以，不超过 20 MB。扫描件和图片要识别：一页等几秒，最多 10 页。"
        ),
        error_messages={"required": _("请选择通知文件。"), "max_length": _("文件名太长，请改短后再上传。")},
    )


class HeadForm(forms.Form):
    """What stands once in a part: title, number, issuers, recipients, theme, outline."""

    kind = text_field(_("文种"), 20)
    title = LinesField(_("标题"), rows=2, max_length=300)
    issuers = text_field(_("发文机关"), 300)
    doc_number = text_field(_("发文字号"), 80)
    date = date_field(_("成文日期"))
    recipients = LinesField(_("主送机关"), rows=3, help_text=_("用顿号、逗号或换行分开"))
    theme = LinesField(_("主题"), rows=2)
    outline = LinesField(_("提纲"), rows=8, help_text=_("一行一个标题，下一级前面多空一格"))

    @staticmethod
    def show(part: gongwen.Part) -> dict[str, Any]:
        """The part as initial values."""
        return {
            "kind": part.kind,
            "title": part.title,
            "issuers": "、".join(part.issuers),
            "doc_number": part.doc_number.raw if part.doc_number else "",
            "date": part.date,
            "recipients": "\n".join(part.recipients),
            "theme": part.theme,
            "outline": write_outline(part.outline),
        }

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
        values = self.cleaned_data
        number = values["doc_number"]
        is_as_read = part.doc_number and number and part.doc_number.raw == number.raw
        return replace(
            part,
            kind=values["kind"],
            title="".join(values["title"].splitlines()),
            issuers=_split_names(values["issuers"]),
            doc_number=part.doc_number if is_as_read else number,
            date=values["date"],
            recipients=_split_names(values["recipients"]),
            theme=values["theme"].strip(),
            outline=read_outline(values["outline"], part.outline),
        )


def _split_names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _NAME.findall(text) if name.strip())
