"""Where something stands in its source document."""

from django.db import models

from stegvis.vocabulary import Place


class Placed(models.Model):
    """Columns for a place; every reader fills in what its format knows."""

    page = models.PositiveIntegerField(null=True, help_text="Page of the source document, counted from 1.")
    line = models.PositiveIntegerField(null=True, help_text="Line of the source document, counted from 1.")
    paragraph = models.PositiveIntegerField(null=True, help_text="Paragraph of the source document, counted from 1.")

    class Meta:
        abstract = True

    @property
    def place(self) -> Place:
        """The place as the other rooms know it."""
        return Place(page=self.page, line=self.line, paragraph=self.paragraph)


def place_columns(place: Place) -> dict[str, int | None]:
    """The columns of `place`, as keyword arguments of a placed model."""
    return {"page": place.page, "line": place.line, "paragraph": place.paragraph}
