"""Answering what figures are bound to: amounts from the ledger, deliveries and local measures from the campaign.

Every count is answered as of its question's moment, so that it can be asked again at any time.
"""

from collections import Counter
from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from luoshi.campaigns.models import Task
from luoshi.orgs.models import Org
from luoshi.reports.binding import Ask, Binding, Stated
from luoshi.reports.campaign_counts import addressed_tasks, deliveries, local_measures, units_below
from luoshi.reports.taking_part import count_by_row
from luoshi.rollups.queries import ask
from luoshi.rollups.question import Answer, Question


@dataclass(frozen=True)
class Addressed:
    """A child unit that has a measure as its task, and whether it had reported it done."""

    org: Org
    is_done: bool


class Teller:
    """Answers bindings, asking every question once. Lives as long as one draft or one check."""

    def __init__(self) -> None:
        self._answers: dict[Question, Answer] = {}
        self._amounts: dict[Question, dict[tuple[int, str], int]] = {}
        self._taking_part: dict[Question, Counter[int]] = {}
        self._orgs: dict[int, Org] = {}
        self._units_below: dict[tuple[int, date | None], Q] = {}
        self._addressed: dict[tuple[int, int | None, datetime | None], list[Addressed]] = {}
        self._ways: dict[Ask, Callable[[Binding], Stated]] = {
            "total": self._total,
            "cell": self._cell,
            "units": self._units,
            "done": self._done,
            "not_begun": self._not_begun,
            "delivered": lambda binding: Stated(deliveries(binding, self._below(binding)).count()),
            "signed": lambda binding: Stated(deliveries(binding, self._below(binding)).count()),
            "local": lambda binding: Stated(local_measures(binding, self._below(binding)).count()),
        }

    def state(self, binding: Binding) -> Stated:
        """The answer to one binding."""
        return self._ways[binding.ask](binding)

    def answer(self, question: Question) -> Answer:
        """The ledger's answer to one question."""
        if question not in self._answers:
            answer = self._answers[question] = ask(question)
            self._amounts[question] = {(cell.org, cell.indicator): cell.amount for cell in answer.cells}
        return self._answers[question]

    def orgs(self, org_ids: Set[int]) -> list[Org]:
        """The units in the order of the tree, each read once."""
        missing = org_ids - self._orgs.keys()
        if missing:
            self._orgs.update(Org.objects.in_bulk(list(missing)))
        return sorted((self._orgs[org_id] for org_id in org_ids), key=lambda org: org.key or 0)

    def addressed(self, binding: Binding) -> list[Addressed]:
        """The child units that had been given the binding's measure, in the order of the tree."""
        question = binding.question
        about = (question.under, question.measure, question.as_of)
        if about not in self._addressed:
            tasks = addressed_tasks(binding)
            self._addressed[about] = [Addressed(task.org, _is_done(task, binding)) for task in tasks]
            self._orgs.update((one.org.pk, one.org) for one in self._addressed[about])
        return self._addressed[about]

    def _below(self, binding: Binding) -> Q:
        place = (binding.question.under, binding.question.tree_as_of)
        if place not in self._units_below:
            self._units_below[place] = units_below(binding.question)
        return self._units_below[place]

    def _total(self, binding: Binding) -> Stated:
        return Stated(self.answer(binding.question).total.get(binding.indicator, 0))

    def _cell(self, binding: Binding) -> Stated:
        self.answer(binding.question)
        return Stated(self._amounts[binding.question].get((binding.org or 0, binding.indicator), 0))

    def _units(self, binding: Binding) -> Stated:
        """How many units have done something, each once; with a child unit, those in its row."""
        question = binding.question
        if question not in self._taking_part:
            self._taking_part[question] = count_by_row(question, self.taking_part(question))
        counts = self._taking_part[question]
        return Stated(counts.total() if binding.org is None else counts[binding.org])

    def taking_part(self, question: Question) -> set[int]:
        """The units that hold an amount of their own: what was withdrawn does not make a unit one of them."""
        answer = self.answer(question.but(by="level:unit"))
        return {cell.org for cell in answer.cells if cell.amount}

    def _done(self, binding: Binding) -> Stated:
        return Stated(sum(one.is_done for one in self.addressed(binding)))

    def _not_begun(self, binding: Binding) -> Stated:
        """The child units that neither reported the measure done nor recorded anything, be it still unreviewed."""
        answer = self.answer(binding.question.but(standing="all"))
        begun = {cell.org for cell in answer.cells if cell.amount}
        idle = [one.org for one in self.addressed(binding) if not one.is_done and one.org.pk not in begun]
        return Stated(len(idle), tuple(org.label for org in idle))


def _is_done(task: Task, binding: Binding) -> bool:
    as_of = binding.question.as_of
    return task.done_at is not None and as_of is not None and task.done_at <= as_of
