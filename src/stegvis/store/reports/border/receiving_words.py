"""Why a package that is whole and signed is not taken all the same, or is taken with a remark."""

from collections.abc import Sequence
from datetime import date

from stegvis.forms.package.nodes import PackedReport
from stegvis.vocabulary import Wording
from stegvis.vocabulary.report_life import ReportState

OLDER = Wording(
    "en senare inlämning av samma rapport finns redan här; den här gamla tas inte emot, och inget har ändrats.",
    "a later submission of the same report is here already; this old one is not taken, and nothing was changed.",
)
TWO_FOR_ONE = Wording(
    "en annan rapport för samma insats, formulär och period finns redan här; "
    "ta tillbaka den och lämna in på nytt, eller gör en rättelse av den.",
    "another report on the same intervention, form and period is here already; "
    "take that one back and hand in anew, or make a correction of it.",
)
WRITTEN_HERE = Wording(
    "rapporten skrivs redan i den här installationen; lämna in den därifrån, eller ta bort utkastet.",
    "the report is being written in this installation already; hand it in from there, or remove the draft.",
)
NOTHING_TO_CORRECT = Wording(
    "rapporten rättar en tidigare som inte finns här; skicka den tidigare först.",
    "the report corrects an earlier one that is not here; send the earlier one first.",
)
OTHER_CORRECTED = Wording(
    "rapporten rättar en annan inlämning än den som finns här; jämför kontrollsummorna och gör rättelsen på nytt.",
    "the report corrects another submission than the one here; compare the checksums and make the correction anew.",
)
NOT_SIGNED_YET = Wording(
    "rapporten som rättas är inte signerad än; be kansliet skicka tillbaka den och lämna in på nytt i stället.",
    "the report to correct is not signed yet; ask the office to return it and hand in anew instead.",
)
PERIOD_NOT_OVER = Wording(
    "Rapporten lämnades in innan perioden var slut.", "The report was handed in before its period was over."
)


def not_trusted(packed: PackedReport, fingerprint: str) -> Wording:
    """The key is not in the list for that report, or there is no such intervention: a stranger is not told which."""
    where = (packed.intervention, packed.association)
    return Wording(
        f"paketet om {where[0]} till {where[1] or 'förbundet'} är underskrivet med en nyckel som inte är betrodd "
        f"för det här (fingeravtryck {fingerprint}). Ring avsändaren, jämför fingeravtrycket, och lägg till nyckeln på "
        "sidan Rapportpaket; insatsen ska ha samma namn där som här.",
        f"the package on {where[0]} to {where[1] or 'the association'} is signed with a key that is not trusted for "
        f"it here (fingerprint {fingerprint}). Call the sender, compare the fingerprint, and add the key on the page "
        "Report packages; the intervention must have the same name there as here.",
    )


def unknown_form(packed: PackedReport) -> Wording:
    """The form is not here, or in another version."""
    return Wording(
        f"rapporten är skriven i formuläret {packed.form_id}, version {packed.form_version}, som inte finns här; "
        "uppdatera den av installationerna som är äldst.",
        f"the report was written in the form {packed.form_id}, version {packed.form_version}, which is not here; "
        "update the older of the installations.",
    )


def strange_days(packed: PackedReport) -> Wording:
    """The period or the day of submission cannot be."""
    return Wording(
        f"rapporten gäller {packed.period} och är inlämnad {packed.submitted_on}, och det kan inte stämma; kontrollera "
        "perioden och datorns klocka.",
        f"the report covers {packed.period} and was handed in on {packed.submitted_on}, which cannot be right; check "
        "the period and the computer's clock.",
    )


def too_small(measure: Wording) -> Wording:
    """A number of so few people that no release shows it. Which number it is the sender sees at home."""
    return Wording(
        f"rapporten visar hur många få personer är ({measure.sv}); så små tal visas aldrig. "
        "Avsändaren ska dölja talet och lämna in på nytt.",
        f"the report shows the number of a few people ({measure.en}); so small numbers are never "
        "shown. The sender is to withhold it and hand in anew.",
    )


def not_open(state: ReportState) -> Wording:
    """The edition has come too far to be handed in once more."""
    return Wording(
        f"rapporten här är {state.label.sv.lower()}; be kansliet skicka tillbaka den, eller gör en rättelse när den är "
        "signerad.",
        f"the report here is {state.label.en.lower()}; ask the office to return it, or make a correction once it is "
        "signed.",
    )


def agreement_over(ended_on: date) -> Wording:
    """The agreement ended before the period: told, and taken all the same."""
    return Wording(
        f"Avtalet tog slut {ended_on}, innan perioden började.",
        f"The agreement ended on {ended_on}, before the period.",
    )


def measures_not_here(measures: Sequence[str]) -> Wording:
    """Figures of measures that the catalogue here does not have: shown all the same."""
    names = ", ".join(measures)
    return Wording(
        f"Rapporten har siffror för mått som inte finns i den här installationen: {names}. De visas i rapporten under "
        "Fler siffror. Uppdatera Stegvis, eller fråga avsändaren vad de mäter.",
        f"The report has figures for measures which this installation does not have: {names}. They are shown in the "
        "report under More figures. Update Stegvis, or ask the sender what they measure.",
    )
