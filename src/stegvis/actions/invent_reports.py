"""Reports for a demonstration, in several states of their life, written and handed in by its invented people.

They take the same steps as real ones: the figures of what was handed in come out of the release.
"""

from collections.abc import Callable, Sequence

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
from stegvis.store.invented_register.report_scene import Owed, Scene, report_scene, version_of
from stegvis.vocabulary import BadInput, InvalidFields

ACTIVITIES = (
    "Gruppen har träffats varje vecka, och studiebesöken hos arbetsgivare har blivit en fast del av veckan (påhittat).",
    "Vi har börjat med gemensamma frukostmöten med remittenterna. Det gör vägen in kortare (påhittat).",
    "En ny lokal är hyrd från hösten, nära bussen. Handledarna har gått en kurs i motiverande samtal (påhittat).",
    "Samarbetet med vuxenutbildningen har kommit i gång, så att fler kan prova en kurs (påhittat).",
)
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

Tell = Callable[[Scene, int], None]


def invent_reports() -> int:
    """How many reports were invented: one to write on, to receive, to sign, to mend, and one that is published.

    Fewer where little is owed, and where figures or texts of the reports that were read in cannot be released.
    """
    scene = report_scene()
    if scene is None:
        return 0
    owed = [scene.chaired, *([scene.other] if scene.other else [])]
    for place in owed:
        _set_goals(scene, place)
    other = scene.other.months if scene.other else ()
    wanted: tuple[tuple[Sequence[int], Tell], ...] = (
        (scene.chaired.months[-2:-1], _published),
        (scene.chaired.months[-1:], _assessed),
        (other[-1:], _returned),
        ((*other[-2:-1], *scene.chaired.months[-3:-2])[:1], _submitted),
        (scene.chaired.under_way[:1], _half_written),
    )
    return sum(_is_invented(scene, due, tell, at) for at, (dues, tell) in enumerate(wanted) for due in dues)


def _is_invented(scene: Scene, due: int, tell: Tell, at: int) -> bool:
    """True when the report came as far as it was to; what cannot be handed in stays a draft, as it would."""
    try:
        edition = begin_report(by=scene.writer, due=due)
        if tell is not _half_written:
            _write(scene, edition, "activities", ACTIVITIES[at % len(ACTIVITIES)])
            _write(scene, edition, "deviations", DEVIATIONS)
            done = submit_report(by=scene.writer, edition=edition, version=version_of(edition))
            if not isinstance(done, Submitted):
                return False
        tell(scene, edition)
    except (BadInput, InvalidFields):
        return False
    return True


def _set_goals(scene: Scene, place: Owed) -> None:
    """Goals that reports are judged by: one that is told at once, and one that few exits in a month leave open."""
    since = today().replace(month=1, day=1)
    for at, (text, target) in enumerate(GOALS):
        wording = GoalWording(since, None, text, target)
        word_goal(by=scene.office, intervention=place.intervention, version=place.version + at, wording=wording)


def _half_written(scene: Scene, edition: int) -> None:
    _write(scene, edition, "result", RESULT)


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
