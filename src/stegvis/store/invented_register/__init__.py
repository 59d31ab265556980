"""An invented register whose individuals add up to the figures of the reports that were imported. Demonstrations only.

Every person, date and word about a person is invented, with a seed: the same reports give the same register.
"""

from stegvis.store.invented_register.filling import Filled, demonstration_day, fill_register

__all__ = ["Filled", "demonstration_day", "fill_register"]
