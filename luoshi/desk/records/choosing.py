"""What a request chooses: records to accept, filters of the list."""

import uuid
from dataclasses import dataclass

from django.http import QueryDict

from luoshi.activities.queries import RecordFilter, list_served_measures
from luoshi.catalogue.queries import list_kinds
from luoshi.common.errors import NotFound
from luoshi.desk.records.forms import FilterForm
from luoshi.orgs.models import Level
from luoshi.people.access import Acting


@dataclass(frozen=True)
class Choice:
    """A record and the revision of it that the reviewer saw."""

    uid: uuid.UUID
    revision: int

    def __str__(self) -> str:
        return f"{self.uid}~{self.revision}"

    @classmethod
    def parse(cls, text: str) -> "Choice":
        """The choice as written into a form. Raises: NotFound if it is none."""
        uid, _, revision = text.partition("~")
        try:
            return cls(uuid.UUID(uid), int(revision))
        except ValueError:
            raise NotFound from None


def filter_form(acting: Acting, asked: QueryDict) -> FilterForm:
    """The filters of the list, as the address bar sets them."""
    return FilterForm(
        asked,
        kinds=list_kinds(),
        measures=list_served_measures(acting),
        has_below=acting.org.level < Level.UNIT,
    )


def chosen_filter(form: FilterForm) -> RecordFilter:
    """What the filters narrow the list to; one that cannot be read narrows nothing and says so beside itself."""
    form.is_valid()
    said = form.cleaned_data
    return RecordFilter(
        state=said.get("state") or "",
        kind=said.get("kind") or "",
        from_on=said.get("from_on"),
        until_on=said.get("until_on"),
        measure=said.get("measure"),
        below=bool(said.get("below")),
    )
