"""Opening the forms of a record: what they offer, what is filled in already."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language

from luoshi.activities.content import Content, merge
from luoshi.activities.errors import StaleForm
from luoshi.activities.models import Activity
from luoshi.activities.queries import content_at, defaults_for
from luoshi.activities.queries.new_form import Defaults, given_measures
from luoshi.campaigns.models import Measure
from luoshi.catalogue.queries import list_programmes
from luoshi.common import clock
from luoshi.common.quantities import whole_number
from luoshi.desk.records.content_form import Offer
from luoshi.desk.records.forms import CorrectForm, RecordForm, initial_of
from luoshi.desk.records.pages.correction import Correction, correction_page
from luoshi.desk.records.pages.new import NewRecord, new_record
from luoshi.desk.records.pages.saying import Names, differences
from luoshi.people.access import Acting

Files = MultiValueDict[str, Any]


def open_new(acting: Acting, asked: QueryDict) -> NewRecord:
    """The clerk's form as the link asks for it: today, as last time, for the link's measure."""
    defaults = defaults_for(acting)
    measure = _find_given(acting, asked.get("measure", ""))
    initial = {
        "kind": asked.get("kind", ""),
        "held_on": clock.today(),
        "place": defaults.place,
        "measures": [str(measure.pk)] if measure else [],
    }
    form = RecordForm(initial=initial, offer=_offer(acting, defaults, measure))
    return new_record(
        acting, form, known_place=defaults.place, known_measure=measure.title if measure else ""
    )


def bind_new(acting: Acting, data: QueryDict, files: Files, *, measure: str) -> NewRecord:
    """The clerk's form as it was sent; `measure` is the link's."""
    defaults = defaults_for(acting)
    given = _find_given(acting, measure)
    form = RecordForm(data, files, offer=_offer(acting, defaults, given))
    return new_record(acting, form, known_place=defaults.place, known_measure=given.title if given else "")


def _find_given(acting: Acting, pk: str) -> Measure | None:
    """The link's measure, if it was given to the unit; another one is as if the link named none."""
    return given_measures(acting.org).filter(pk=whole_number(pk) or 0).select_related("plan").first()


def _offer(acting: Acting, defaults: Defaults, *also: Measure | None) -> Offer:
    measures = {measure.pk: measure for measure in (*defaults.measures, *also) if measure}
    return Offer(acting.org, defaults.kinds, tuple(measures.values()), tuple(list_programmes()))


def open_correction(acting: Acting, activity: Activity) -> Correction:
    """The form of a correction, saying what the record says now."""
    content = content_at(activity, activity.revision)
    return correction_page(activity, _correct_form(acting, activity, content, revision=activity.revision))


def bind_correction(acting: Acting, activity: Activity, data: QueryDict, files: Files) -> Correction:
    """The form of a correction as it was sent, on the version that it was opened on."""
    base = content_at(activity, _seen_revision(activity, data))
    offer = _correct_offer(acting, activity)
    return correction_page(activity, CorrectForm(data, files, offer=offer, activity=activity, base=base))


def _seen_revision(activity: Activity, data: QueryDict) -> int:
    seen = whole_number(data.get("revision", ""))
    return seen if seen and seen <= activity.revision else activity.revision


def reopen_stale(acting: Acting, sent: Correction, stale: StaleForm) -> Correction:
    """The form on the present version with the sender's own changes put into it, and what both sides changed."""
    activity = Activity.objects.select_related("org", "kind").get(pk=sent.activity.pk)
    base = content_at(activity, sent.form.cleaned_data["revision"])
    theirs = content_at(activity, activity.revision)
    mine = (sent.form.judged or base).but(photo=base.photo)
    names = Names.of([base, mine, theirs])
    form = _correct_form(
        acting,
        activity,
        merge(base, mine=mine, theirs=theirs),
        revision=activity.revision,
        reason=sent.form.cleaned_data.get("reason", ""),
    )
    return replace(
        correction_page(activity, form),
        stale=stale.text(get_language() or "zh"),
        mine=differences(base, mine, names),
        theirs=differences(base, theirs, names),
    )


def _correct_form(
    acting: Acting, activity: Activity, content: Content, *, revision: int, reason: str = ""
) -> CorrectForm:
    initial = {**initial_of(content), "revision": revision, "reason": reason}
    offer = _correct_offer(acting, activity)
    return CorrectForm(initial=initial, offer=offer, activity=activity, base=content)


def _correct_offer(acting: Acting, activity: Activity) -> Offer:
    return _offer(acting, defaults_for(acting), *activity.measures.select_related("plan"))
