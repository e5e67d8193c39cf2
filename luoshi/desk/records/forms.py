"""The clerk's form, its correction, and the small forms around a record."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.activities.content import Content
from luoshi.activities.models import Activity
from luoshi.activities.own_fields import form_name
from luoshi.campaigns.models import Measure
from luoshi.catalogue.models import Kind
from luoshi.catalogue.wording import say
from luoshi.common.identifiers import new_uid
from luoshi.desk.records.content_form import ContentForm
from luoshi.orgs.models import Org
from luoshi.web.widgets import DateInput


class RecordForm(ContentForm):
    """A new record. Its uid is made by the device that sends it, never by the page: a kept page is sent often."""

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_uid(self) -> uuid.UUID:
        """The device's uid; a browser that made none gets one here."""
        return self.cleaned_data["uid"] or new_uid()


class CorrectForm(ContentForm):
    """A correction of the version that the form was opened on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    remove_photo = forms.BooleanField(label=_("去掉原来的照片"), required=False)
    reason = forms.CharField(label=_("更正原因"), required=False, max_length=200)

    def __init__(self, *args: Any, activity: Activity, base: Content, **options: Any) -> None:
        super().__init__(*args, served=base.measures, **options)
        units = Org.objects.in_bulk(base.hosts[2:])
        self.kept_hosts = [units[host] for host in base.hosts[2:]]
        if not activity.photo:
            del self.fields["remove_photo"]
        self.fields["reason"].required = activity.accepted_revision is not None

    def said(self) -> dict[str, Any]:
        """The arguments of `correct_activity`: the photo only if it is replaced or taken away.

        The form shows one joint host; further ones stay as they were.
        """
        said = super().said()
        said["hosts"] = [*said["hosts"], *self.kept_hosts]
        if said["photo"] is None and not self.cleaned_data.get("remove_photo"):
            del said["photo"]
        return said


def initial_of(content: Content) -> Mapping[str, Any]:
    """What a form starts with to say what the content says."""
    others = content.hosts[1:]
    return {
        "kind": content.kind,
        "title": content.title,
        "held_on": content.held_on,
        "held_at": content.held_at,
        "place": content.place,
        "attendance_onsite": content.attendance_onsite,
        "attendance_online": content.attendance_online,
        "audience": content.audience,
        "story": content.story,
        "hosts": str(others[0]) if others else "",
        "measures": [str(pk) for pk in content.measures],
        "programmes": [str(pk) for pk in content.programmes],
        **{form_name(name): value for name, value in content.extra.items()},
    }


class ReasonForm(forms.Form):
    """Why a record is sent back or taken back."""

    use_required_attribute = False

    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("原因"),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("请写明原因，对方才知道要改什么。")},
    )


class FilterForm(forms.Form):
    """What the list is narrowed to, kept in the address bar."""

    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("全部")), *Activity.State.choices]
    )
    kind = forms.ChoiceField(label=_("种类"), required=False)
    measure = forms.TypedChoiceField(label=_("措施"), required=False, coerce=int, empty_value=None)
    from_on = forms.DateField(label=_("从"), required=False, widget=DateInput)
    until_on = forms.DateField(label=_("到"), required=False, widget=DateInput)
    below = forms.BooleanField(label=_("含下级单位"), required=False)

    def __init__(
        self, *args: Any, kinds: Sequence[Kind], measures: Sequence[Measure], has_below: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        everything = ("", _("全部"))
        self._choose("kind", [everything, *((kind.code, say(kind.name)) for kind in kinds)])
        self._choose("measure", [everything, *((str(one.pk), one.title) for one in measures)])
        if not has_below:
            del self.fields["below"]

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
