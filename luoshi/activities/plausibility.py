"""What is unusual about a record: pure decisions that ask a reviewer to look twice and never refuse."""

from collections.abc import Mapping
from dataclasses import dataclass

from luoshi.activities.content import Content
from luoshi.activities.rules import amount_of, asks_attendance
from luoshi.catalogue.models import Indicator, Kind
from luoshi.catalogue.wording import english


@dataclass(frozen=True)
class Oddity:
    """Something that a reviewer should look at twice; never a reason to refuse."""

    zh: str
    en: str

    def text(self, language: str = "zh") -> str:
        """The sentence for the reviewer."""
        return self.en if language.lower().startswith("en") else self.zh


NOBODY = Oddity("没有填写人次。", "No attendance was given.")


def find_oddities(content: Content, kind: Kind, indicators: Mapping[str, Indicator]) -> list[Oddity]:
    """Amounts beyond their indicator's plausible range, and an attendance that was left out."""
    asked = asks_attendance(kind)
    nobody = bool(asked) and not any(getattr(content, name) for name in asked)
    counted = ((indicators[count["indicator"]], amount_of(count, content)) for count in kind.counts)
    odd = [_odd_amount(indicator, amount) for indicator, amount in counted if _is_odd(indicator, amount)]
    return [*odd, NOBODY] if nobody else odd


def _is_odd(indicator: Indicator, amount: int) -> bool:
    too_few = indicator.plausible_from is not None and amount < indicator.plausible_from
    return too_few or (indicator.plausible_until is not None and amount > indicator.plausible_until)


def _odd_amount(indicator: Indicator, amount: int) -> Oddity:
    least, most = indicator.plausible_from, indicator.plausible_until
    usual = f"≥ {least or 0:,}" if most is None else f"{least or 0:,}–{most:,}"
    return Oddity(
        f"{indicator.name} {amount:,} {indicator.unit}，常见的是 {usual}，请核对是否填错。",
        f"{english(indicator.name)}: {amount:,} {english(indicator.unit)}; usually {usual}. "
        "Please check that this is right.",
    )


def is_twin(one: Content, other: Content) -> bool:
    """Whether two records of one unit look like one event recorded twice.

    They are of the same kind and day, and were recorded by two units, or share their title or their attendance.
    """
    if (one.kind, one.held_on) != (other.kind, other.held_on):
        return False
    same_attendance = one.attendance_onsite is not None and one.attendance_onsite == other.attendance_onsite
    return one.hosts[0] != other.hosts[0] or one.title == other.title or same_attendance


def odd_twin(title: str, unit: str) -> Oddity:
    """The sentence about a record that looks like this one."""
    return Oddity(
        f"同一天已有“{title}”（{unit}记），请确认不是同一场。",
        f"“{title}” of the same day was recorded by {unit}. Please make sure that it is not the same event.",
    )
