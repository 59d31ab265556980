"""Importing files: each as a whole or not at all, and never twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

from stegvis.actions.import_documents import import_documents
from stegvis.catalogue.sample import sample_documents
from stegvis.store.models import AuditEvent, Report, Revision, SourceDocument, StoredFigure
from stegvis.store.read_reports.importing import Outcome

SAMPLE = sample_documents()[0]


def count() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in apps.get_models()}


@pytest.mark.django_db
def test_a_file_goes_in_once(tmp_path: Path):
    copy = tmp_path / "samma.txt"
    copy.write_bytes(SAMPLE.read_bytes())
    first = import_documents([SAMPLE], by="Office")
    before = count()
    assert [file.outcome for file in first.files] == [Outcome.ADDED]
    again = import_documents([SAMPLE, copy, tmp_path], by="Office")
    assert [file.outcome for file in again.files] == [Outcome.UNCHANGED] * 3
    assert count() == before


@pytest.mark.django_db
def test_a_corrected_file_replaces_and_keeps_history(tmp_path: Path):
    text = SAMPLE.read_text("utf-8")
    corrected = tmp_path / SAMPLE.name
    corrected.write_text(text.replace("\t36\t19\t15", "\t34\t19\t15"), "utf-8")
    assert corrected.read_text("utf-8") != text
    import_documents([SAMPLE], by="Office")
    outcome = import_documents([corrected], by="Office")
    assert [file.outcome for file in outcome.files] == [Outcome.UPDATED]
    assert Report.objects.count() == 6
    assert Revision.objects.count() == 12
    totals = StoredFigure.objects.filter(revision__name="Stigfinnaren", measure="participants", gender="all")
    assert {(one.revision.is_current, one.value) for one in totals} == {(False, 36), (True, 34)}
    current = Revision.objects.get(name="Stigfinnaren", is_current=True)
    assert not current.findings.filter(rule="gender_sum", measure="participants").exists()


@pytest.mark.django_db
def test_what_cannot_be_read_leaves_no_trace_and_the_others_go_in(tmp_path: Path):
    bad = {"tom.txt": b"", "trasig.docx": b"PK\x03\x04 no", "ingen.pdf": b"%PDF-1.4 no", "bild.png": b"\x89PNG"}
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    paths = [*(tmp_path / name for name in bad), tmp_path / "saknas.txt", SAMPLE]
    outcome = import_documents(paths, by="Office")
    assert len(outcome.errors) == 5
    assert [error.name for error in outcome.errors] == [*bad, "saknas.txt"]
    assert all("\n" not in error.in_language("sv") for error in outcome.errors)
    assert outcome.count(Outcome.ADDED) == 1
    assert SourceDocument.objects.count() == AuditEvent.objects.count() == 1


@pytest.mark.django_db
def test_real_documents_go_in(shared: Path):
    documents = sorted((shared / "documents").glob("*.txt"))
    outcome = import_documents(documents, by="Office")
    assert not outcome.errors
    assert outcome.count(Outcome.ADDED) == len(documents)


SCRIPT = """
import sys
from pathlib import Path
from stegvis.actions.open_store import open_store
open_store()
from stegvis.actions.import_documents import import_documents
print(import_documents([Path(sys.argv[1])], by="Office").files[0].outcome.value)
"""


def test_several_at_once_put_a_file_in_once(tmp_path: Path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STEGVIS_")}
    environment["STEGVIS_DATA_DIR"] = str(tmp_path / "data")
    command = [sys.executable, "-c", SCRIPT, str(SAMPLE)]
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = sorted(process.communicate(timeout=60)[0].strip() for process in running)
    assert said == ["added", "unchanged", "unchanged"]
