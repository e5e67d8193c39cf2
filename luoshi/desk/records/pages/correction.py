"""The form of a correction, and what both sides changed when somebody was quicker."""

from dataclasses import dataclass

from django.urls import reverse

from luoshi.activities.models import Activity
from luoshi.desk.records.forms import CorrectForm
from luoshi.desk.records.pages.saying import (
    Difference,
)


@dataclass(frozen=True)
class Correction:
    """The form of a correction; after a stale form also what both sides changed."""

    form: CorrectForm
    activity: Activity
    detail_url: str
    stale: str = ""
    mine: tuple[Difference, ...] = ()
    theirs: tuple[Difference, ...] = ()

    @property
    def is_returned(self) -> bool:
        """Whether the correction hands a returned record in again."""
        return bool(self.activity.state == Activity.State.RETURNED)


def correction_page(activity: Activity, form: CorrectForm) -> Correction:
    """The page of a correction."""
    return Correction(form, activity, reverse("records:detail", args=[activity.uid]))
