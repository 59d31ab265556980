"""What every section of an intervention's settings shares: its own small form, and the way back to its place."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.actions.show_intervention_settings import Settings
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm


def section_page(
    request: HttpRequest,
    settings: Settings,
    section: str,
    title: str,
    save: Callable[[Given], None],
    form: Callable[..., PageForm],
    **shown: Any,
) -> HttpResponse:
    """The form of a section. `section` is its place on the settings page; `shown` is more of the FormPage."""
    back = f"{reverse('intervention_settings', args=[settings.number])}#{section}"

    def act(given: Given) -> Done:
        save(given)
        return Done(back, _("Saved."))

    context: Mapping[str, Any] = {"intervention": settings.basics.name, "settings": settings} | shown.pop("context", {})
    page = FormPage(title=title, back=back, form=form, version=settings.version, context=context, **shown)
    return form_page(request, act, page)


def version_of(given: Given, settings: Settings) -> int:
    """The version that somebody had seen; the one now for a form that did not say."""
    return settings.version if given.version is None else given.version
