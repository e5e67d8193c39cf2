"""Reports and the figures in them. An issued report no longer changes; its figures are frozen with it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi.campaigns.models import Plan
from luoshi.orgs.models import Org
from luoshi.people.models import Person


class Report(models.Model):
    """A text with figures bound to questions.

    `body`: a list of blocks {"type": "heading" | "paragraph" | "table", …}; a paragraph's text names its figures
    as ⟦code⟧. `revision` guards against stale forms.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        ISSUED = "issued", _("已印发")

    uid = models.UUIDField(unique=True)
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="reports")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="reports")
    title = models.CharField(max_length=200)
    body = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    as_of = models.DateTimeField(help_text="the moment whose ledger the figures state")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(issued_at__isnull=False), name="report_issued_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Figure(models.Model):
    """A number in a report: the question it answers, and the answer as of the report's moment."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    code = models.CharField(max_length=16)
    label = models.CharField(max_length=120)
    unit = models.CharField(max_length=12)
    question = models.JSONField(help_text="rollups.Question.to_json()")
    amount = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="figure_once")]
