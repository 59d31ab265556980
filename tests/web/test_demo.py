"""The demonstration starts, says where, stops cleanly and leaves nothing behind."""

from pathlib import Path

import pytest
from tests.web.conftest import free_port as some_port
from tests.web.conftest import start_demo, stop

from stegvis.actions.run_demo import demo_documents
from stegvis.actions.serve_pages import free_port
from stegvis.catalogue.sample import sample_documents
from stegvis.vocabulary import BadInput


def test_it_says_what_it_does_and_leaves_nothing_behind(tmp_path: Path):
    process = start_demo(some_port(), TMPDIR=str(tmp_path))
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if "http://localhost:" in line:
            break
    else:
        pytest.fail(f"The demonstration did not start: {lines} {process.communicate()[1]}")
    assert lines[0].startswith("Läser ")
    assert lines[1].startswith("Registret är påhittat: ")
    assert lines[2].startswith("Stigfinnaren: rapportens tal går inte ihop")
    assert "påhittade" in lines[-2]
    assert lines[-1].startswith("Stegvis visas på http://localhost:")
    assert list(tmp_path.glob("stegvis-demo-*"))
    assert stop(process) == ""
    assert process.returncode == 0
    assert not list(tmp_path.glob("stegvis-demo-*"))


def test_a_port_that_is_taken_is_said_in_one_line(demo: str):
    port = int(demo.rstrip("/").rpartition(":")[2])
    with pytest.raises(BadInput) as refused:
        free_port(port)
    assert refused.value.in_language("sv") == (
        f"port {port}: porten används redan eller är spärrad; välj en annan med --port."
    )
    process = start_demo(port)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert errors.strip().splitlines() == [refused.value.in_language("sv")]


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_cannot_be_is_refused(port):
    with pytest.raises(BadInput, match="porten ska vara 1 till 65535"):
        free_port(port)


def test_real_documents_are_shown_where_they_lie_beside_the_project(shared: Path):
    assert [path.name[:3] for path in demo_documents()] == ["001"]


def test_the_sample_says_that_it_is_invented():
    assert all("påhittat" in path.read_text("utf-8") for path in sample_documents())
    assert sample_documents()
