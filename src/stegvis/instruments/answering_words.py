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
    "continue": _words("Fortsätt", "Go on", "متابعة", "Sii wad", "Продовжити"),
    "one_at_a_time": _words(
        "En fråga i taget",
        "One question at a time",
        "سؤال واحد في كل مرة",
        "Hal su'aal markiiba",
        "По одному запитанню",
    ),
    "all_at_once": _words(
        "Alla frågor på en sida",
        "All questions on one page",
        "كل الأسئلة في صفحة واحدة",
        "Dhammaan su'aalaha hal bog",
        "Усі запитання на одній сторінці",
    ),
    "saved": _words("Sparat", "Saved", "تم الحفظ", "Waa la kaydiyay", "Збережено"),
    "no_connection": _words(
        "Ingen uppkoppling. Dina svar finns kvar. Försök igen.",
        "No connection. Your answers are still here. Try again.",
        "لا يوجد اتصال. إجاباتك ما زالت هنا. حاول مرة أخرى.",
        "Xiriir ma jiro. Jawaabahaagu weli way joogaan. Isku day mar kale.",
        "Немає з'єднання. Ваші відповіді збережено. Спробуйте ще раз.",
    ),
    "nothing_answered": _words(
        "Du har inte svarat på någon fråga. Svara på minst en, eller tryck en gång till för att skicka utan svar.",
        "You have not answered any question. Answer at least one, or press once more to send without answers.",
        "لم تجب عن أي سؤال. أجب عن سؤال واحد على الأقل، أو اضغط مرة أخرى للإرسال بدون إجابات.",
        "Wax su'aal ah kama aadan jawaabin. Ka jawaab ugu yaraan hal, ama mar kale riix si aad u dirto jawaab la'aan.",
        "Ви не відповіли на жодне запитання. Дайте відповідь хоча б на одне або натисніть ще раз.",
    ),
    "many_at_once": _words(
        "Många skickar svar just nu. Vänta en minut och skicka igen. Det du har svarat står kvar här.",
        "Many are sending answers right now. Wait a minute and send again. What you have answered is still here.",
        "يرسل كثيرون إجاباتهم الآن. انتظر دقيقة ثم أرسل مرة أخرى. إجاباتك ما زالت هنا.",
        "Dad badan ayaa hadda jawaabo diraya. Sug hal daqiiqo oo mar kale dir. Jawaabahaagu weli way joogaan.",
        "Зараз відповіді надсилає багато людей. Зачекайте хвилину й надішліть ще раз. Ваші відповіді залишилися тут.",
    ),
    "ready": _words(
        "Det var alla frågor",
        "That was all the questions",
        "كانت هذه كل الأسئلة",
        "Su'aaluhu way dhammaadeen",
        "Це були всі запитання",
    ),
    "close": _words(
        "Nu är du klar. Du kan stänga sidan.",
        "You are done. You can close the page.",
        "لقد انتهيت. يمكنك إغلاق الصفحة.",
        "Waad dhammaysay. Bogga waad xiri kartaa.",
        "Ви закінчили. Сторінку можна закрити.",
    ),
    "link_over": _words(
        "Länken går inte att öppna",
        "The link does not open",
        "لا يمكن فتح الرابط",
        "Xiriiriyaha lama furi karo",
        "Посилання не відкривається",
    ),
    "ask_for_new": _words(
        "Den kan vara för gammal eller fel skriven. Be den som gav dig länken om en ny.",
        "It may be too old or mistyped. Ask whoever gave you the link for a new one.",
        "ربما انتهت صلاحيته أو كُتب بشكل خاطئ. اطلب رابطاً جديداً ممن أعطاك إياه.",
        "Waxaa laga yaabaa inuu dhacay ama si khaldan loo qoray. Weydii qofka ku siiyay mid cusub.",
        "Можливо, його термін минув або його написано з помилкою. Попросіть нове в того, хто дав його Вам.",
    ),
}
"""By name. `question_of` has the places {number} and {of}."""
