"""Reports and the figures in them. Written by `actions`; a trigger refuses to change what has been issued."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi.campaigns.models import Plan
from luoshi.orgs.models import Org
from luoshi.people.models import Person


class Report(models.Model):
    """A text with figures bound to questions, drafted from a plan for one unit.

    `body` is a list of `blocks.Block` as JSON; a text names its figures as ⟦code⟧. `revision` guards against
    stale forms.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        ISSUED = "issued", _("已印发")

    uid = models.UUIDField(unique=True)
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="reports")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="reports")
    title = models.CharField(max_length=400)
    body = models.JSONField(default=list)
    drafted_keys = models.JSONField(
        default=list, help_text="places that a draft has made: one that a person removed is not made again"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    as_of = models.DateTimeField(help_text="the moment whose ledger the figures state")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(null=True)
    edited_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(issued_at__isnull=False), name="report_issued_has_a_time"
            ),
        ]
        # a unit's reports, newest first
        indexes = [models.Index(fields=["org", "-id"], name="report_of_unit")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_issued(self) -> bool:
        """Whether the text and its figures are frozen."""
        return self.state == self.State.ISSUED


class Figure(models.Model):
    """A number in a report: the question it answers, and the answer as of the report's moment.

    `names` are the units that a figure of "not yet begun" counts. The definition is kept as it read when the
    question was answered.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    code = models.CharField(max_length=16)
    position = models.PositiveIntegerField(default=0, help_text="the order in which the drafting made them")
    label = models.CharField(max_length=200)
    unit = models.CharField(max_length=12)
    question = models.JSONField(help_text="binding.Binding.to_json()")
    amount = models.BigIntegerField()
    names = models.JSONField(default=list, blank=True)
    definition = models.TextField(blank=True)
    definition_version = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="figure_once")]
