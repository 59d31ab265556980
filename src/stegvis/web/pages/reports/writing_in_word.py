"""A draft goes to Word and comes back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from stegvis.actions.download_draft import download_draft
from stegvis.actions.show_edition import show_edition_head
from stegvis.actions.show_writing import WritingView, show_writing
from stegvis.actions.take_in_draft import FilePreview, Typed, preview_draft, take_in_draft
from stegvis.vocabulary import BadInput, InvalidFields
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.words import gender_text

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
REFUSED = 422


@require_safe
def download(request: HttpRequest, number: int) -> HttpResponse:
    """The file."""
    content = download_draft(by=actor(request), edition=number, language=current_language())
    shown = show_edition_head(by=actor(request), edition=number)
    answer = HttpResponse(content, content_type=DOCX)
    name = slugify(f"{shown.name} {shown.period} utkast") or "utkast"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer


@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest, number: int) -> HttpResponse:
    """Choose a file; then what it would change; then it is taken in."""
    shown = show_writing(by=actor(request), edition=number, language=current_language())
    if request.method == "POST" and "take_in" in request.POST:
        return _taken_in(request, shown)
    preview, error = None, ""
    if request.method == "POST":
        preview, error = _previewed(request, number)
    context = {
        "shown": shown,
        "title": shown.form.title.in_language(current_language()),
        "preview": preview,
        "figures": _figures(preview) if preview else [],
        "error": error,
    }
    return render(request, "reports/take_in_draft.html", context, status=REFUSED if error else 200)


def _previewed(request: HttpRequest, number: int) -> tuple[FilePreview | None, str]:
    file = request.FILES.get("file")
    if file is None:
        return None, _("Choose a file first.")
    try:
        name = file.name or "?"
        return preview_draft(by=actor(request), edition=number, name=name, content=file.read()), ""
    except BadInput as bad:
        return None, bad.in_language(current_language())


def _figures(preview: FilePreview) -> list[str]:
    """Each figure that the file says otherwise, in words."""
    return [
        _("%(label)s, %(gender)s: the file says %(file)s, the report %(report)s")
        % {
            "label": one.label.in_language(current_language()),
            "gender": gender_text(one.gender).lower(),
            "file": one.in_file or "–",
            "report": one.in_report or "–",
        }
        for one in preview.changed_figures
    ]


def _taken_in(request: HttpRequest, shown: WritingView) -> HttpResponse:
    texts = _chosen(request)
    if not texts:
        messages.info(request, _("Nothing was chosen, so nothing was imported."))
        return redirect("write_report", number=shown.number)
    try:
        saved = take_in_draft(by=actor(request), edition=shown.number, texts=texts)
    except BadInput as bad:
        messages.error(request, bad.in_language(current_language()))
    except InvalidFields as invalid:
        messages.error(request, next(iter(invalid.fields.values())).in_language(current_language()))
    else:
        told = ngettext(
            "%(count)s heading was imported from Word. What stood there before is under Versions.",
            "%(count)s headings were imported from Word. What stood there before is under Versions.",
            len(saved),
        )
        messages.success(request, told % {"count": len(saved)})
    return redirect("write_report", number=shown.number)


def _chosen(request: HttpRequest) -> dict[str, Typed]:
    """The ticked sections, and the parts without a heading of ours where somebody placed them."""
    sent = {name: str(text).replace("\r\n", "\n") for name, text in request.POST.items()}
    chosen = {
        section: Typed(sent.get(f"text.{section}", ""), sent.get(f"base.{section}", ""))
        for section in request.POST.getlist("section")
    }
    for part in request.POST.getlist("part"):
        place, text = sent.get(f"place.{part}", ""), sent.get(f"loose.{part}", "")
        if not place or not text:
            continue
        before = chosen.get(place)
        base = before.base if before else sent.get(f"now.{place}", "")
        # Where the file lacks the heading, the part is what it was called before; else it is added below.
        stands = "" if place == sent.get(f"suggested.{part}") else before.text if before else base
        chosen[place] = Typed(f"{stands}\n\n{text}".strip(), base)
    return chosen
