"""A new intervention with its provider and its first agreement, all of it or nothing."""

from dataclasses import replace

from django.db import transaction

from stegvis.store.models import Association, Intervention
from stegvis.store.organisation.agreements import state_agreement
from stegvis.store.organisation.interventions import Basics, add_intervention
from stegvis.store.organisation.operators import save_operator
from stegvis.vocabulary import InvalidFields, Period
from stegvis.vocabulary.actor import Actor


@transaction.atomic
def set_up(
    association: Association, basics: Basics, *, new_provider: str, agreement: Period | None, by: Actor
) -> Intervention:
    """The new intervention. `new_provider` names an operator that is not in the list yet, and owns it too.

    Raises InvalidFields, named "name" or "new_provider".
    """
    if new_provider.strip():
        basics = _run_by(basics, association, new_provider, by)
    intervention = add_intervention(association, basics, by=by)
    if agreement is not None:
        state_agreement(intervention, agreement.start, agreement.end, by=by)
    return intervention


def _run_by(basics: Basics, association: Association, name: str, by: Actor) -> Basics:
    try:
        operator = save_operator(association, name, by=by)
    except InvalidFields as invalid:
        raise InvalidFields({"new_provider": invalid.fields["name"]}) from invalid
    return replace(basics, owner=operator.pk, provider=operator.pk)
