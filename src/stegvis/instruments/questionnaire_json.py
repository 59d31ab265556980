"""A questionnaire as canonical JSON, for those that the office defines and for the hash beside stored answers.

The same questionnaire always gives the same text, and the text its hash; `plain_reading` says which keys there are.
Nothing in the text is ever evaluated.
"""

import hashlib
import json
from functools import lru_cache

from stegvis.instruments.plain_reading import questionnaire_of_plain
from stegvis.instruments.plain_writing import plain_of_questionnaire
from stegvis.instruments.questionnaire import Questionnaire
from stegvis.instruments.unfit import Unfit
from stegvis.vocabulary import BadInput, Wording


def questionnaire_json(questionnaire: Questionnaire) -> str:
    """The questionnaire as JSON: keys sorted, no spaces, what is not given left out."""
    plain = plain_of_questionnaire(questionnaire)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=1024)
def questionnaire_hash(questionnaire: Questionnaire) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal digits."""
    return hashlib.sha256(questionnaire_json(questionnaire).encode()).hexdigest()


def questionnaire_of_json(text: str, name: str) -> Questionnaire:
    """The questionnaire that the JSON tells. Raises BadInput, with the key and what to do, when it tells none."""
    try:
        plain = json.loads(text)
        if not isinstance(plain, dict):
            raise ValueError("a table of keys is wanted")
        return questionnaire_of_plain(plain)
    except Unfit as fault:
        raise BadInput(name, fault.reason) from fault
    except (ValueError, RecursionError) as fault:
        raise BadInput(
            name,
            Wording(
                f"är inget frågeformulär i JSON ({fault}); rätta filen eller exportera den på nytt.",
                f"is no questionnaire in JSON ({fault}); mend the file or export it again.",
            ),
        ) from fault
