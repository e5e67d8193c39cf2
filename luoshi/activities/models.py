"""Activities and every version of them. Written by `actions`; versions are append-only by trigger."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.campaigns.models import Measure
from luoshi.catalogue.models import Kind, Programme
from luoshi.orgs.models import Org
from luoshi.people.models import Person


class Audience(models.TextChoices):
    """Whom an activity was for: a group as the organiser saw it, never anybody's own particulars."""

    FRONT_LINE = "front_line", _("一线职工")
    NEW_FORMS = "new_forms", _("新就业形态劳动者")
    MIGRANT = "migrant", _("农民工")
    WOMEN = "women", _("女职工")
    YOUTH = "youth", _("青年职工")
    MODEL_WORKERS = "model_workers", _("劳模工匠")
    CADRES = "cadres", _("工会干部")
    STUDENTS = "students", _("学生")
    PUBLIC = "public", _("社会公众")


class Activity(models.Model):
    """One thing done, as last stated. `accepted_revision` says which version the ledger's accepted book holds."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("待审核")
        ACCEPTED = "accepted", _("已审核")
        RETURNED = "returned", _("已退回")
        WITHDRAWN = "withdrawn", _("已撤回")

    uid = models.UUIDField(unique=True, help_text="made by the device that records it, before it is sent")
    org = models.ForeignKey(
        Org, on_delete=models.PROTECT, related_name="activities", help_text="the unit that owns it"
    )
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    held_on = models.DateField()
    held_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    attendance_onsite = models.PositiveIntegerField(null=True, blank=True, help_text="人次")
    attendance_online = models.PositiveIntegerField(null=True, blank=True, help_text="人次")
    audience = models.CharField(max_length=24, blank=True)
    story = models.TextField(blank=True)
    extra = models.JSONField(
        default=dict, blank=True, help_text="the kind's own fields, validated by its definition"
    )
    photo = models.ImageField(upload_to="activities/%Y/%m", blank=True)
    programmes = models.ManyToManyField(Programme, blank=True, related_name="+")
    measures = models.ManyToManyField(Measure, blank=True, related_name="activities")
    hosts = models.ManyToManyField(Org, through="Host", related_name="hosted_activities")
    state = models.CharField(max_length=10, choices=State.choices)
    revision = models.PositiveIntegerField(default=1)
    accepted_revision = models.PositiveIntegerField(null=True)
    return_reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_revision__isnull=False),
                name="activity_accepted_which",
            ),
        ]
        indexes = [
            # the unit's own list, newest first; the review queue
            models.Index(fields=["org", "-held_on", "-id"], name="activity_of_unit"),
            models.Index(fields=["org", "state"], name="activity_queue"),
            # the newest records of a whole subtree, a page at a time; those in a rare state
            models.Index(fields=["-held_on", "-id"], name="activity_newest"),
            models.Index(fields=["state", "-held_on", "-id"], name="activity_newest_in_state"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_pending(self) -> bool:
        """Whether its present version waits for the unit's reviewer."""
        open_states = (self.State.SUBMITTED, self.State.ACCEPTED)
        return self.state in open_states and self.accepted_revision != self.revision


class Host(models.Model):
    """A unit that held the activity. The owner is always one; a joint activity has several."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE)
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "org"], name="host_once")]


class Version(models.Model):
    """What an activity said at one revision, in full. Never changed: a trigger refuses it.

    `content`: the fields as recorded (dates as ISO text), with "hosts", "measures", "programmes" as lists of ids.
    """

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="versions")
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    reason = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "revision"], name="version_once")]


class Decision(models.Model):
    """One acceptance, return or withdrawal of a revision, by whom and for which unit they acted.

    Written with the change of state, in one transaction; never changed: a trigger refuses it.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("verdict", "审核通过")
        RETURNED = "returned", pgettext_lazy("verdict", "退回")
        WITHDRAWN = "withdrawn", pgettext_lazy("verdict", "撤回")

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="decisions")
    revision = models.PositiveIntegerField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="null: accepted at once because the unit trusts its clerk",
    )
