"""What the columns of the file hold, and what words in them mean."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.remember_mapping import MappingView, UnknownWord, choose_table, remember_mapping, show_mapping
from stegvis.vocabulary import InvalidFields
from stegvis.web.pages.import_pages.back import way_back
from stegvis.web.routes import actor
from stegvis.web.sent_back import nothing_to_send_back, send_back, sent_back

CONSENT = {"yes": True, "no": False}


@require_http_methods(["GET", "POST"])
def import_columns(request: HttpRequest, number: int) -> HttpResponse:
    """The page; handed in, it leads to the dry run, or back here while words are not known."""
    by = actor(request)
    shown = show_mapping(by=by, upload=number)
    if request.method == "POST":
        columns = [""] * (max((one.place for one in shown.columns), default=-1) + 1)
        for one in shown.columns:
            columns[one.place] = request.POST.get(f"column-{one.place}", "")
        try:
            remember_mapping(
                by=by,
                upload=number,
                columns=columns,
                words=_words(request.POST, shown.words),
                consent=CONSENT.get(request.POST.get("consent", "")),
            )
        except InvalidFields as invalid:
            return send_back(request, invalid.fields)
        nothing_to_send_back(request)
        return redirect("import_preview", number)
    left = sent_back(request)
    errors = left.errors
    if errors:
        shown = _as_chosen(shown, left.typed)
    context = {
        "shown": shown,
        "errors": errors,
        "columns": [(one, errors.get(f"column-{one.place}", "")) for one in shown.columns],
        "back": way_back(shown.intervention, shown.operator),
        "is_told": any(one.field == "has_consent" for one in shown.columns),
    }
    return render(request, "importing/columns.html", context, status=left.status)


@require_POST
def import_table(request: HttpRequest, number: int) -> HttpResponse:
    """Another sheet or row of headings."""
    by = actor(request)
    sheet, header = (_number(request.POST.get(name, "")) for name in ("sheet", "header"))
    try:
        choose_table(by=by, upload=number, sheet=sheet, header=header)
    except InvalidFields:
        # Another sheet has fewer rows: its headings are looked for at the top of the first.
        choose_table(by=by, upload=number, sheet=0, header=0)
    return redirect("import_columns", number)


def _as_chosen(shown: MappingView, data: QueryDict) -> MappingView:
    """What was chosen stays chosen while something is wrong."""
    return replace(
        shown,
        columns=tuple(replace(one, field=data.get(f"column-{one.place}", "")) for one in shown.columns),
        words=tuple(replace(one, chosen=data.get(f"word-{at}", "")) for at, one in enumerate(shown.words)),
        everybody_consents=CONSENT.get(data.get("consent", "")),
    )


def _words(data: QueryDict, words: tuple[UnknownWord, ...]) -> dict[str, dict[str, str]]:
    """What was said of each word, by field."""
    said: dict[str, dict[str, str]] = {}
    for at, one in enumerate(words):
        code = data.get(f"word-{at}", "")
        if code:
            said.setdefault(one.field, {})[one.key] = code
    return said


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
