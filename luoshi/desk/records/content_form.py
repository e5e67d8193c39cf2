"""The parts of a record as a form: what is offered, what is asked, and every fault said at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from luoshi.activities import rules
from luoshi.activities.actions.recording import with_owner
from luoshi.activities.content import Content
from luoshi.activities.errors import Fault
from luoshi.activities.models import Audience
from luoshi.activities.own_fields import form_name
from luoshi.activities.photos import read_photo
from luoshi.activities.queries import judge
from luoshi.campaigns.models import Measure
from luoshi.catalogue.models import Kind, Programme
from luoshi.catalogue.wording import say
from luoshi.common import clock
from luoshi.desk.records.fields import CountField, find_unit, own_field
from luoshi.desk.units.forms import name_of
from luoshi.orgs.models import Org
from luoshi.web.joining import add_aside
from luoshi.web.widgets import DateInput, PhotoInput, UnitChoice

NO_CHOICE = ("", _("不选"))


@dataclass(frozen=True)
class Offer:
    """What a form offers to choose from, and the unit that it is for."""

    org: Org
    kinds: Sequence[Kind]
    measures: Sequence[Measure]
    programmes: Sequence[Programme]

    def kind(self, code: str | None) -> Kind:
        """The kind with this code, or the first one offered."""
        return next((kind for kind in self.kinds if kind.code == code), self.kinds[0])


class ContentForm(forms.Form):
    """The parts of a record. Which attendances and own fields are asked depends on the kind."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("做了什么"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("标题"), error_messages={"required": _("请写上标题，例如“安全生产专题宣讲”。")}
    )
    held_on = forms.DateField(label=_("哪天"), widget=DateInput, error_messages={"required": _("请选日期。")})
    held_at = forms.TimeField(
        label=_("几点开始"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    place = forms.CharField(label=_("在哪里"), required=False)
    attendance_onsite = CountField(label=_("现场人次"), required=False)
    attendance_online = CountField(label=_("线上人次"), required=False)
    measures = forms.MultipleChoiceField(
        label=_("为哪项措施做的（可不选）"), required=False, widget=forms.CheckboxSelectMultiple
    )
    hosts = forms.CharField(
        label=_("与哪个单位合办"),
        required=False,
        help_text=_("各记全数，在共同的上级只计一次。"),
    )
    photo = forms.FileField(label=_("照片"), required=False)
    audience = forms.ChoiceField(label=_("主要面向"), required=False, choices=[NO_CHOICE, *Audience.choices])
    programmes = forms.MultipleChoiceField(
        label=_("属于哪个品牌活动"), required=False, widget=forms.CheckboxSelectMultiple
    )
    story = forms.CharField(label=_("简单经过"), required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, offer: Offer, served: Sequence[int] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer, self.served = offer, served
        self.judged: Content | None = None
        asked = self.data.get("kind") if self.is_bound else self.initial.get("kind")
        self.chosen_kind = offer.kind(asked)
        self.initial["kind"] = self.chosen_kind.code
        self.fields["hosts"].widget = UnitChoice(url=reverse("units:search"), label_of=name_of)
        self.fields["photo"].widget = PhotoInput(hint=gettext("可以不附。拍摄地点等信息会自动去掉。"))
        self._offer_choices()
        self._ask_what_counts()

    def _offer_choices(self) -> None:
        self._choose("kind", ((kind.code, say(kind.name)) for kind in self.offer.kinds))
        self._offer_measures()
        self._choose("programmes", ((str(one.pk), say(one.name)) for one in self.offer.programmes))

    def _offer_measures(self) -> None:
        """The measures by title; the plan is said once where all are of one plan, else with each."""
        measures = self.offer.measures
        titles = {one.plan.title for one in measures}
        if len(titles) == 1:
            words = gettext("为《%(plan)s》的哪项措施做的（可不选）") % {"plan": titles.pop()}
            self.fields["measures"].label = words
            self._choose("measures", ((str(one.pk), one.title) for one in measures))
        else:
            pairs = ((str(one.pk), add_aside(one.title, one.plan.title)) for one in measures)
            self._choose("measures", pairs)

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)
        if not field.choices:
            del self.fields[name]

    def _ask_what_counts(self) -> None:
        for name in rules.ATTENDANCE:
            if name not in rules.asks_attendance(self.chosen_kind):
                del self.fields[name]
        for definition in self.chosen_kind.fields:
            self.fields[form_name(definition["name"])] = own_field(definition)

    @property
    def kind_fields(self) -> list[forms.BoundField]:
        """The fields that depend on the kind: what it counts, and its own."""
        own = [form_name(definition["name"]) for definition in self.chosen_kind.fields]
        return [self[name] for name in (*own, *rules.asks_attendance(self.chosen_kind))]

    def clean_hosts(self) -> list[Org]:
        """The other host units."""
        chosen, typed = self.data.get("hosts", ""), self.data.get("hosts_text", "").strip()
        # An emptied box means no joint host, whatever had been chosen before.
        host = find_unit(chosen=chosen, typed=typed) if typed else None
        return [host] if host else []

    def clean_photo(self) -> Any:
        """The photo, verified and made small, or None."""
        file = self.cleaned_data["photo"]
        try:
            return read_photo(file, size=file.size) if file else None
        except Fault as fault:
            raise ValidationError(fault.text(get_language() or "zh")) from None

    def clean(self) -> dict[str, Any]:
        """Ask the domain what else is wrong, so that everything is said at once."""
        super().clean()
        self.judged, faults = judge(self.content(), org=self.offer.org, served=self.served)
        self.add_faults(faults)
        return self.cleaned_data

    def add_faults(self, faults: Iterable[Fault]) -> None:
        """Say each fault beside its field, unless something else is already said there."""
        for fault in faults:
            field = fault.field if fault.field in self.fields else None
            if field is None or field not in self.errors:
                self.add_error(field, fault.text(get_language() or "zh"))

    def content(self) -> Content:
        """What the form says; a part that could not be read stands as if it were sound."""
        said = self.said()
        others = [self.offer.org, *said["hosts"]]
        plain = {
            name: said[name]
            for name in said
            if name not in ("kind", "hosts", "measures", "photo", "programmes")
        }
        return Content(
            **plain,
            kind=said["kind"].code,
            hosts=with_owner(self.offer.org, others),
            measures=tuple(sorted(measure.pk for measure in said["measures"])),
            programmes=tuple(sorted(programme.pk for programme in said["programmes"])),
        )

    def said(self) -> dict[str, Any]:
        """The arguments of `record_activity` and `correct_activity`."""
        value = self.cleaned_data.get
        chosen = set(value("measures") or ())
        named = set(value("programmes") or ())
        return {
            "kind": self.chosen_kind,
            "title": value("title") or "",
            "held_on": value("held_on") or clock.today(),
            "held_at": value("held_at"),
            "place": value("place") or "",
            "attendance_onsite": value("attendance_onsite"),
            "attendance_online": value("attendance_online"),
            "audience": value("audience") or "",
            "story": value("story") or "",
            "extra": self._own_values(),
            "hosts": value("hosts") or [],
            "measures": [one for one in self.offer.measures if str(one.pk) in chosen],
            "programmes": [one for one in self.offer.programmes if str(one.pk) in named],
            "photo": value("photo"),
        }

    def _own_values(self) -> dict[str, Any]:
        names = [definition["name"] for definition in self.chosen_kind.fields]
        return {name: self.cleaned_data.get(form_name(name)) or "" for name in names}
