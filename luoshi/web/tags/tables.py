"""Tables: head cells that sort by the address bar, rows that say when there are none."""

from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luoshi.web.tags import register
from luoshi.web.tags.page import blank

_MARKS = {"ascending": "▲", "descending": "▼", "": "↕"}


@register.simple_block_tag
def table(
    content: str, caption: str = "", wide: bool = False, keep: bool = False, figures: bool = False
) -> SafeString:
    """A data table. `wide` scrolls in its own area; `keep` keeps its columns on a narrow screen.

    `figures`: a name and a few numbers a row, which stand side by side under the name on a narrow screen.
    """
    return format_html(
        '<div class="sheet{}"{}><table class="rows{}" data-rows>{}{}</table></div>',
        " sheet-wide" if wide else "",
        format_html(' tabindex="0" role="region" aria-label="{}"', caption) if wide or keep else "",
        " rows-keep" if keep else " rows-figures" if figures else "",
        format_html("<caption>{}</caption>", caption) if caption else "",
        content,
    )


@register.simple_tag(takes_context=True)
def th(context: Context, label: str, sort: str = "", num: bool = False) -> SafeString:
    """A head cell; with `sort` a link that orders the table, first up, then down."""
    kind = SafeString(' class="num"') if num else SafeString("")
    if not sort:
        return format_html('<th scope="col"{}>{}</th>', kind, label)
    request: HttpRequest = context["request"]
    order = _order(request, sort)
    return format_html(
        '<th scope="col"{}{}><a href="{}">{}<span class="sort-mark" aria-hidden="true">{}</span></a></th>',
        kind,
        format_html(' aria-sort="{}"', order) if order else "",
        _address(request, f"-{sort}" if order == "ascending" else sort),
        label,
        _MARKS[order],
    )


def _order(request: HttpRequest, sort: str) -> str:
    return {sort: "ascending", f"-{sort}": "descending"}.get(request.GET.get("sort", ""), "")


def _address(request: HttpRequest, sort: str) -> str:
    """The same page in another order, from its first row."""
    asked = request.GET.copy()
    for key in ("after", "before"):
        asked.pop(key, None)
    asked["sort"] = sort
    return f"?{asked.urlencode()}"


@register.simple_block_tag
def no_rows(content: str, columns: int, title: str = "", hint: str = "") -> SafeString:
    """The row of an empty table: what will be here and how to begin."""
    words = blank(content, title or _("还没有内容"), hint)
    return format_html('<tr><td class="no-rows" colspan="{}">{}</td></tr>', columns, words)
