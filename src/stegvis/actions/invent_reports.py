"""Reports for a demonstration, in several states of their life, written and handed in by its invented people.

They take the same steps as real ones: the figures of what was handed in come out of the release.
"""

from collections.abc import Callable, Mapping, Sequence

from stegvis.actions.accept_report import accept_report
from stegvis.actions.assess_report import assess_report
from stegvis.actions.begin_report import begin_report
from stegvis.actions.comment_on_report import comment_on_report
from stegvis.actions.publish_report import publish_report
from stegvis.actions.receive_report import Arrival, receive_report
from stegvis.actions.return_report import return_report
from stegvis.actions.sign_report import sign_report
from stegvis.actions.submit_report import Submitted, submit_report
from stegvis.actions.word_goal import Comparator, GoalWording, Target, word_goal
from stegvis.actions.write_section import Typed, write_section
from stegvis.store.clock import today
from stegvis.store.invented_register.report_scene import (
    Owed,
    Scene,
    owe_again,
    report_scene,
    settings_version_of,
    version_of,
)
from stegvis.vocabulary import BadInput, InvalidFields

ACTIVITIES = (
    "Gruppen har träffats varje vecka, och studiebesöken hos arbetsgivare har blivit en fast del av veckan (påhittat).",
    "Vi har börjat med gemensamma frukostmöten med remittenterna. Det gör vägen in kortare (påhittat).",
    "En ny lokal är hyrd från hösten, nära bussen. Handledarna har gått en kurs i motiverande samtal (påhittat).",
    "Samarbetet med vuxenutbildningen har kommit i gång, så att fler kan prova en kurs (påhittat).",
)
HALF_YEARS = (
    "Fler har provat arbetsträning än förra halvåret. Framgångsfaktorn är tid: en handledare per grupp (påhittat).",
    "Remisserna kom sent under våren. Ett fast möte varannan vecka med remittenterna löste det (påhittat).",
    "Två arbetsgivare tar emot regelbundet. Hindret är resvägen, och vi provar samåkning (påhittat).",
    "Kvinnor och män har fått lika mycket tid i gruppen. Fler män än väntat valde studier (påhittat).",
)
PURPOSE = "Deltagarna ska närma sig arbete eller studier, i den takt som var och en klarar (påhittat)."
DEVIATIONS = "Sommaren gjorde att planerade möten med arbetsgivare flyttades till september (påhittat)."
RESULT = "Deltagarna berättar att vardagen har fått en fastare form. Fler vågar prova arbetsträning (påhittat)."
ASSESSMENT = (
    "Styrgruppen ser att arbetet följer planen. Samarbetet med arbetsgivarna bör få mer tid under hösten (påhittat)."
)
MISSING = "Berätta mer om varför mötena med arbetsgivare flyttades, och vad det betydde (påhittat)."
COMMENT = "Vad betydde det för dem som väntade på arbetsträning (påhittat)?"

GOALS = (
    ("Minst tio personer deltar samtidigt (påhittat).", Target("participants_now", Comparator.AT_LEAST, 10)),
    (
        "Minst hälften av dem som avslutar går vidare till arbete, studier eller ett tydligt nästa steg (påhittat).",
        Target("exits_positive_share", Comparator.AT_LEAST, 0.5),
    ),
)

HALF_YEAR_GOALS = (
    ("Minst tjugo personer deltar under ett halvår (påhittat).", Target("participants", Comparator.AT_LEAST, 20)),
    (
        "Minst tre av tio avslut leder till arbete, studier eller ett tydligt nästa steg (påhittat).",
        Target("exits_positive_share", Comparator.AT_LEAST, 0.3),
    ),
)

Tell = Callable[[Scene, int], None]
Texts = Mapping[str, str]


def invent_reports() -> int:
    """How many reports were invented: one to write on, to receive, to sign, to mend, and published ones.

    The largest interventions have told of a half-year, so that there is something to compare.

    Fewer where little is owed, and where figures or texts of the reports that were read in cannot be released.
    """
    scene = report_scene()
    if scene is None:
        return 0
    months = [scene.chaired, *([scene.other] if scene.other else [])]
    halves = [*scene.with_chair, *scene.large]
    for places, goals in ((months, GOALS), (halves, HALF_YEAR_GOALS)):
        for place in places:
            _set_goals(scene, place, goals)
    other = scene.other.months if scene.other else ()
    wanted: tuple[tuple[Sequence[int], Tell, Callable[[int], Texts]], ...] = (
        *((one.half_years[-1:], _published, _half_year) for one in scene.with_chair),
        *((one.half_years[-1:], _receive, _half_year) for one in scene.large),
        (scene.chaired.months[-2:-1], _published, _month),
        (scene.chaired.months[-1:], _assessed, _month),
        (other[-1:], _returned, _month),
        ((*other[-2:-1], *scene.chaired.months[-3:-2])[:1], _submitted, _month),
    )
    told = sum(
        _is_handed_in(scene, due, tell, texts(at)) for at, (dues, tell, texts) in enumerate(wanted) for due in dues
    )
    return told + sum(_is_begun(scene, due) for due in scene.chaired.under_way[:1])


def _is_handed_in(scene: Scene, due: int, tell: Tell, texts: Texts) -> bool:
    """True when the report came as far as it was to; what cannot be handed in stays a draft, as it would."""
    owe_again(due)
    try:
        edition = begin_report(by=scene.writer, due=due)
        for section, text in texts.items():
            _write(scene, edition, section, text)
        done = submit_report(by=scene.writer, edition=edition, version=version_of(edition))
        if isinstance(done, Submitted):
            tell(scene, edition)
    except (BadInput, InvalidFields):
        return False
    return isinstance(done, Submitted)


def _is_begun(scene: Scene, due: int) -> bool:
    try:
        _write(scene, begin_report(by=scene.writer, due=due), "result", RESULT)
    except (BadInput, InvalidFields):
        return False
    return True


def _month(at: int) -> Texts:
    return {"activities": ACTIVITIES[at % len(ACTIVITIES)], "deviations": DEVIATIONS}


def _half_year(at: int) -> Texts:
    told = {"summary": HALF_YEARS, "activities": ACTIVITIES}
    return {"purpose": PURPOSE} | {section: texts[at % len(texts)] for section, texts in told.items()}


def _set_goals(scene: Scene, place: Owed, goals: Sequence[tuple[str, Target]]) -> None:
    """Goals that reports are judged by."""
    since = today().replace(month=1, day=1)
    for text, target in goals:
        version = settings_version_of(place.intervention)
        wording = GoalWording(since, None, text, target)
        word_goal(by=scene.office, intervention=place.intervention, version=version, wording=wording)


def _submitted(_scene: Scene, _edition: int) -> None:
    """It waits for the office."""


def _returned(scene: Scene, edition: int) -> None:
    _receive(scene, edition)
    comment_on_report(by=scene.office, edition=edition, section="deviations", passage="", text=COMMENT)
    return_report(by=scene.office, edition=edition, version=version_of(edition), missing=MISSING)


def _assessed(scene: Scene, edition: int) -> None:
    _receive(scene, edition)
    assess_report(by=scene.chair, edition=edition, version=version_of(edition), text=ASSESSMENT)


def _published(scene: Scene, edition: int) -> None:
    _assessed(scene, edition)
    sign_report(by=scene.chair, edition=edition, version=version_of(edition), has_read=True)
    accept_report(by=scene.office, edition=edition, version=version_of(edition))
    publish_report(by=scene.office, edition=edition, version=version_of(edition))


def _receive(scene: Scene, edition: int) -> None:
    arrival = Arrival(f"{today().year}/{edition} (påhittat)", today())
    receive_report(by=scene.office, edition=edition, version=version_of(edition), arrival=arrival)


def _write(scene: Scene, edition: int, section: str, text: str) -> None:
    write_section(by=scene.writer, edition=edition, section=section, typed=Typed(text, ""))
