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


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 with the limit for what is too large."""
    if not isinstance(exception, RequestDataTooBig):
        return HttpResponse(failure_page(UNREADABLE, current_language()), status=HTTPStatus.BAD_REQUEST)
    return _answered(request, too_large(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def busy(request: HttpRequest) -> HttpResponse:
    """503 for who sends while as many send already as there is room for."""
    response = _answered(request, BUSY, HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = "5"
    return response


def _answered(request: HttpRequest, failure: Failure, status: HTTPStatus) -> HttpResponse:
    """The page for a browser that opens one; one sentence for a script or another program."""
    if "text/html" in request.headers.get("Accept", ""):
        return HttpResponse(failure_page(failure, current_language()), status=status)
    said = failure.sentence(current_language())
    return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")


def form_expired(_request: HttpRequest, **_reason: str) -> HttpResponse:
    """403 for a form whose token is not, or no longer, ours."""
    return HttpResponse(failure_page(EXPIRED, current_language()), status=HTTPStatus.FORBIDDEN)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500, of which nobody learns more than that it happened."""
    return HttpResponse(failure_page(BROKEN, current_language()), status=HTTPStatus.INTERNAL_SERVER_ERROR)


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
EXPIRED = Failure(
    Wording("Det gick inte att skicka", "It could not be sent"),
    (
        Wording(
            "Sidan har legat öppen för länge, du har loggat in på nytt i en annan flik, eller så tar webbläsaren inte "
            "emot kakor. Inget har sparats, och inget är förlorat: det du skrev står kvar om du går tillbaka.",
            "The page has been open for too long, you have logged in again in another tab, or the browser refuses "
            "cookies. Nothing has been saved and nothing is lost: what you typed is there when you go back.",
        ),
        Wording(
            "Gå tillbaka, kopiera det du skrev, ladda om sidan och skicka igen.",
            "Go back, copy what you typed, reload the page and send it again.",
        ),
    ),
)
BROKEN = Failure(
    Wording("Något gick fel hos oss", "Something went wrong on our side"),
    (
        Wording(
            "Det är inte du som har gjort fel. Inget har ändrats. Ladda om sidan om en stund; hjälper inte det, "
            "berätta för den som sköter Stegvis vad du gjorde.",
            "It was not your mistake, and nothing has been changed. Reload the page in a while; if that does not help, "
            "tell whoever runs Stegvis what you did.",
        ),
    ),
)
BUSY = Failure(
    Wording("Just nu skickar många något samtidigt", "Many are sending something right now"),
    (
        Wording(
            "Inget har sparats, och inget är förlorat: det du skrev står kvar om du går tillbaka.",
            "Nothing has been saved and nothing is lost: what you typed is there when you go back.",
        ),
        Wording("Vänta en stund, gå tillbaka och skicka igen.", "Wait a while, go back and send it again."),
    ),
)
_TO_THE_FIRST_PAGE = Wording("Till första sidan", "To the first page")
