"""The parts of a page around its content."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from luoshi.web.shapes import Branch, Crumb, Tab
from luoshi.web.tags import register


def _rendered(part: str, **values: object) -> SafeString:
    return render_to_string(f"web/kit/{part}.html", values)


def _optional(markup: str, text: str) -> SafeString:
    return format_html(markup, text) if text else SafeString("")


@register.simple_tag
def outbox_scripts() -> SafeString:
    """The script of the outbox, for a desk page with a `data-outbox` form; the phone frame has it already."""
    return format_html('<script src="{}" type="module"></script>', static("web/outbox.js"))


@register.simple_block_tag
def heading(content: str, title: str, sub: str = "", eyebrow: str = "") -> SafeString:
    """The head of a page; the block holds its buttons."""
    words = format_html(
        "{}<h1>{}</h1>{}", _optional('<p class="eyebrow">{}</p>', eyebrow), title, _optional("<p>{}</p>", sub)
    )
    actions = format_html('<div class="actions">{}</div>', content) if content.strip() else ""
    return format_html(
        '<header class="heading"><div class="heading-words">{}</div>{}</header>', words, actions
    )


@register.simple_block_tag
def blank(content: str, title: str, hint: str = "") -> SafeString:
    """An empty page or list: what will be here and, in the block, how to begin."""
    return format_html(
        '<div class="empty"><h3>{}</h3>{}<div class="actions">{}</div></div>',
        title,
        _optional("<p>{}</p>", hint),
        SafeString(content.strip()),
    )


@register.simple_block_tag
def prefilled(content: str, summary: str) -> SafeString:
    """Fields that are already filled in: one line of text, and the fields themselves behind 改."""
    return _rendered("prefilled", summary=summary, content=content)


@register.simple_block_tag
def receipt(content: str, number: str, title: str) -> SafeString:
    """The last screen of a record: its number, to be read out or copied."""
    return _rendered("receipt", number=number, title=title, content=content)


@register.simple_block_tag
def confirm(content: str, name: str, title: str) -> SafeString:
    """A dialog with the id `name`, opened by `data-opens="name"`; the block holds its form."""
    return _rendered("confirm", name=name, title=title, content=content)


@register.inclusion_tag("web/kit/scope.html")
def scope(whose: str = "", period: str = "", as_of: str = "", url: str = "") -> dict[str, object]:
    """Whose data this is, which period, as of when; `url` opens the question itself."""
    return {"whose": whose, "period": period, "as_of": as_of, "url": url}


@register.inclusion_tag("web/kit/crumbs.html")
def crumbs(trail: Iterable[Crumb]) -> dict[str, object]:
    """The way from the top of the tree to here."""
    return {"trail": trail}


@register.inclusion_tag("web/kit/tabs.html")
def tabs(items: Iterable[Tab]) -> dict[str, object]:
    """Views of one subject, each with its own address."""
    return {"items": items}


@register.inclusion_tag("web/kit/pager.html")
def pager(previous_url: str = "", next_url: str = "", shown: str = "") -> dict[str, object]:
    """Next and previous by key; `shown` says what is on this page."""
    return {"previous_url": previous_url, "next_url": next_url, "shown": shown}


@register.inclusion_tag("web/kit/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Names and values under each other."""
    return {"pairs": pairs}


@register.inclusion_tag("web/kit/tree.html")
def tree(branches: Iterable[Branch]) -> dict[str, object]:
    """One level of the unit tree; deeper levels arrive when a branch is opened."""
    return {"branches": branches}
