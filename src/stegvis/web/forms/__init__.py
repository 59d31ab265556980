"""Forms: the one form they all build on, days, choices. `web.form_page` shows them."""

from stegvis.web.forms.choices import Dropdown, Radios, YesNo
from stegvis.web.forms.day import DayField
from stegvis.web.forms.form import PageForm

__all__ = ["DayField", "Dropdown", "PageForm", "Radios", "YesNo"]
