"""Code lists as choices of a form."""

from collections.abc import Iterable
from functools import cache

from stegvis.catalogue.municipalities import municipalities
from stegvis.measures import codes
from stegvis.measures.codes import CodeList
from stegvis.store.models import ExitCode, Intervention, Operator, Participation
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option

GENDERS = (
    Option("women", Wording("Kvinna", "Woman")),
    Option("men", Wording("Man", "Man")),
    Option("nonbinary", Wording("Icke-binär", "Non-binary")),
    Option("unknown", Wording("Okänt", "Unknown")),
)
"""Of one person; the code list's own labels are headings of columns."""


def of_codes(listed: CodeList) -> tuple[Option, ...]:
    """The list in its order."""
    return tuple(Option(code.word, code.label) for code in listed.codes)


REFERRERS = of_codes(codes.REFERRER)
SUPPORTS = of_codes(codes.SUPPORT)
OCCUPATIONS = of_codes(codes.OCCUPATION)
EDUCATIONS = of_codes(codes.EDUCATION)
SUPPORT_TIMES = of_codes(codes.SUPPORT_TIME)
CHANGES = of_codes(codes.SELF_RATED_CHANGE)


@cache
def municipality_options() -> tuple[Option, ...]:
    """All municipalities by name; their official codes are the values."""
    return tuple(Option(str(code), Wording(name, name)) for code, name in municipalities().items())


def exit_reasons(participation: Participation) -> tuple[Option, ...]:
    """The association's reasons that are offered (and the one chosen before), under the classes they count to."""
    listed = ExitCode.objects.filter(association=participation.intervention.association_id)
    offered = [one for one in listed if one.is_offered or one.pk == participation.exit_code_id]
    classes = {code.word: code.label for code in codes.EXIT_CLASS.codes}
    by_class = sorted(offered, key=lambda one: codes.EXIT_CLASS.words.index(one.exit_class))
    return tuple(Option(str(one.pk), Wording(one.label, one.label), classes[one.exit_class]) for one in by_class)


def operator_options(intervention: Intervention) -> tuple[Option, ...]:
    """Who cooperates in the association."""
    return _named(Operator.objects.filter(association=intervention.association_id).order_by("name_key"))


def _named(operators: Iterable[Operator]) -> tuple[Option, ...]:
    return tuple(Option(str(one.pk), Wording(one.name, one.name)) for one in operators)
