"""The design is copied without its font."""

import pytest

from stegvis.web.static_files import HTMX_SOURCES, SOURCES, SYSTEM_FONT, copy_design, copy_htmx, without_fonts


def test_fonts_and_pictures_are_left_out_and_the_rest_stays():
    css = (
        '@font-face{font-family:"ExpFont";src:url(a.woff2)}'
        ':root{--f-font-family:"ExpFont", sans-serif;--a:1}'
        '.x{mask-image:url("data:image/svg+xml;base64,AA==");color:red}.y{background:url(b.png) no-repeat}'
    )
    assert without_fonts(css) == f":root{{--f-font-family:{SYSTEM_FONT};--a:1}}.x{{color:red}}.y{{}}"


def test_files_are_copied(tmp_path):
    for source in (*SOURCES.values(), *HTMX_SOURCES.values()):
        (tmp_path / "modules" / source).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "modules" / source).write_text("a{}")
    written = copy_design(tmp_path / "modules", tmp_path / "static")
    assert sorted(path.name for path in written) == ["LICENSE.md", "fkui.css", "theme.css"]
    assert all(path.read_text() == "a{}" for path in written)
    assert [path.name for path in copy_htmx(tmp_path / "modules", tmp_path / "htmx")] == ["htmx.min.js", "LICENSE"]


def test_a_missing_design_is_told_and_not_passed_over(tmp_path):
    with pytest.raises(FileNotFoundError):
        copy_design(tmp_path, tmp_path / "static")
