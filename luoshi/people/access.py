"""Who acts, and what they may do where. Fetch and permission are one call; a stranger gets NotFound.

A post at a unit reads the unit's whole subtree and writes for the unit itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from luoshi.common import clock
from luoshi.common.errors import NotFound, Refused
from luoshi.orgs import keys
from luoshi.orgs.models import Org
from luoshi.people.models import Person, Post, Role

# What each role may do at its own unit, besides reading. Verbs are named by the room that asks.
MAY: dict[str, frozenset[str]] = {
    Role.CLERK: frozenset({"record", "sign_for", "pass_on"}),
    Role.REVIEWER: frozenset({"record", "sign_for", "pass_on", "accept"}),
    Role.LEADER: frozenset({"record", "sign_for", "pass_on", "accept", "issue"}),
    Role.ADMINISTRATOR: frozenset({"arrange_units"}),
    Role.AUDITOR: frozenset(),
}


class NotYours(Refused):
    """The acting person's role does not include the act."""

    zh = "您当前的岗位（{role}）不能做这件事；如有其他岗位，请在右上角切换。"
    en = (
        "Your present post ({role}) does not include this. If you hold another post, switch to it at the top."
    )


@dataclass(frozen=True)
class Acting:
    """A person in one of their posts: everything that a rule needs to know about who is asking."""

    person: Person
    post: Post

    @property
    def org(self) -> Org:
        """The unit acted for."""
        return self.post.org

    @property
    def role(self) -> Role:
        return Role(self.post.role)

    @property
    def subtree(self) -> keys.KeyRange:
        """The keys of the unit and everything under it: what this post may read."""
        return self.org.span

    def may(self, verb: str) -> bool:
        """Whether the post's role includes the verb, at its own unit."""
        return verb in MAY[self.role]

    def may_read(self, org: Org) -> bool:
        """Whether the unit is the post's own or lies under it."""
        return org.key is not None and org.key in self.subtree

    def require(self, verb: str) -> None:
        """Raises: NotYours if the role does not include the verb."""
        if not self.may(verb):
            raise NotYours(role=self.role.label)


def posts_on(day: date) -> QuerySet[Post]:
    """The posts held on a day."""
    return Post.objects.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day).select_related(
        "org", "person"
    )


def list_posts(person: Person) -> list[Post]:
    """The posts that a person holds today, highest unit first."""
    return list(
        posts_on(clock.today()).filter(person=person).order_by("org__level", "org__key", "role", "id")
    )


def choose_post(person: Person, posts: Sequence[Post], post_id: int | None) -> Acting | None:
    """The person in the asked post, or else in the first one; None if there are no posts."""
    chosen = next((post for post in posts if post.pk == post_id), posts[0] if posts else None)
    return Acting(person, chosen) if chosen else None


def readable_orgs(acting: Acting) -> QuerySet[Org]:
    """The units that the acting post may read: one key range."""
    return Org.objects.filter(key__gte=acting.subtree.first, key__lt=acting.subtree.end)


def get_org(acting: Acting, org_id: int) -> Org:
    """The unit, if it lies in the acting post's subtree.

    Raises: NotFound otherwise.
    """
    org = readable_orgs(acting).filter(pk=org_id).first()
    if org is None:
        raise NotFound
    return org
