"""Units and where they hang. Written only by `actions` and `importing`; rows are never deleted.

A placement's dates close. Two changes dated on one day are one change: the later replaces the earlier, which
would otherwise have been in force for no day at all.
"""

import json
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luoshi.orgs import keys


class PlainJSON(json.JSONEncoder):
    """Writes Chinese as it is: a name inside JSON is found by the same LIKE on both databases."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class OrgKind(models.TextChoices):
    FEDERATION = "federation", _("地方工会")
    INDUSTRY = "industry", _("产业工会")
    COMMITTEE = "committee", _("工会工作委员会")
    AFFILIATED = "affiliated", _("直属单位")
    GRASSROOTS = "grassroots", _("基层工会")
    JOINT = "joint", _("联合基层工会")
    GROUP = "group", _("工会小组")


class Level(models.IntegerChoices):
    """The rank at which a unit hangs; each has its slot in `keys`."""

    NATION = 0, _("全国")
    PROVINCE = 1, _("省")
    CITY = 2, _("市（州）")
    COUNTY = 3, _("县（市、区）")
    TOWN = 4, _("乡镇（街道）")
    UNIT = 5, _("基层")
    GROUP = 6, _("小组")


class Tree(models.TextChoices):
    AREA = "area", _("地方")
    INDUSTRY = "industry", _("产业")


class Org(models.Model):
    """A union of any kind. Its name may change; its history hangs on `id`, its place today on `key`."""

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40, blank=True)
    aliases = models.JSONField(default=list, blank=True, encoder=PlainJSON)
    kind = models.CharField(max_length=12, choices=OrgKind.choices)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    code = models.CharField(max_length=32, unique=True, help_text="the unit's own code, used by imports")
    division_code = models.CharField(max_length=12, blank=True, help_text="GB/T 2260")
    credit_code = models.CharField(max_length=18, blank=True, help_text="GB 32100-2015")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    accepts_automatically = models.BooleanField(
        default=False, help_text="the unit trusts its clerk: a record is accepted when it is made"
    )
    # Derived from today's area placements; dropped and rebuilt by `luoshi rebuild-keys`. A closed unit keeps
    # the key of its last place, so that its history is counted and may be read where it ended.
    key = models.BigIntegerField(unique=True, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="org_closes_after_opening",
            ),
        ]
        indexes = [
            # "each city federation", "each industry union": expanding a recipient rule inside a key range
            models.Index(fields=["level", "kind", "key"], name="org_rule"),
            models.Index(fields=["name"], name="org_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name as shown where space is short."""
        return self.short_name or self.name

    @property
    def span(self) -> keys.KeyRange:
        """The keys of the unit and everything under it; nothing at all without a key."""
        return keys.NOTHING if self.key is None else keys.subtree(self.key, self.level)

    def is_open_on(self, day: date) -> bool:
        """Whether the unit exists on a day."""
        return self.opened_on <= day and (self.closed_on is None or day < self.closed_on)


class Placement(models.Model):
    """Where a unit hangs in one tree, from a day until a day. A move closes one row and opens the next."""

    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="placements")
    tree = models.CharField(max_length=8, choices=Tree.choices, default=Tree.AREA)
    parent = models.ForeignKey(Org, on_delete=models.PROTECT, null=True, related_name="child_placements")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True, help_text="id of the person; people is a room above")
    ended_at = models.DateTimeField(
        null=True, help_text="when the end was recorded, not the day on which it falls"
    )
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            # what began between two days
            models.Index(fields=["from_on"], name="placement_begun"),
            # what was recorded of the past after a moment; few placements have ended
            models.Index(fields=["ended_at"], condition=Q(ended_at__isnull=False), name="placement_ended"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "tree"], condition=Q(until_on=None), name="placement_one_open_per_tree"
            ),
            models.UniqueConstraint(fields=["org", "tree", "from_on"], name="placement_one_start"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="placement_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(parent=F("org")), name="placement_not_under_itself"),
        ]


class KeyVersion(models.Model):
    """One row (id 1): counts the times that units got other keys, so that what is derived knows it is stale.

    Whoever changes the tree holds the row until the end of the transaction (`actions.claim_tree`).
    """

    number = models.PositiveBigIntegerField(default=0)


class UnitImport(models.Model):
    """A file of units as it was uploaded, kept from its preview to its import and as a record of it afterwards."""

    uid = models.UUIDField(
        unique=True, help_text="made by the sender's browser; a second upload is the same file"
    )
    under = models.ForeignKey(
        Org, on_delete=models.PROTECT, related_name="+", help_text="may add only below this"
    )
    file = models.FileField(upload_to="units/%Y/%m")
    file_name = models.CharField(max_length=255)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.BigIntegerField(help_text="id of the person; people is a room above")
    imported_at = models.DateTimeField(null=True)
    imported_by = models.BigIntegerField(null=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
