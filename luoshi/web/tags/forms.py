"""Forms: a field with its label, help and errors beside it, and the summary of what is wrong."""

from typing import Any

from django import forms
from django.forms import BaseForm, BoundField

from luoshi.web.tags import register

# The first entry that fits; a class of the kit for each kind of widget.
_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkbox"),
    (forms.RadioSelect, "radio"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.Widget, "input"),
)


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "plain"


def _dress(bound: BoundField) -> None:
    """Give the widget its class; a form owns copies of its widgets, so no other form is touched."""
    widget = bound.field.widget
    kind = next(name for base, name in _CLASSES if isinstance(widget, base))
    own = [name for name in widget.attrs.get("class", "").split() if name != kind]
    widget.attrs["class"] = " ".join([kind, *own])
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
        widget.attrs["rows"] = "4"  # Django's unasked ten rows push the rest of a phone's form out of sight


@register.inclusion_tag("web/kit/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field: label, 必填, widget, help, errors."""
    _dress(bound)
    return {"bound": bound, "kind": _kind(bound)}


@register.inclusion_tag("web/kit/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form in their order, the hidden ones too."""
    return {"form": form}


@register.inclusion_tag("web/kit/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is wrong with the form, each line a link to its field; nothing for a sound form.

    The box is always there, empty and hidden, so that `outbox.js` can fill it.
    """
    faults = [
        (form[name].label, form[name].id_for_label or form[name].auto_id, error)
        for name, errors in form.errors.items()
        if name in form.fields
        for error in errors
    ]
    return {"general": form.non_field_errors(), "faults": faults}
