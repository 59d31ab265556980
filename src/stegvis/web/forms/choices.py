"""One of several: side by side while they are few, in a list when they are many."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.vocabulary.option import Option
from stegvis.web.language import current_language

YES, NO = "yes", "no"
NOTHING = "–"
NOT_CHOSEN: dict[str, Any] = {"required": _("Choose one.")}


class OneOf(forms.ChoiceField):
    """One of several. Takes `options=` (Option) or Django's `choices=`; `offer` puts others in their place."""

    default_error_messages = NOT_CHOSEN

    def __init__(self, *, options: Iterable[Option] = (), **kwargs: Any) -> None:
        stated = list(kwargs.pop("choices", choices(options)))
        super().__init__(choices=stated, **kwargs)

    def offer(self, options: Iterable[Option]) -> None:
        """From now on these are the options."""
        self.choices = choices(options)


class Radios(OneOf):
    """All options seen at once."""

    widget = forms.RadioSelect


class Dropdown(OneOf):
    """A list that opens; typing the first letters chooses. `nothing` is what stands first, None: no such line."""

    widget = forms.Select

    def __init__(self, *, options: Iterable[Option] = (), nothing: str | None = NOTHING, **kwargs: Any) -> None:
        self.first = [] if nothing is None else [("", nothing)]
        kwargs["choices"] = [*self.first, *kwargs.pop("choices", choices(options))]
        super().__init__(**kwargs)

    def offer(self, options: Iterable[Option]) -> None:
        """From now on these are the options, after the line that stands first."""
        self.choices = [*self.first, *choices(options)]


class YesNo(forms.TypedChoiceField):
    """Yes, no, or not answered: True, False or None."""

    widget = forms.RadioSelect
    default_error_messages = NOT_CHOSEN

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [(YES, _("Yes")), (NO, _("No"))])
        super().__init__(coerce=lambda value: value == YES, empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """How the page holds a stored answer."""
        return {True: YES, False: NO}.get(value, value) if isinstance(value, bool) else value


def choices(options: Iterable[Option]) -> list[Any]:
    """Django's choices in the page's language; options that share a group stand under its name."""
    language = current_language()
    found: list[Any] = []
    for group, members in groupby(options, key=lambda one: one.group):
        pairs = [(one.value, one.label.in_language(language)) for one in members]
        found.extend(pairs if group is None else [(group.in_language(language), pairs)])
    return found
