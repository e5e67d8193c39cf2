"""Signing in by password, and with one click where this is a demonstration."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import authenticate
from django.db.models import Case, F, When
from django.utils.crypto import salted_hmac

from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.people.access import posts_on
from luoshi.people.errors import LockedOut, WrongPassword
from luoshi.people.models import Person, Post, Role, SignInFailure

_SHOWN_FIRST = (Role.LEADER, Role.REVIEWER, Role.CLERK)
MOST_FAILURES = 5
LOCK = timedelta(minutes=15)


def check_password(username: str, password: str) -> Person:
    """The person with that user name and password. Five wrong ones in a row lock the name for a quarter of an hour.

    A name that nobody has is answered and locked just the same, so that names cannot be found out.
    Call outside a transaction: the count of failures must outlive the refusal.
    Raises: WrongPassword, LockedOut.
    """
    name_hash = salted_hmac("luoshi.people.sign-in", username.casefold(), algorithm="sha256").hexdigest()
    _refuse_locked(name_hash)
    # Counted before it is tried: a hundred guesses sent at one moment are five guesses as well.
    failures = _count_failure(name_hash)
    person = authenticate(username=username, password=password) if failures <= MOST_FAILURES else None
    if isinstance(person, Person):
        SignInFailure.objects.filter(name_hash=name_hash).delete()
        return person
    if failures >= MOST_FAILURES:
        _refuse_locked(name_hash)
    raise WrongPassword(left=max(0, MOST_FAILURES - failures))


def _refuse_locked(name_hash: str) -> None:
    failure = SignInFailure.objects.filter(name_hash=name_hash, failures__gte=MOST_FAILURES).first()
    if failure is None:
        return
    left = failure.last_at + LOCK - clock.now()
    if left > timedelta():
        minutes = -(-left // timedelta(minutes=1))
        raise LockedOut(failures=failure.failures, minutes=minutes)


def _count_failure(name_hash: str) -> int:
    """How many failures there are now if this attempt is one; those of long ago are forgotten."""
    now: datetime = clock.now()
    SignInFailure.objects.filter(last_at__lte=now - LOCK).delete()
    failure, _ = SignInFailure.objects.get_or_create(name_hash=name_hash, defaults={"last_at": now})
    SignInFailure.objects.filter(pk=failure.pk).update(failures=F("failures") + 1, last_at=now)
    counted = SignInFailure.objects.filter(pk=failure.pk).values_list("failures", flat=True).first()
    return counted or 1


def list_demo_posts() -> list[Post]:
    """The posts whose holders may be signed in as with one click, highest first; none outside a demonstration."""
    if not settings.DEMO:
        return []
    posts = posts_on(clock.today()).filter(person__is_demo=True, person__is_active=True)
    # Whoever issues comes first at each unit, then whoever accepts, then whoever records.
    order = Case(*(When(role=role, then=place) for place, role in enumerate(_SHOWN_FIRST)), default=len(Role))
    return list(posts.order_by("org__level", "org__key", order))


def get_demo_person(username: str) -> Person:
    """The demonstration account of that name.

    Raises: NotFound for every other account, and for all of them outside a demonstration.
    """
    demo = Person.objects.filter(username=username, is_demo=True, is_active=True)
    person = demo.first() if settings.DEMO else None
    if person is None:
        raise NotFound
    return person
