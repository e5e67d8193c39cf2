"""The fields of a reading, drawn without a template each: a page holds hundreds of them."""

from typing import Any

from django import forms, template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_LOOKS = ((forms.Textarea, "textarea"), (forms.Select, "select"))


@register.simple_tag
def reading_field(bound: forms.BoundField) -> SafeString:
    """Label, field, help and errors, as `{% field %}` of the kit draws them for text, dates, numbers and choices."""
    return format_html(
        '<div class="field" data-field="{}"><label class="field-label" for="{}">{}</label>{}{}{}</div>',
        bound.name,
        bound.auto_id,
        bound.label,
        _draw_widget(bound),
        _draw_help(bound),
        _draw_errors(bound),
    )


@register.simple_tag
def hidden_field(bound: forms.BoundField) -> SafeString:
    """A field that only travels along."""
    return _hidden(bound.html_name, bound.value() or "")


@register.simple_tag
def row_counts(rows: forms.BaseFormSet[Any]) -> SafeString:
    """How many rows a list has: what a formset asks of its form."""
    count = rows.total_form_count()
    return _hidden(f"{rows.prefix}-TOTAL_FORMS", count) + _hidden(f"{rows.prefix}-INITIAL_FORMS", count)


def _hidden(name: str, value: Any) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


def _draw_widget(bound: forms.BoundField) -> SafeString:
    widget = bound.field.widget
    look = next((name for base, name in _LOOKS if isinstance(widget, base)), "input")
    attrs = bound.build_widget_attrs(dict(widget.attrs), widget) | {
        "class": f"{look} {widget.attrs.get('class', '')}".strip(),
        "name": bound.html_name,
        "id": bound.auto_id,
    }
    if bound.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{bound.auto_id}_error"}
    value = widget.format_value(bound.value())
    if isinstance(widget, forms.Textarea):
        return format_html("<textarea{}>\n{}</textarea>", flatatt(attrs), value or "")
    if isinstance(widget, forms.Select):
        return format_html("<select{}>{}</select>", flatatt(attrs), _draw_options(widget, value))
    typed = {} if value in (None, "") else {"value": value}
    return format_html("<input{}>", flatatt({"type": widget.input_type, **attrs, **typed}))


def _draw_options(widget: forms.Select, chosen: Any) -> SafeString:
    options = (
        (code, mark_safe(" selected") if code in (chosen or []) else "", name)
        for code, name in widget.choices
    )
    return format_html_join("", '<option value="{}"{}>{}</option>', options)


def _draw_help(bound: forms.BoundField) -> SafeString | str:
    if not bound.help_text:
        return ""
    return format_html('<p class="field-help" id="{}_helptext">{}</p>', bound.auto_id, bound.help_text)


def _draw_errors(bound: forms.BoundField) -> SafeString | str:
    if not bound.errors:
        return ""
    lines = format_html_join("", '<p class="field-error">{}</p>', ((error,) for error in bound.errors))
    return format_html('<div id="{}_error" data-errors>{}</div>', bound.auto_id, lines)
