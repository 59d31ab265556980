"""The few words around the questions, in the languages of those who answer. Translations are not reviewed yet."""

from stegvis.instruments.texts import Texts


def _words(sv: str, en: str, ar: str, so: str, uk: str) -> Texts:
    return Texts.of({"sv": sv, "en": en, "ar": ar, "so": so, "uk": uk})


ANSWERING_WORDS = {
    "yes": _words("Ja", "Yes", "نعم", "Haa", "Так"),
    "no": _words("Nej", "No", "لا", "Maya", "Ні"),
    "not_applicable": _words(
        "Gäller inte mig", "Does not apply to me", "لا ينطبق عليّ", "Ima khusayso", "Мене це не стосується"
    ),
    "skip": _words("Hoppa över", "Skip", "تخطَّ السؤال", "Ka bood", "Пропустити"),
    "next": _words("Nästa", "Next", "التالي", "Xiga", "Далі"),
    "previous": _words("Tillbaka", "Back", "رجوع", "Dib u noqo", "Назад"),
    "start": _words("Börja", "Start", "ابدأ", "Bilow", "Почати"),
    "send": _words("Skicka svaren", "Send the answers", "أرسل الإجابات", "Dir jawaabaha", "Надіслати відповіді"),
    "read_aloud": _words("Läs upp", "Read aloud", "اقرأ بصوت عالٍ", "Kor u akhri", "Прочитати вголос"),
    "language": _words("Språk", "Language", "اللغة", "Luqad", "Мова"),
    "question_of": _words(
        "Fråga {number} av {of}",
        "Question {number} of {of}",
        "السؤال {number} من {of}",
        "Su'aal {number} ee {of}",
        "Запитання {number} із {of}",
    ),
    "not_reviewed": _words(
        "Översättningen är inte granskad. Den svenska texten gäller.",
        "The translation has not been reviewed. The Swedish text applies.",
        "لم تتم مراجعة الترجمة. النص السويدي هو المعتمد.",
        "Turjumaadda lama hubin. Qoraalka af-Iswiidhishka ayaa rasmi ah.",
        "Переклад не перевірено. Чинним є шведський текст.",
    ),
}
"""By name. `question_of` has the places {number} and {of}."""
