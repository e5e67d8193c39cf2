"""Small line icons, drawn inline so that they take the colour of the text and need no request."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from luoshi.web.tags import register

# On a grid of 20 x 20. Lines are stroked; `class="f"` shapes are filled.
_SHAPES = {
    "check": '<path d="m4 10.5 4 4 8-9"/>',
    "check-circle": '<circle cx="10" cy="10" r="7.5"/><path d="m6.5 10.3 2.5 2.5 4.5-5"/>',
    "check-solid": '<path d="M10 1.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4Zm-1.1 12L4.8 9.7l1.4-1.4 '
    '2.7 2.7 5-5.4 1.5 1.4z" fill="currentColor" stroke="none"/>',
    "half": '<circle cx="10" cy="10" r="7.5"/><path d="M10 5.5a4.5 4.5 0 0 1 0 9z" fill="currentColor"/>',
    "ring": '<circle cx="10" cy="10" r="7.5"/>',
    "triangle": '<path d="M10 2.8 18 16.7H2z"/><path d="M10 8v4M10 14.2v.3"/>',
    "alarm": '<path d="M6.6 1.8h6.8l4.8 4.8v6.8l-4.8 4.8H6.6l-4.8-4.8V6.6z" '
    'fill="currentColor" stroke="none"/><path d="M10 5.5v5.5M10 13.8v.4" stroke="#fff"/>',
    "dash": '<circle cx="10" cy="10" r="7.5" stroke-dasharray="2.5 2.5"/><path d="M6.5 10h7"/>',
    "info": '<circle cx="10" cy="10" r="7.5"/><path d="M10 9.2v4.6M10 6.2v.4"/>',
    "right": '<path d="m7.5 4.5 5.5 5.5-5.5 5.5"/>',
    "left": '<path d="M12.5 4.5 7 10l5.5 5.5"/>',
    "down": '<path d="m4.5 7.5 5.5 5.5 5.5-5.5"/>',
    "close": '<path d="m5 5 10 10M15 5 5 15"/>',
    "plus": '<path d="M10 4v12M4 10h12"/>',
    "copy": '<rect x="7" y="7" width="10" height="10" rx="1.5"/><path d="M13 7V3H3v10h4"/>',
    "download": '<path d="M10 3v10m-4-4 4 4 4-4M3.5 16.5h13"/>',
    "upload": '<path d="M10 13V3m-4 4 4-4 4 4M3.5 16.5h13"/>',
    "search": '<circle cx="8.5" cy="8.5" r="5"/><path d="m12.5 12.5 4.5 4.5"/>',
    "menu": '<path d="M3 5.5h14M3 10h14M3 14.5h14"/>',
    "person": '<circle cx="10" cy="6.5" r="3.5"/><path d="M3 17.5c.6-4 3.4-5.5 7-5.5s6.4 1.5 7 5.5"/>',
    "unit": '<path d="M3.5 17.5V6L10 2.5 16.5 6v11.5M1.5 17.5h17M8 17.5v-4h4v4M7 8.5h.5M12.5 8.5h.5"/>',
    "print": '<path d="M5.5 7.5V3h9v4.5M5.5 14.5H3v-7h14v7h-2.5M5.5 12h9v5h-9z"/>',
    "offline": '<path d="M2.5 8a11 11 0 0 1 15 0M5.5 11.3a6.6 6.6 0 0 1 9 0M10 15.5v.3M3 3l14 14"/>',
    "camera": '<path d="M2.5 6.5h3L7 4h6l1.5 2.5h3v10h-15z"/><circle cx="10" cy="11" r="3"/>',
    "edit": '<path d="m3.5 16.5.8-3.5L13.5 3.800l2.700 2.700L7 15.700z"/>',
    "document": '<path d="M5 2.5h7l3.5 3.5v11.5H5zM11.5 2.5v4h4M7.5 10.5h5M7.5 13.5h5"/>',
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon `name`, hidden from screen readers: the words beside it speak. Raises KeyError if unknown."""
    return format_html(
        '<svg class="icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(_SHAPES[name]),
    )
