"""Entries. Appended by `actions` alone; database triggers refuse UPDATE and DELETE on both engines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi.catalogue.models import Indicator
from luoshi.orgs.models import Org


class Standing(models.TextChoices):
    """How far an amount has come. Each amount stands in exactly one book at a time."""

    STATED = "stated", _("待审核")
    ACCEPTED = "accepted", _("已审核")


class Channel(models.TextChoices):
    NONE = "", "—"
    ONSITE = "onsite", _("现场")
    ONLINE = "online", _("线上")


class Entry(models.Model):
    """What one posting of one source adds to one indicator of one unit on one day.

    `for_measure` null is the fact itself; otherwise it is the fact's share for that measure. The two are never
    summed together. A joint source posts the full amount for every host, flagged, and a total takes it once.
    """

    org = models.ForeignKey(Org, on_delete=models.PROTECT, db_index=False, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, db_index=False, related_name="+")
    day = models.DateField(help_text="when it happened, in China")
    amount = models.BigIntegerField(help_text="in the indicator's smallest unit; negative in a reversal")
    channel = models.CharField(max_length=8, choices=Channel.choices, blank=True)
    audience = models.CharField(max_length=24, blank=True)
    for_measure = models.BigIntegerField(null=True, help_text="id of a campaigns measure; a room above")
    standing = models.CharField(max_length=8, choices=Standing.choices)
    source_app = models.CharField(max_length=16)
    source_uid = models.UUIDField()
    posting = models.PositiveIntegerField(help_text="1 for the source's first settling, then 2, …")
    line = models.PositiveIntegerField(help_text="number of the entry within its posting")
    joint = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(help_text="when the ledger learned it")
    recorded_by = models.BigIntegerField(null=True, help_text="id of the acting person; null for the system")

    class Meta:
        constraints = [
            # Two settlings of one source at once wait for each other; should they not, the second fails here.
            models.UniqueConstraint(fields=["source_uid", "posting", "line"], name="entry_once"),
        ]
        indexes = [
            # narrow questions and drill-down below a unit
            models.Index(fields=["org", "indicator", "day"], name="entry_by_unit"),
            # the latest entries behind a figure of a province or of the nation
            models.Index(fields=["indicator", "-day", "-id"], name="entry_by_day"),
            # the unsealed tail and questions as of a moment
            models.Index(fields=["recorded_at"], name="entry_by_time"),
            # the situation of one measure
            models.Index(
                fields=["for_measure", "org"],
                name="entry_by_measure",
                condition=models.Q(for_measure__isnull=False),
            ),
        ]
