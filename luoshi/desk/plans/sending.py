"""What the page for choosing recipients shows."""

from dataclasses import dataclass

from django.http import QueryDict

from luoshi.campaigns import queries
from luoshi.campaigns.models import Delivery, Measure, Notice, Phase, Plan
from luoshi.campaigns.queries import Preview, preview_sending
from luoshi.campaigns.recipient_rules import RULES_BY_CODE, suggest_rules
from luoshi.campaigns.recipients import RuleOffer
from luoshi.common import clock
from luoshi.common.identifiers import new_uid
from luoshi.desk.plans.forms import SendForm
from luoshi.people.access import Acting


@dataclass(frozen=True)
class SendPage:
    """A plan about to be sent: what it says, the chooser, and what the present choice would do."""

    plan: Plan
    delivery: Delivery | None
    form: SendForm
    preview: Preview
    phases: tuple[Phase, ...]
    measures: tuple[Measure, ...]
    own_measures: tuple[Measure, ...]

    @property
    def is_passing_on(self) -> bool:
        return self.delivery is not None

    @property
    def ended(self) -> int:
        """Original measures whose window is over before they are sent."""
        return sum(1 for one in self.measures if one.ends_on and one.ends_on < clock.today())

    @property
    def is_first_issue(self) -> bool:
        return self.plan.state == Plan.State.DRAFT


def make_form(plan: Plan, offers: list[RuleOffer], asked: QueryDict) -> SendForm:
    """The form as first shown. What the letter addresses is chosen already; `?rules=` counts without a script."""
    chosen = asked.getlist("rules") or list(_suggest(plan, offers))
    ends_on = plan.ends_on if plan.ends_on and plan.ends_on >= clock.today() else None
    initial = {"uid": new_uid(), "rules": chosen, "due_on": asked.get("due_on") or ends_on}
    return SendForm(initial=initial, offers=offers)


def _suggest(plan: Plan, offers: list[RuleOffer]) -> tuple[str, ...]:
    notice: Notice | None = plan.notice if plan.state == Plan.State.DRAFT else None
    if notice is None:
        return ()
    named = [name for part in notice.corrected["parts"] for name in part["recipients"]]
    return suggest_rules(named, [RULES_BY_CODE[offer.code] for offer in offers if offer.units])


def show_sending(acting: Acting, plan: Plan, delivery: Delivery | None, form: SendForm) -> SendPage:
    """The page with this form; the numbers are those of the rules that are chosen on it."""
    known = {code for code, _label in form.fields["rules"].choices}  # type: ignore[attr-defined]
    chosen = [code for code in form["rules"].value() or () if code in known]
    on_path = queries.path_measures(plan, acting.org)
    return SendPage(
        plan=plan,
        delivery=delivery,
        form=form,
        preview=preview_sending(acting, plan, chosen),
        phases=tuple(plan.phases.order_by("order")),
        measures=tuple(one for one in on_path if one.org_id == plan.org_id),
        own_measures=tuple(one for one in on_path if one.org_id != plan.org_id),
    )
