"""Code lists of the facts: each code has a number in the files, a word in definitions and a name on screen.

Numbers keep the files narrow; definitions and results speak in words. A number is never used again for another word.
Sources: domain terms of the Swedish follow-up system for financial coordination (exit, support, occupation),
whose lists are kept here in our own wording.
"""

from dataclasses import dataclass

from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class Code:
    """One code: `number` in the files, `word` in definitions, `label` on screen."""

    number: int
    word: str
    label: Wording


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes that a column may hold. Raises ValueError when a number or a word stands twice.

    An `open` list gets its codes with the facts: interventions, items of questionnaires.
    """

    id: str
    codes: tuple[Code, ...] = ()

    def __post_init__(self) -> None:
        for values in ([code.number for code in self.codes], [code.word for code in self.codes]):
            if len(values) != len(set(values)):
                raise ValueError(f"Code list {self.id}: a number or a word stands twice.")

    @property
    def is_open(self) -> bool:
        """True when the codes come with the facts."""
        return not self.codes

    @property
    def words(self) -> tuple[str, ...]:
        """The words in the order of the list."""
        return tuple(code.word for code in self.codes)


def _listed(name: str, *codes: tuple[str, str, str]) -> CodeList:
    return CodeList(name, tuple(Code(at, word, Wording(sv, en)) for at, (word, sv, en) in enumerate(codes, start=1)))


GENDER = _listed(
    "gender",
    ("women", "Kvinnor", "Women"),
    ("men", "Män", "Men"),
    ("nonbinary", "Icke-binära", "Non-binary"),
    ("unknown", "Okänt", "Unknown"),
)
ORIENTATION = _listed(
    "orientation",
    ("individual", "Individinriktad", "Individual"),
    ("structural", "Strukturinriktad", "Structural"),
)
REFERRER = _listed(
    "referrer",
    ("employment_service", "Arbetsförmedlingen", "Employment service"),
    ("social_insurance", "Försäkringskassan", "Social insurance agency"),
    ("social_services", "Kommunens socialtjänst", "Municipal social services"),
    ("labour_market_unit", "Kommunens arbetsmarknadsenhet", "Municipal labour market unit"),
    ("primary_care", "Vårdcentral", "Primary care"),
    ("psychiatry", "Psykiatri", "Psychiatry"),
    ("school", "Skola", "School"),
    ("self", "Egen ansökan", "Own application"),
    ("other", "Annan", "Other"),
)
EDUCATION = _listed(
    "education",
    ("unfinished_compulsory", "Ej fullföljd grundskola", "Compulsory school not completed"),
    ("compulsory", "Grundskola", "Compulsory school"),
    ("upper_secondary", "Gymnasium", "Upper secondary school"),
    ("post_secondary", "Eftergymnasial", "Post-secondary"),
)
SUPPORT_TIME = _listed(
    "support_time",
    ("none", "Ingen tid", "None"),
    ("up_to_1_year", "Upp till 1 år", "Up to 1 year"),
    ("1_to_2_years", "1–2 år", "1–2 years"),
    ("2_to_3_years", "2–3 år", "2–3 years"),
    ("3_to_5_years", "3–5 år", "3–5 years"),
    ("over_5_years", "Mer än 5 år", "More than 5 years"),
)
EXIT_CLASS = _listed(
    "exit_class",
    ("positive", "Positivt avslut", "Positive exit"),
    ("unclear", "Stegförflyttningen inte lika tydlig", "Step less clear"),
    ("other", "Övrigt avslut", "Other exit"),
)
EXIT_CODE = _listed(
    "exit_code",
    ("regular_work", "Arbete utan stöd", "Regular work"),
    ("subsidised_work", "Subventionerad anställning", "Subsidised employment"),
    ("studies", "Studier", "Studies"),
    ("job_seeking", "Arbetssökande med ersättning", "Job-seeking with benefit"),
    ("work_training", "Arbetsträning eller praktik", "Work training or placement"),
    ("joint_employment_support", "Förstärkt samarbete", "Enhanced cooperation"),
    ("back_to_referrer", "Åter till remittent", "Back to referrer"),
    ("other_preparatory", "Annan förberedande insats", "Other preparatory intervention"),
    ("medical_treatment", "Sjukskriven för behandling", "Sick leave for treatment"),
    ("sickness_compensation", "Sjukersättning", "Sickness compensation"),
    ("daily_activity", "Daglig verksamhet", "Daily activity"),
    ("parental_leave", "Föräldraledig", "Parental leave"),
    ("pension", "Ålderspension", "Old-age pension"),
    ("moved", "Flyttat", "Moved"),
    ("drop_out", "Avhopp", "Drop-out"),
    ("other", "Annat", "Other"),
)
SELF_RATED_CHANGE = _listed(
    "self_rated_change",
    ("better", "Bättre", "Better"),
    ("unchanged", "Oförändrat", "Unchanged"),
    ("worse", "Sämre", "Worse"),
)
SUPPORT = _listed(
    "support",
    ("sickness_benefit", "Sjukpenning", "Sickness benefit"),
    ("rehabilitation_benefit", "Rehabiliteringspenning", "Rehabilitation benefit"),
    ("sickness_compensation", "Sjukersättning", "Sickness compensation"),
    ("activity_compensation", "Aktivitetsersättning", "Activity compensation"),
    ("unemployment_benefit", "A-kassa", "Unemployment benefit"),
    ("activity_grant", "Aktivitetsstöd", "Activity grant"),
    ("social_assistance", "Försörjningsstöd", "Social assistance"),
    ("study_support", "Studiestöd", "Study support"),
    ("other_public", "Annan offentlig försörjning", "Other public income support"),
    ("no_public", "Ingen offentlig försörjning", "No public income support"),
)
OCCUPATION = _listed(
    "occupation",
    ("work", "Arbete", "Work"),
    ("subsidised_work", "Subventionerat arbete", "Subsidised work"),
    ("studies", "Studier", "Studies"),
    ("job_seeking", "Arbetssökande", "Job-seeking"),
    ("work_training", "Arbetsträning eller praktik", "Work training or placement"),
    ("none", "Ingen sysselsättning", "No occupation"),
)
SPAN = _listed(
    "span",
    ("start_to_exit", "Från start till avslut", "From start to exit"),
    ("exit_to_12_months", "Från avslut till 12 månader efter", "From exit to 12 months later"),
)
COST_TYPE = _listed(
    "cost_type",
    ("intervention", "Insatskostnad", "Intervention cost"),
    ("esf", "ESF-insatskostnad", "ESF intervention cost"),
    ("administration", "Administration", "Administration"),
)
INTERVENTION = CodeList("intervention")
ITEM = CodeList("item")
