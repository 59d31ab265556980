"""Whole numbers: typed, without the arrows and the wheel that change a number unseen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class WholeNumber(forms.IntegerField):
    """A whole number from 0, as an int; `digits`: how wide the control is."""

    default_error_messages = {"invalid": _("Write a whole number.")}  # noqa: RUF012

    def __init__(self, *, digits: int = 4, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "size": digits, "maxlength": 9}
        super().__init__(widget=forms.TextInput(attrs=attrs), min_value=0, **kwargs)


class Year(WholeNumber):
    """A year, as an int."""

    default_error_messages = {"invalid": _("Write the year with four digits.")}  # noqa: RUF012
