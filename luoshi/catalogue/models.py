"""Kinds, indicators, programmes. Rows come from the TOML files of the package (`luoshi sync-catalogue`)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Nature(models.TextChoices):
    FLOW = "flow", _("流量")
    STOCK = "stock", _("存量")


class Family(models.TextChoices):
    ACTIVITY = "activity", _("活动")
    REGISTER = "register", _("名册")
    CASE = "case", _("服务")
    COMPETITION = "competition", _("竞赛")
    SELECTION = "selection", _("评选")
    PROPOSAL = "proposal", _("建议")


class Indicator(models.Model):
    """One thing that is counted. Its definition (口径) travels with every total made of it."""

    code = models.CharField(max_length=64, unique=True, help_text="for example talk.sessions")
    name = models.CharField(max_length=40)
    unit = models.CharField(max_length=12, help_text="场, 人次, 人, 家, 篇 …")
    nature = models.CharField(max_length=5, choices=Nature.choices, default=Nature.FLOW)
    definition = models.TextField()
    definition_version = models.PositiveSmallIntegerField(default=1)
    plausible_from = models.BigIntegerField(null=True)
    plausible_until = models.BigIntegerField(
        null=True, help_text="inclusive; beyond it a person is asked again"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(plausible_from=None)
                | Q(plausible_until=None)
                | Q(plausible_until__gte=F("plausible_from")),
                name="indicator_range",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Kind(models.Model):
    """What can be recorded: its fields, and what it adds to which indicator.

    `fields`: [{"name", "label", "type", "required", "help"}] beyond the common columns of its family.
    `counts`: [{"indicator", "amount": int} or {"indicator", "field": str}], with an optional "channel".
    """

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=40)
    aliases = models.JSONField(default=list)
    family = models.CharField(max_length=12, choices=Family.choices)
    umbrella = models.CharField(max_length=32, blank=True)
    fields = models.JSONField(default=list)
    counts = models.JSONField(default=list)
    workflow = models.CharField(max_length=16, default="accept")
    is_public = models.BooleanField(default=False)
    version = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """A named series of activities and every way its name is spelt."""

    code = models.CharField(max_length=48, unique=True)
    name = models.CharField(max_length=80)
    spellings = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name
