"""States: a shape, a word and a colour, in that order of importance."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString

from luoshi.web.shapes import Moment, Step
from luoshi.web.tags import register
from luoshi.web.tags.icons import icon

_LAMPS = {
    "waiting": "ring",
    "going": "half",
    "soon": "triangle",
    "late": "alarm",
    "done": "check-circle",
    "confirmed": "check-solid",
    "off": "dash",
}
_CALLOUTS = {"info": "info", "good": "check-circle", "warn": "triangle", "bad": "alarm"}


@register.simple_tag
def lamp(state: str, text: str) -> SafeString:
    """A status lamp with its words. Raises KeyError for a state that the kit does not know."""
    return format_html('<span class="lamp lamp-{}">{}{}</span>', state, icon(_LAMPS[state]), text)


@register.simple_tag
def badge(text: str, tone: str = "") -> SafeString:
    """A short label; `tone` is "", "good", "info", "warn" or "bad"."""
    return format_html('<span class="badge{}">{}</span>', f" badge-{tone}" if tone else "", text)


@register.simple_block_tag
def callout(content: str, tone: str = "info", title: str = "") -> SafeString:
    """A boxed remark; a "bad" one is announced at once by screen readers."""
    return format_html(
        '<div class="callout callout-{}"{}>{}<div>{}{}</div></div>',
        tone,
        SafeString(' role="alert"') if tone == "bad" else "",
        icon(_CALLOUTS[tone]),
        format_html('<p class="callout-title">{}</p>', title) if title else "",
        content,
    )


@register.inclusion_tag("web/kit/steps.html")
def steps(items: Iterable[Step]) -> dict[str, object]:
    """Numbered stages in order."""
    return {"items": items}


@register.inclusion_tag("web/kit/timeline.html")
def timeline(items: Iterable[Moment]) -> dict[str, object]:
    """What happened, in the order given."""
    return {"items": items}
