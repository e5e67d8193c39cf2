"""Numbers: the exact figure with its rounded reading at hand, or the other way round."""

from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.common.quantities import render_amount, render_rounded
from luoshi.web.tags import register


def rounded_reading(number: int) -> str:
    """The number as people say it in the reader's language, or "" where that is the number itself."""
    reading = render_rounded(number, get_language() or "zh")
    return "" if reading == render_amount(number) else reading


@register.simple_tag
def amount(number: int | None) -> SafeString:
    """The exact number, its 万/亿 reading in the title; a long dash where nothing was reported."""
    if number is None:
        return format_html('<span class="amount" title="{}">—</span>', _("未报"))
    reading = rounded_reading(number)
    if not reading:
        return format_html('<span class="amount">{}</span>', render_amount(number))
    return format_html('<span class="amount" title="{}">{}</span>', reading, render_amount(number))


@register.simple_tag
def rounded(number: int) -> SafeString:
    """The 万/亿 reading; the exact number in the title and, at a tap, in its place."""
    reading = rounded_reading(number)
    if not reading:
        return amount(number)
    exact = render_amount(number)
    return format_html('<span class="amount" title="{}" data-exact="{}">{}</span>', exact, exact, reading)


@register.simple_tag
def percent(part: int, whole: int) -> str:
    """`part` of `whole` to one decimal place, "—" where there is no whole."""
    return f"{Decimal(part) * 100 / whole:.1f}%" if whole else "—"


@register.inclusion_tag("web/kit/figure.html")
def figure(
    number: int | None, label: str, unit: str = "", note: str = "", url: str = ""
) -> dict[str, object]:
    """A large figure with its label, unit, rounded reading and a note; a link to its grounds if `url`."""
    reading = "" if number is None else rounded_reading(number)
    return {"number": number, "label": label, "unit": unit, "note": note, "url": url, "reading": reading}


@register.inclusion_tag("web/kit/progress.html")
def progress(done: int, total: int, label: str = "") -> dict[str, object]:
    """A bar with its numbers: "37 / 120 · 30.8%"."""
    return {"done": done, "total": total, "label": label, "share": percent(done, total)}
