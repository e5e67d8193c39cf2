"""People and their posts. A person signs in; a post says for which unit and in which role they act."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luoshi.orgs.models import Org


class Role(models.TextChoices):
    CLERK = "clerk", _("经办")
    REVIEWER = "reviewer", _("审核")
    LEADER = "leader", _("签发")
    ADMINISTRATOR = "administrator", _("管理")
    AUDITOR = "auditor", _("审计")


class PersonManager(BaseUserManager["Person"]):
    """Looks people up by user name."""

    def create_person(self, username: str, *, name: str, password: str | None = None) -> "Person":
        """Add an account; without a password nobody can sign in to it by password."""
        person = self.model(username=username, name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """An account of someone who works for a union."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=64)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(
        default=False, help_text="may be signed in to with one click, in demo mode only"
    )
    language = models.CharField(max_length=8, default="zh-hans")

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A person acting for a unit in a role, from a day until a day (half-open)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    org = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=16, choices=Role.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "org", "role", "from_on"], name="post_once"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="post_ends_after_start"
            ),
        ]

    @property
    def role_label(self) -> str:
        """The role in the reader's language."""
        return str(Role(self.role).label)


class SignInFailure(models.Model):
    """Wrong passwords given for one user name of late, whether or not there is such an account.

    Rows live for a quarter of an hour: this counts guesses, it keeps no log of anybody. The name is a keyed hash.
    """

    name_hash = models.CharField(max_length=64, unique=True)
    failures = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
