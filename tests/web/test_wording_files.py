"""Every wording of the pages exists in Swedish, and the file that Django loads is up to date."""

import ast
import gettext
import io
import re
from collections.abc import Iterator

from tests.web.conftest import ROOT

from stegvis.web.wording_files import SOURCE, TARGET, compile_wording, read_wording

WEB = ROOT / "src" / "stegvis" / "web"
TRANSLATE = re.compile(r"\{%\s*translate\s+([\"'])(.*?)\1")
BLOCK = re.compile(r"\{%\s*blocktranslate.*?%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
IN_CODE = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}


def in_code(text: str) -> Iterator[str]:
    """The wordings that the code asks for; examples in docstrings ask for none."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IN_CODE:
            match node.args:
                case [ast.Constant(value=str(words)), *_]:
                    yield words


def used() -> set[str]:
    words = set()
    for file in (*WEB.rglob("*.html"), *WEB.rglob("*.txt")):
        text = file.read_text("utf-8")
        words |= {found[1] for found in TRANSLATE.findall(text)}
        for block in BLOCK.findall(text):
            words.add(re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", re.split(r"\{%\s*plural\s*%\}", block)[0]))
    for file in WEB.rglob("*.py"):
        words |= set(in_code(file.read_text("utf-8")))
    return words


def test_nothing_is_missing_and_nothing_is_left_over():
    written = {key.split("\0")[0] for key, _ in read_wording(SOURCE.read_text("utf-8"))} - {""}
    assert used() - written == set()
    assert written - used() == set()


def test_the_compiled_file_is_up_to_date():
    assert TARGET.read_bytes() == compile_wording(SOURCE.read_text("utf-8"))


def test_what_we_compile_is_what_gettext_reads():
    entries = (
        '# c\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
        'msgid "a"\n"b"\nmsgstr "å \\"ä\\" "\n"ö"',
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "en"\nmsgstr[1] "fler"',
    )
    read = gettext.GNUTranslations(io.BytesIO(compile_wording("\n\n".join(entries))))
    assert read.gettext("ab") == 'å "ä" ö'
    assert [read.ngettext("one", "many", number) for number in (1, 2)] == ["en", "fler"]
