"""What the page about the units below shows."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luoshi.campaigns import queries
from luoshi.campaigns.models import Plan, Task
from luoshi.campaigns.queries import Below, RecipientRow
from luoshi.campaigns.queries.below import Reach
from luoshi.common import clock
from luoshi.desk.plans.pages import say_now
from luoshi.desk.plans.words import Spoken, say_standing
from luoshi.people.access import Acting
from luoshi.web.shapes import Tab


@dataclass(frozen=True)
class RecipientLine:
    """A unit below with its lamp in words."""

    row: RecipientRow
    spoken: Spoken


@dataclass(frozen=True)
class BelowPage:
    """The units below that have the plan: those that the own unit sent it to, or all of them."""

    plan: Plan
    below: Below
    lines: tuple[RecipientLine, ...]
    reported: tuple[Task, ...]
    tabs: tuple[Tab, ...]
    reach: Reach
    unsigned_only: bool
    next_url: str
    as_of: str
    may_confirm: bool


def show_below(acting: Acting, plan: Plan, asked: QueryDict) -> BelowPage:
    """One page of recipients. A unit that sent nothing itself sees all that lies below it."""
    below, today = queries.count_below(acting, plan), clock.today()
    reach: Reach = "all" if asked.get("reach") == "all" or not below.sent_directly else "direct"
    unsigned_only = asked.get("only") == "unsigned"
    found = queries.list_recipients(
        acting, plan, reach=reach, unsigned_only=unsigned_only, after=asked.get("after", "")
    )
    filters = {"reach": reach} | ({"only": "unsigned"} if unsigned_only else {})
    return BelowPage(
        plan=plan,
        below=below,
        lines=tuple(RecipientLine(row, say_standing(row.lamp, row.standing, today)) for row in found.rows),
        reported=tuple(queries.list_reported(acting, plan)),
        tabs=_tabs(plan, below, reach),
        reach=reach,
        unsigned_only=unsigned_only,
        next_url=f"?{urlencode(filters | {'after': found.next_after})}" if found.next_after else "",
        as_of=say_now(),
        may_confirm=acting.may("accept"),
    )


def _tabs(plan: Plan, below: Below, reach: Reach) -> tuple[Tab, ...]:
    url = reverse("plans:below", args=[plan.pk])
    everyone = Tab(_("下面全部单位"), f"{url}?reach=all", reach == "all", below.sent)
    if not below.sent_directly:
        return (everyone,)
    return (Tab(_("本级发给的单位"), f"{url}?reach=direct", reach == "direct", below.sent_directly), everyone)
