"""The form that all forms build on: Django's, drawn with our templates."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates

from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.option import Option
from stegvis.web.forms.choices import OneOf
from stegvis.web.language import current_language


class FieldRenderer(DjangoTemplates):
    """Draws a field as `form/field.html` has it: label, help, error, control."""

    field_template_name = "form/field.html"


class PageForm(forms.Form):
    """A form of a page. `form/field.html` draws each field; what the browser checks by itself, it leaves to us:

    its messages are not in the page's language and vanish.
    """

    default_renderer = FieldRenderer
    use_required_attribute = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label_suffix="", **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", _class_of(field.widget))

    def offer(self, options: Mapping[str, Iterable[Option]]) -> None:
        """Puts the options into the fields of those names."""
        for name, listed in options.items():
            field = self.fields[name]
            assert isinstance(field, OneOf)
            field.offer(listed)

    def typed(self, data: Any) -> dict[str, Any]:
        """What `data` (a draft) has for the fields of this form, as typed and unchecked."""
        return {
            name: field.widget.value_from_datadict(data, {}, name)
            for name, field in self.fields.items()
            if not field.widget.value_omitted_from_data(data, {}, name) or isinstance(field, forms.BooleanField)
        }

    def add_invalid(self, invalid: InvalidFields) -> None:
        """Puts each sentence beside its field; what belongs to no field of this form stands above all."""
        for name, reason in invalid.fields.items():
            self.add_error(name if name in self.fields else None, reason.in_language(current_language()))


def _class_of(widget: forms.Widget) -> str:
    """The design's class of the control."""
    match widget:
        case forms.RadioSelect() | forms.CheckboxSelectMultiple():
            return ""
        case forms.Select():
            return "select-field__select"
        case forms.Textarea():
            return "textarea-field__textarea"
        case forms.CheckboxInput():
            return "checkbox__input"
        case _:
            return "text-field__input"
