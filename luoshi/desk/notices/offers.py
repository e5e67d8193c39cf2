"""What a line says once its words were put right, offered to be taken over; `campaigns.amending` finds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from luoshi.campaigns.amending import Offer, read_amended
from luoshi.campaigns.corrections import LISTS, Form
from luoshi.desk.notices.fields import as_text
from luoshi.desk.notices.forms import HeadForm
from luoshi.desk.notices.row_kinds import NAMES, ROWS
from luoshi.gongwen import Document, plain
from luoshi.gongwen.document import DocNumber, Place


@dataclass(frozen=True)
class ShownOffer:
    """A field or list by its name, what would stand there, and what stands there now (empty for nothing)."""

    label: str
    now: str
    before: str


def show_offers(
    document: Document, doubt: Form | None, said: Mapping[str, str] | None
) -> tuple[ShownOffer, ...]:
    """What the line of a doubt says with the words that a person gave it; nothing unless some were given."""
    if not said or said["how"] != "amended" or not said["words"] or not doubt or not doubt.get("place"):
        return ()
    offers = read_amended(document, plain.read(Place, doubt["place"]), said["words"])
    return tuple(ShownOffer(_label(one), _say(one, one.now), _say(one, one.before)) for one in offers)


def _label(offer: Offer) -> str:
    return str(NAMES[offer.name][0] if offer.name in LISTS else HeadForm.base_fields[offer.name].label)


def _say(offer: Offer, value: Any) -> str:
    """A value as its field shows it, an item as the headline of its row."""
    if isinstance(value, DocNumber):
        return value.raw
    if value is None or offer.name not in LISTS:
        return as_text(value)
    return ROWS[offer.name].say_item(value)
