"""The reasons for an exit that a new association begins with."""

from stegvis.measures import codes
from stegvis.store.organisation.proposals import EXIT_CODES


def test_every_national_reason_and_class_has_its_own_words_from_the_start():
    assert {national for _, _, national in EXIT_CODES} == set(codes.EXIT_CODE.words)
    assert {exit_class for _, exit_class, _ in EXIT_CODES} == set(codes.EXIT_CLASS.words)
    labels = [label.casefold() for label, _, _ in EXIT_CODES]
    assert len(set(labels)) == len(labels)


def test_what_is_only_sought_or_looked_into_is_no_outcome_yet():
    national = {label: word for label, _, word in EXIT_CODES}
    assert national["Har sökt sjukersättning"] == national["Utreds i vården"] == "other"
