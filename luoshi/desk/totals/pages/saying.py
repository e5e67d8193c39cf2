"""Totals in words: moments, months, periods, columns."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luoshi.catalogue.wording import say
from luoshi.common import clock
from luoshi.desk.totals.asking import Asked
from luoshi.rollups.question import Answer, Definition, Period


@dataclass(frozen=True)
class Column:
    """An indicator at the head of a column."""

    definition: Definition

    @property
    def name(self) -> str:
        """What is counted, in the language of the screen."""
        return say(self.definition.name)

    @property
    def unit(self) -> str:
        """What it is counted in, in the language of the screen."""
        return say(self.definition.unit)

    @property
    def label(self) -> str:
        """The name with its unit, unless it ends with it: 宣讲场次（场）, 宣讲现场人次."""
        name, unit = self.name, self.unit
        if self.definition.name.endswith(self.definition.unit):
            return name
        return _("%(name)s（%(unit)s）") % {"name": name, "unit": unit}


def columns_of(answer: Answer) -> tuple[Column, ...]:
    """A column for each indicator of the question."""
    return tuple(Column(definition) for definition in answer.definitions)


def say_moment(instant: datetime) -> str:
    """An instant as the date and minute in China."""
    return instant.astimezone(clock.CHINA).strftime("%Y-%m-%d %H:%M")


def say_month(period: Period) -> str:
    """The month that a period lies in."""
    return date_format(period.from_on, "YEAR_MONTH_FORMAT")


def say_days(asked: Asked) -> str:
    """The days that are counted, both ends among them."""
    return _("%(first)s 至 %(last)s") % {"first": asked.first_on, "last": asked.last_on}
