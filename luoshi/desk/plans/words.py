"""Lamps and their words for deliveries and tasks: a state is always said, never shown by colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.campaigns.models import Task
from luoshi.campaigns.rules import SOON, Lamp, Standing


@dataclass(frozen=True)
class Spoken:
    """A lamp with its words, for `{% lamp %}`."""

    lamp: Lamp
    text: str


def say_standing(lamp: Lamp, standing: Standing, today: date) -> Spoken:
    """How a unit stands with a plan."""
    due_on = standing.next_due_on
    if lamp == "waiting":
        return Spoken(lamp, _("有新措施待签收") if standing.is_signed else _("待签收"))
    if lamp == "done" and not standing.total:
        return Spoken(lamp, _("已签收"))
    if lamp == "late" and due_on and not standing.is_signed:
        return Spoken(lamp, _("待签收，{late}").format(late=_say_due(due_on, today).text))
    if lamp in ("late", "soon") and due_on:
        return _say_due(due_on, today)
    words: dict[Lamp, str] = {"going": _("进行中"), "done": _("已完成"), "confirmed": _("已确认")}
    return Spoken(lamp, words[lamp])


def say_task(task: Task, today: date) -> Spoken:
    """How a unit stands with one measure."""
    if task.state == Task.State.CONFIRMED:
        return Spoken("confirmed", _("已确认"))
    if task.state == Task.State.DONE:
        return Spoken("done", _("已完成，待上级确认"))
    if task.due_on and task.due_on <= today + SOON:
        return _say_due(task.due_on, today)
    if task.state == Task.State.UNDER_WAY:
        return Spoken("going", _("进行中"))
    return Spoken("waiting", _("未开始") if task.state == Task.State.SIGNED else _("待签收"))


def _say_due(due_on: date, today: date) -> Spoken:
    days = (due_on - today).days
    if days < 0:
        return Spoken("late", ngettext("逾期 %(days)d 天", "逾期 %(days)d 天", -days) % {"days": -days})
    if days == 0:
        return Spoken("soon", _("今天到期"))
    return Spoken("soon", ngettext("还剩 %(days)d 天", "还剩 %(days)d 天", days) % {"days": days})


def say_states(states: Mapping[str, int]) -> list[Spoken]:
    """How many units stand where, in the order of the work; states that nobody is in are left out."""
    lamps: dict[str, Lamp] = {
        Task.State.UNREAD: "waiting",
        Task.State.SIGNED: "waiting",
        Task.State.UNDER_WAY: "going",
        Task.State.DONE: "done",
        Task.State.CONFIRMED: "confirmed",
    }
    return [
        Spoken(lamp, f"{Task.State(state).label} {states[state]}")
        for state, lamp in lamps.items()
        if states.get(state)
    ]
