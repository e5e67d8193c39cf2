"""What is asked for when a unit is moved or a file of units is uploaded."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from luoshi.common import clock
from luoshi.common.errors import Refused
from luoshi.common.quantities import whole_number
from luoshi.orgs import queries, rules
from luoshi.orgs.models import Org, Tree
from luoshi.people.access import Acting, readable_orgs
from luoshi.web.widgets import DateInput, FileDrop, UnitChoice


def name_of(org_id: str) -> str:
    """The name of a chosen unit, or the text itself if it is no id."""
    org = Org.objects.filter(pk=whole_number(org_id) or 0).first()
    return org.name if org else org_id


class MoveForm(forms.Form):
    """A move: to whom, from when, in which tree. Both units lie in the acting post's subtree."""

    new_parent = forms.CharField(label=_("新的上级"), help_text=_("输入名称的一部分，从列表中选择。"))
    on = forms.DateField(
        label=_("从哪天起"), widget=DateInput, help_text=_("这一天起的统计按新的上级汇总，以前的不变。")
    )
    tree = forms.ChoiceField(label=_("隶属关系"), choices=Tree.choices, initial=Tree.AREA, required=False)

    def __init__(self, *args: Any, acting: Acting, org: Org, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acting, self.org = acting, org
        self.fields["new_parent"].widget = UnitChoice(url=reverse("units:search"), label_of=name_of)
        self.fields["on"].initial = clock.today()

    def clean_new_parent(self) -> Org:
        """The unit chosen, or the only one of exactly that name; one out of reach is as good as none."""
        given = self.cleaned_data["new_parent"].strip()
        reach = readable_orgs(self.acting)
        pk = whole_number(given)
        found = list(reach.filter(name=given)[:2] if pk is None else reach.filter(pk=pk))
        if len(found) != 1:
            raise forms.ValidationError(_("没有选定单位。请输入名称，从列表中选一个您管理范围内的单位。"))
        return found[0]

    def clean_tree(self) -> str:
        return self.cleaned_data["tree"] or Tree.AREA

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self._check(cleaned)
        return cleaned

    def _check(self, cleaned: dict[str, Any]) -> None:
        """Say now what the action would refuse; a move that has been made already is none to refuse."""
        last = queries.find_placement(self.org, cleaned["tree"])
        parent, on = cleaned["new_parent"], cleaned["on"]
        if last and (last.parent_id, last.from_on) == (parent.pk, on):
            return
        try:
            rules.check_move(self.org, last, parent, on)
        except Refused as refusal:
            self.add_error("new_parent", refusal.text(get_language() or "zh"))


class UploadForm(forms.Form):
    """A file of units; `uid` names the upload, so that sending it twice keeps one."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(label=_("单位表"), allow_empty_file=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = gettext("把 .xlsx 或 .csv 文件拖到这里，或点按选择")
        self.fields["file"].widget = FileDrop(accept=".xlsx,.csv,.txt", hint=hint)

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_MEGABYTES << 20:
            words = _("文件有 %(size)s MB，最多 %(most)s MB；请分成几个文件上传。")
            facts = {"size": (file.size or 0) >> 20, "most": settings.UPLOAD_MEGABYTES}
            raise forms.ValidationError(words % facts)
        return file
