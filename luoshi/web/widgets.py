"""Widgets for the forms of every room: date, files, photo, choice of a unit."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict


class DateInput(forms.DateInput):
    """The device's own date field."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "field-short", **(attrs or {})}, format="%Y-%m-%d")


class FileDrop(forms.ClearableFileInput):
    """A file field that also takes what is dropped on it and names what was chosen.

    `accept` is an HTML accept list such as ".docx,.pdf"; `hint` says what is welcome and how large.
    """

    template_name = "web/kit/file_drop.html"

    def __init__(self, *, accept: str = "", hint: str = "", attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={**({"accept": accept} if accept else {}), **(attrs or {})})
        self.hint = hint

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return {**super().get_context(name, value, attrs), "hint": self.hint}


class PhotoInput(FileDrop):
    """A photo, shrunk to 1,600 px on the device before it is sent; that also removes where it was taken."""

    def __init__(self, *, hint: str = "", attrs: dict[str, Any] | None = None) -> None:
        super().__init__(accept="image/*", hint=hint, attrs={"data-photo": "", **(attrs or {})})


class UnitChoice(forms.TextInput):
    """A unit found by typing part of its name; sends its id.

    `url` answers `?q=` with `<li role="option" data-value="ID">`; `label_of` gives the name of a chosen id.
    Without JavaScript the typed text itself is sent.
    """

    template_name = "web/kit/unit_choice.html"

    def __init__(
        self, *, url: str, label_of: Callable[[str], str] = str, attrs: dict[str, Any] | None = None
    ) -> None:
        super().__init__(attrs=attrs)
        self.url, self.label_of = url, label_of

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = context["widget"]["value"]
        return {**context, "url": self.url, "label": self.label_of(chosen) if chosen else ""}

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> str | None:
        return data.get(name) or data.get(f"{name}_text")
