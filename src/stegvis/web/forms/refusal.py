"""Why a form was refused, kept with what was typed until its page has shown it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.http import QueryDict

from stegvis.vocabulary import Wording
from stegvis.web.forms.names import KEEP, REFUSED, THEIRS, typed_fields


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the action said of the form with that token, in both languages; what the form itself finds, it finds again.

    `theirs`: what somebody else made of the fields, when they changed the record meanwhile; `version`: of the record,
    as the page is to hand it in next time.
    """

    token: str
    version: int | None
    reasons: Mapping[str, Wording] = field(default_factory=dict)
    theirs: Mapping[str, str] | None = None

    def beside(self, data: QueryDict) -> str:
        """The fields as a draft keeps them, urlencoded, with the refusal among them."""
        kept = typed_fields(data)
        for name in [one for one in kept if one.startswith((KEEP, THEIRS))]:
            del kept[name]
        kept[REFUSED] = json.dumps(asdict(self), ensure_ascii=False)
        return kept.urlencode()


def refusal_in(data: QueryDict, token: str) -> Refusal | None:
    """The refusal that a draft carries, if it is of the form with that token: another filling begins anew."""
    if REFUSED not in data:
        return None
    kept = json.loads(str(data[REFUSED]))
    reasons = {name: Wording(**words) for name, words in kept.pop("reasons").items()}
    refusal = Refusal(**kept, reasons=reasons)
    return refusal if refusal.token == token else None
