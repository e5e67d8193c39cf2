"""What was changed in a notice's reading."""

from luoshi.campaigns.corrections import Change
from luoshi.campaigns.models import Correction, Notice


def list_corrections(notice: Notice) -> list[Correction]:
    """Every change with its person, oldest first: one query."""
    return list(Correction.objects.filter(notice=notice).select_related("by").order_by("id"))


def list_changes(notice: Notice) -> list[Change]:
    """Every change as a value, oldest first: one query."""
    rows = Correction.objects.filter(notice=notice).order_by("id")
    return [Change(*row) for row in rows.values_list("path", "read", "was", "now")]
