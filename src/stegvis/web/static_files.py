"""Copies the design's CSS and htmx from npm's folder into static files: `python -m stegvis.web.static_files FOLDER`.

FKUI is MIT-licensed, its font is not ours to use: font rules, and the names of its fonts, are left out, and the
system's own font takes their place. So is everything that would load a picture from inside the style sheet.
"""

import re
import sys
from pathlib import Path
from shutil import copyfile

TARGET = Path(__file__).parent / "static" / "fkui"
SOURCES = {
    "theme.css": "@fkui/theme-default/dist/theme-auto.css",
    "fkui.css": "@fkui/design/lib/fkui.min.css",
    "LICENSE.md": "@fkui/design/LICENSE.md",
}
HTMX = Path(__file__).parent / "static" / "htmx"
HTMX_SOURCES = {"htmx.min.js": "htmx.org/dist/htmx.min.js", "LICENSE": "htmx.org/LICENSE"}
SYSTEM_FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif'


def copy_design(node_modules: Path, target: Path = TARGET) -> tuple[Path, ...]:
    """The files written. Raises FileNotFoundError when npm has not installed what package.json names."""
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name, source in SOURCES.items():
        text = (node_modules / source).read_text(encoding="utf-8")
        file = target / name
        file.write_text(without_fonts(text) if name.endswith(".css") else text, encoding="utf-8")
        written.append(file)
    return tuple(written)


def copy_htmx(node_modules: Path, target: Path = HTMX) -> tuple[Path, ...]:
    """The files written. Raises FileNotFoundError when npm has not installed what package.json names."""
    target.mkdir(parents=True, exist_ok=True)
    return tuple(Path(copyfile(node_modules / source, target / name)) for name, source in HTMX_SOURCES.items())


def without_fonts(css: str) -> str:
    """The style sheet with the system's font, without font files and without pictures."""
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r"(--f-font-family:)[^;}]*", rf"\1{SYSTEM_FONT}", css)
    return re.sub(r"[\w-]+:\s*url\((?:\"[^\"]*\"|'[^']*'|[^)\"']*)\)[^;}]*;?", "", css)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules")
    copy_design(folder)
    copy_htmx(folder)
