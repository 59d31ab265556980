"""Forms: the one form they all build on, days, whole numbers, choices. `web.form_page` shows them."""

from stegvis.web.forms.choices import Dropdown, Radios, YesNo
from stegvis.web.forms.day import DayField
from stegvis.web.forms.form import PageForm
from stegvis.web.forms.whole_number import WholeNumber, Year

__all__ = ["DayField", "Dropdown", "PageForm", "Radios", "WholeNumber", "Year", "YesNo"]
