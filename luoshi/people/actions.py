"""Appointing people to posts, ending posts, handing them over. Each action is one transaction."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from luoshi.common import clock
from luoshi.orgs.models import Org
from luoshi.people.errors import PostEnded, PostEndsTooEarly, SamePerson, UnitNotOpen
from luoshi.people.models import Person, Post


@transaction.atomic
def appoint(person: Person, org: Org, role: str, *, from_on: date, by: Person | None) -> Post:
    """Give a person a role at a unit from a day on; if they hold it on that day already, that post is the answer.

    `by` is None for the first administrator and for what comes from a file. Raises: UnitNotOpen.
    """
    if not org.is_open_on(from_on):
        raise UnitNotOpen(unit=org.name, on=from_on)
    Person.objects.select_for_update().get(pk=person.pk)
    held = Post.objects.filter(Q(until_on=None) | Q(until_on__gt=from_on), person=person, org=org, role=role)
    post = held.filter(from_on__lte=from_on).first()
    return post or Post.objects.create(
        person=person, org=org, role=role, from_on=from_on, recorded_at=clock.now(), recorded_by=by
    )


@transaction.atomic
def end_post(post: Post, *, on: date, by: Person | None) -> Post:
    """End a post on a day, the first on which it is no longer held. The same end again changes nothing.

    Raises: PostEnded, PostEndsTooEarly.
    """
    post = Post.objects.select_for_update().get(pk=post.pk)
    if post.until_on == on:
        return post
    if post.until_on is not None:
        raise PostEnded(name=post.person.name, until_on=post.until_on)
    earliest = post.from_on + timedelta(days=1)
    if on < earliest:
        raise PostEndsTooEarly(from_on=post.from_on, earliest=earliest, on=on)
    post.until_on, post.ended_by = on, by
    post.save(update_fields=["until_on", "ended_by"])
    return post


@transaction.atomic
def hand_over_post(post: Post, *, to_person: Person, on: date, by: Person | None) -> Post:
    """End a post and give it to another person from the same day on; that person's post is the answer.

    The same hand-over again changes nothing.
    Raises: SamePerson, PostEnded, PostEndsTooEarly, UnitNotOpen.
    """
    if to_person == post.person:
        raise SamePerson(name=to_person.name)
    post = Post.objects.select_for_update().get(pk=post.pk)
    heirs = Post.objects.filter(person=to_person, org=post.org, role=post.role, from_on=on)
    if post.until_on is not None and not heirs.exists():
        raise PostEnded(name=post.person.name, until_on=post.until_on)
    ended = end_post(post, on=on, by=by)
    return appoint(to_person, ended.org, ended.role, from_on=on, by=by)
