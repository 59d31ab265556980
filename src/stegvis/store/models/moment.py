"""When something was done, by the clock that the whole of Stegvis goes by."""

from datetime import datetime
from typing import Any

from django.db import models

from stegvis.store.clock import now


class Moment(models.DateTimeField):
    """A DateTimeField whose `auto_now` and `auto_now_add` follow `store.clock.now`: a demonstration has its own day."""

    def pre_save(self, model_instance: models.Model, add: bool) -> datetime | None:
        """The value to be stored."""
        if self.auto_now or (self.auto_now_add and add):
            setattr(model_instance, self.attname, now())
        value: datetime | None = getattr(model_instance, self.attname)
        return value

    def deconstruct(self) -> Any:
        """As the field that it is to the database: the column is the same."""
        name, _, arguments, keywords = super().deconstruct()
        return name, "django.db.models.DateTimeField", arguments, keywords
