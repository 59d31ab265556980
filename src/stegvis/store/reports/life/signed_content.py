"""What a signature covers: the package, the steering group's text with what explains it, and when and where it came."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from stegvis.store.models import Edition, EditionStep
from stegvis.store.reports.life.assessing import assessment_of
from stegvis.store.reports.life.assessment_remarks import explained_in
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.report_life import SIGNED_STATES


@dataclass(frozen=True, slots=True)
class SignedContent:
    """All that is frozen by a signature. The package's digest covers its figures, texts, form version, the measures'

    definitions and the digest of the facts; it is signed by the operator's installation in its own right.
    """

    package: str
    form_id: str
    form_version: str
    edition: int
    registry_number: str
    received_on: str
    assessment: str
    explanations: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the content as JSON with sorted keys, without explanations where there are none."""
        told = {name: value for name, value in asdict(self).items() if name != "explanations" or value}
        plain = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()


def content_of(edition: Edition) -> SignedContent:
    """The content as it stands now. Raises LookupError before anything was handed in."""
    return content_with(edition, _last_package(edition))


def _last_package(edition: Edition) -> str:
    package = edition.packages.order_by("-submission").values_list("digest", flat=True).first()
    if package is None:
        raise LookupError(f"Nothing of edition {edition.pk} was handed in.")
    return package


def content_with(edition: Edition, package: str) -> SignedContent:
    """The same, when the digest of the last package is known."""
    assessment = assessment_of(edition)
    return SignedContent(
        package=package,
        form_id=edition.form_id,
        form_version=edition.form_version,
        edition=edition.number,
        registry_number=edition.registry_number,
        received_on=edition.received_on.isoformat() if edition.received_on else "",
        assessment=assessment,
        explanations=tuple(one.explanation for one in explained_in(edition, assessment)),
    )


def is_as_signed(edition: Edition) -> bool | None:
    """True when the content is what was signed, None when the edition is not signed (or was returned after that)."""
    if edition.state not in SIGNED_STATES:
        return None
    return was_signed(tuple(edition.steps.all()), content_of(edition))


def was_signed(steps: Sequence[EditionStep], content: SignedContent) -> bool:
    """True when the last signature among the edition's steps, in their order, is on this content."""
    signature = next((one for one in reversed(steps) if one.action == "sign_report"), None)
    return signature is not None and signature.digest == content.digest


def require_as_signed(edition: Edition) -> str:
    """The digest that was signed, "" for an edition that is not signed. Raises BadInput when the content differs."""
    if is_as_signed(edition) is False:
        raise BadInput(str(edition.intervention), _NOT_AS_SIGNED)
    return content_of(edition).digest if edition.state in SIGNED_STATES else ""


_NOT_AS_SIGNED = Wording(
    "innehållet är inte längre det som signerades, så rapporten går inte vidare; återställ den från säkerhetskopian.",
    "the content is no longer what was signed, so the report goes no further; restore it from the backup.",
)
