"""What a new report begins with: texts that last from one report to the next, marked until somebody has read them."""

from collections.abc import Iterator, Mapping

from django.db import transaction

from stegvis.forms.asked import asked_sections
from stegvis.store.models import Edition, SectionVersion
from stegvis.store.models.reports.edition import TextSource
from stegvis.store.reports.earlier import earlier_texts
from stegvis.store.reports.editions import texts_of
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.writing.texts import LONGEST, require_draft, save_section
from stegvis.store.trail.events import record
from stegvis.vocabulary.actor import Actor

UNREAD = frozenset({TextSource.LAST_REPORT, TextSource.SETTINGS})
PURPOSE = "purpose"


@transaction.atomic
def take_over_lasting(edition: Edition, *, by: Actor) -> None:
    """The sections of the form that last begin with what stood there last, as long as nobody has written there.

    In a first report the purpose begins with whom the intervention's settings say that it is for. Every text is judged
    as if it were typed, and is a remark until somebody changes or confirms it. Raises BadInput as `form_of`.
    """
    standing = texts_of(edition)
    for section, text, source in _lasting(edition):
        if section not in standing and len(text) <= LONGEST:
            save_section(edition, section, text, seen=0, by=by, source=source)


def _lasting(edition: Edition) -> Iterator[tuple[str, str, TextSource]]:
    form = form_of(edition)
    answered = {one.id for one in asked_sections(form) if one.has_text}
    asked = [one.id for one in form.sections if one.lasting and one.id in answered]
    earlier = earlier_texts(edition) if asked else {}
    target_group = edition.intervention.target_group.strip()
    for section in asked:
        if section in earlier:
            yield section, earlier[section].text, TextSource.LAST_REPORT
        elif section == PURPOSE and target_group:
            yield section, f"Målgrupp: {target_group}", TextSource.SETTINGS


def unread_texts(standing: Mapping[str, SectionVersion]) -> Mapping[str, TextSource]:
    """The sections that nobody has read since they were taken over, and from where, of `texts_of`."""
    return {section: TextSource(one.source) for section, one in standing.items() if one.source in UNREAD}


@transaction.atomic
def confirm_texts(edition: Edition, *, by: Actor, section: str | None = None) -> int:
    """Somebody has read what was taken over, in the section or in all of them, and leaves it as it is; how many.

    Raises BadInput when the report is no draft.
    """
    require_draft(edition)
    standing = texts_of(edition)
    read = [name for name in unread_texts(standing) if section in (None, name)]
    for name in read:
        SectionVersion.objects.create(
            edition=edition,
            section=name,
            number=standing[name].number + 1,
            text=standing[name].text,
            account_id=by.account or None,
            by=by.name,
            source=TextSource.READ,
        )
    if read:
        details = {"edition": edition.pk, "sections": read}
        record("texts_confirmed", by=by, subject=edition.intervention.name, details=details)
    return len(read)
