"""Notices and what follows from them. Written by `actions`; an issued plan's own rows no longer change."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luoshi.orgs.models import Org
from luoshi.people.models import Person


class Notice(models.Model):
    """A document that came in as a file, its reading, and what a person corrected in the reading.

    `reading` is `gongwen.Document.to_json()`: only reading the file again replaces it. `corrected` has the same
    shape and is derived from the reading and its `Correction` rows. `revision` guards against stale forms.
    """

    uid = models.UUIDField(
        unique=True, help_text="made by the sender's browser; a second upload is the same notice"
    )
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="notices")
    title = models.CharField(max_length=300, blank=True)
    file = models.FileField(upload_to="notices/%Y/%m")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    text = models.TextField(help_text="the lines as read, for showing beside the reading")
    reading = models.JSONField()
    corrected = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(null=True)
    corrected_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            # Two uploads of one file at once: the second finds the first one's notice.
            models.UniqueConstraint(fields=["org", "sha256"], name="notice_once_per_file"),
        ]

    def __str__(self) -> str:
        return self.title or self.file_name


class Correction(models.Model):
    """One thing that a person changed in a notice's reading, kept beside it. Rows are never changed or removed.

    What is in force is the last row of each `path` (`corrections.Change`); taking a change back is another row.
    `notice.corrected` is what follows from the reading and these rows, and can be made again from them.
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="corrections")
    path = models.CharField(max_length=120)
    read = models.JSONField(null=True, help_text="what the reading said there at that time")
    was = models.JSONField(null=True, help_text="what stood there before")
    now = models.JSONField(null=True, help_text="what stands there now; null is nothing")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["notice", "id"], name="correction_of_notice")]


class Plan(models.Model):
    """What is to be done, as issued: a theme, phases, measures, requirements. Made from a notice."""

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        ISSUED = "issued", _("已印发")

    uid = models.UUIDField(unique=True)
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="plans")
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, null=True, related_name="plan")
    title = models.CharField(max_length=300)
    doc_number = models.CharField(max_length=80, blank=True)
    theme = models.TextField(blank=True)
    contact = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(issued_at__isnull=False), name="plan_issued_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Phase(models.Model):
    """A stretch of the plan. An end may be an event that a person dates later."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    raw = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    start_event = models.CharField(max_length=120, blank=True)
    end_event = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="phase_order")]


class Measure(models.Model):
    """One thing to do, in its window; or a requirement, which has no window and makes no task.

    `org` is the unit that hung it on the plan: the issuer's measures are the original, the others are local
    and apply to their unit's subtree. `under` names the original measure that a local one carries out.
    """

    class Role(models.TextChoices):
        MEASURE = "measure", _("措施")
        REQUIREMENT = "requirement", _("要求")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="measures")
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="+")
    under = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="local_measures"
    )
    uid = models.UUIDField(unique=True)
    order = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.MEASURE)
    marker = models.CharField(max_length=16, blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    window_raw = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="measure_window",
            ),
        ]
        indexes = [models.Index(fields=["plan", "org", "order"], name="measure_of_plan")]

    def __str__(self) -> str:
        return self.title


class Dispatch(models.Model):
    """One act of sending a plan: by whom, to which rules, how many units that was."""

    uid = models.UUIDField(unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="dispatches")
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="+")
    rules = models.JSONField(
        help_text='list of rule codes and unit ids, for example ["each-city", "unit:17"]'
    )
    units = models.PositiveIntegerField(help_text="how many units were sent the plan by this act")
    units_skipped = models.PositiveIntegerField(
        default=0, help_text="how many units of the rules already had the plan"
    )
    due_on = models.DateField(null=True)
    word = models.TextField(blank=True, help_text="what the sender adds when passing on")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class Delivery(models.Model):
    """A plan in one unit's inbox. Signing for it and passing it on are recorded once, with who and when."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="deliveries")
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="deliveries")
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="deliveries")
    delivered_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    passed_on_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "org"], name="delivery_once")]
        indexes = [models.Index(fields=["org", "-delivered_at"], name="delivery_inbox")]


class Task(models.Model):
    """A measure as one unit has to do it, by a date. Progress is read from the ledger, never typed."""

    class State(models.TextChoices):
        UNREAD = "unread", _("未签收")
        SIGNED = "signed", _("已签收")
        UNDER_WAY = "under_way", _("进行中")
        DONE = "done", _("已完成")
        CONFIRMED = "confirmed", _("已确认")

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="tasks")
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="tasks")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="tasks")
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNREAD)
    done_at = models.DateTimeField(null=True)
    done_word = models.CharField(max_length=200, blank=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "org"], name="task_once")]
        indexes = [models.Index(fields=["org", "state", "due_on"], name="task_inbox")]
