"""What is answered when a request fails before its page is made: in both languages, and without the database."""

from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number
from stegvis.web.language import current_language
from stegvis.web.uploads import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, in a heading, and what to do about it, in paragraphs."""

    heading: Wording
    paragraphs: tuple[Wording, ...]

    def sentence(self, language: Language) -> str:
        """All of it in one line, for who shows no page."""
        said = [one.in_language(language) for one in self.paragraphs]
        return " ".join([f"{self.heading.in_language(language)}.", *said])


@cache
def failure_page(failure: Failure, language: Language) -> str:
    """The page, in the reader's language first and in the other one below."""
    other: Language = "sv" if language == "en" else "en"
    said = [
        {
            "language": one,
            "heading": failure.heading.in_language(one),
            "paragraphs": [paragraph.in_language(one) for paragraph in failure.paragraphs],
            "way_on": _TO_THE_FIRST_PAGE.in_language(one),
        }
        for one in (language, other)
    ]
    return render_to_string("failed.html", {"first": said[0], "said": said})


def shows_pages(accepted: str) -> bool:
    """True for a browser that opens a page, by what it accepts; False for a script or another program."""
    return "text/html" in accepted


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 with the limit for what is too large."""
    if not isinstance(exception, RequestDataTooBig):
        return HttpResponse(failure_page(UNREADABLE, current_language()), status=HTTPStatus.BAD_REQUEST)
    status, failure = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_large()
    if shows_pages(request.headers.get("Accept", "")):
        return HttpResponse(failure_page(failure, current_language()), status=status)
    return HttpResponse(failure.sentence(current_language()), status=status, content_type="text/plain")


def too_large() -> Failure:
    """How much is taken, as the settings have it."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 2**20
    text_sv, text_en, files = written_number(most, "sv"), written_number(most, "en"), MOST_BYTES // 2**20
    return Failure(
        Wording("Det som skickades är för stort", "What was sent is too large"),
        (
            Wording(
                f"Stegvis tar emot högst {text_sv} MB text från en sida och filer på högst {files} MB. "
                "Inget har sparats, och inget är förlorat: det du skrev står kvar om du går tillbaka.",
                f"Stegvis takes at most {text_en} MB of text from a page, and files of at most {files} MB. "
                "Nothing has been saved and nothing is lost: what you typed is there when you go back.",
            ),
            Wording(
                "Gå tillbaka, korta texten eller välj en mindre fil och skicka igen.",
                "Go back, shorten the text or choose a smaller file, and send it again.",
            ),
        ),
    )


UNREADABLE = Failure(
    Wording("Stegvis förstod inte det som skickades", "Stegvis did not understand what was sent"),
    (
        Wording(
            "Webbläsaren skickade något som Stegvis inte kan läsa. Gå till första sidan och börja om därifrån.",
            "The browser sent something that Stegvis cannot read. Start again from the first page.",
        ),
    ),
)
_TO_THE_FIRST_PAGE = Wording("Till första sidan", "To the first page")
