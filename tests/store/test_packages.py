"""Packages that are kept: what was handed in becomes the revision in force of its report."""

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, pack

from stegvis.forms.package.file import open_package
from stegvis.store.models import StoredFigure
from stegvis.store.reports.border.packages import keep_package
from stegvis.vocabulary import BadInput
from stegvis.vocabulary.report_life import ReportState


@pytest.mark.django_db
def test_what_was_handed_in_becomes_the_revision_in_force(cast: Cast) -> None:
    edition = make_edition(cast, state=ReportState.DRAFT)
    packed = pack(edition)
    kept = keep_package(edition, packed, PDF)
    assert open_package(bytes(kept.file)).packed == packed
    assert kept.revision is not None
    assert kept.revision.is_current
    assert kept.revision.report.intervention == edition.intervention
    cells = {(one.measure, one.gender): one.kind for one in StoredFigure.objects.filter(revision=kept.revision)}
    assert cells["participants", "all"] == "number"
    assert cells["exits", "men"] == "withheld"


@pytest.mark.django_db
def test_another_reports_package_is_never_kept_and_an_unknown_form_says_so(cast: Cast) -> None:
    edition = make_edition(cast)
    with pytest.raises(ValueError, match="another report"):
        keep_package(make_edition(cast, "asken"), pack(edition), PDF)
    with pytest.raises(BadInput, match="1999"):
        keep_package(edition, pack(edition, form_version="1999"), PDF)
    assert not edition.packages.exists()
