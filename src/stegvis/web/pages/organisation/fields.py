"""Fields that several of the organisation's forms have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.actions.show_intervention_settings import ListedOperator

LARGEST_AMOUNT = 10**12
SMALL = 32_767


class WholeNumber(forms.IntegerField):
    """A number typed as people write it: spaces between thousands are allowed."""

    widget = forms.TextInput
    default_error_messages = {  # noqa: RUF012
        "invalid": _("Write a whole number, such as 12."),
        "max_value": _("Write a number of at most %(limit_value)s."),
        "min_value": _("Write a number of at least %(limit_value)s."),
    }

    def __init__(self, *, max_value: int = SMALL, min_value: int = 0, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(max_value=max_value, min_value=min_value, **kwargs)

    def to_python(self, value: Any) -> int | None:
        """The number, or None for nothing. Raises ValidationError when it is none."""
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


class Kronor(WholeNumber):
    """An amount, shown with a space between thousands."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_value=LARGEST_AMOUNT, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """What the field shows: a stored amount in groups of three, what was typed as it was typed."""
        return f"{value:,}".replace(",", "\u00a0") if isinstance(value, int) else value


class Operators(forms.MultipleChoiceField):
    """Operators to tick, as their numbers."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        """The numbers; when somebody else's choice is to stand, they come in one text."""
        return [part for one in super().to_python(value) for part in one.split(", ") if part]


def operator_choices(operators: tuple[ListedOperator, ...], nothing: str | None = None) -> list[tuple[str, str]]:
    """The operators as choices of a field; `nothing` names the first line, which chooses none."""
    first = [] if nothing is None else [("", nothing)]
    return [*first, *((str(one.number), one.name) for one in operators)]


def offer(form: forms.Form, name: str, choices: list[Any]) -> None:
    """Gives the form's field its choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def number_or_none(text: str) -> int | None:
    """The number of a chosen row, or None when nothing was chosen."""
    return int(text) if text else None
