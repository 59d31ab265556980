"""Fields of a participant's forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.words import number_text


class Hours(forms.DecimalField):
    """Hours with a comma or a point: 7,5. A float, None for nothing."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Write hours as a number, such as 7,5.")}  # noqa: RUF012

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "size": 5, "maxlength": 6}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(min_value=0, decimal_places=2, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The number; a comma is a point."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def clean(self, value: Any) -> float | None:
        """As a float."""
        number = super().clean(value)
        return None if number is None else float(number)

    def prepare_value(self, value: Any) -> Any:
        """What is stored, as people here write it."""
        return number_text(round(value, 2)) if isinstance(value, float) else value
