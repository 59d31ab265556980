"""The words of `remind`."""

from stegvis.vocabulary import Wording

REMINDING_WORDS: dict[str, Wording] = {
    "remind": Wording(
        "påminner med e-post om rapporter som ska lämnas in eller är sena",
        "reminds by e-mail of reports that are to be handed in or are late",
    ),
    "remind.more": Wording(
        "Kör den en gång om dagen. Ingen påminns två gånger om samma sak, hur ofta den än körs. Den som skriver "
        "rapporterna påminns 14 och 3 dagar före och 1 och 7 dagar efter; förbundskontoret får veta det efter 14.",
        "Run it once a day. Nobody is reminded of the same thing twice, however often it runs. Those who write the "
        "reports are reminded 14 and 3 days before and 1 and 7 days after; the association's office is told after 14.",
    ),
    "remind.dry_run": Wording("visa breven utan att skicka dem", "show the letters without sending them"),
    "remind.address": Wording(
        "adressen där Stegvis nås; utan den står ingen länk i breven",
        "the address where Stegvis is reached; without it the letters have no link",
    ),
    "remind.none": Wording("{day}: ingen ska påminnas i dag.", "{day}: nobody is to be reminded today."),
    "remind.would": Wording("Skulle skickas till {name}: {subject}", "Would be sent to {name}: {subject}"),
    "remind.sent": Wording("Skickat till {name}: {subject}", "Sent to {name}: {subject}"),
    "remind.failed": Wording(
        "E-postservern tog inte emot brevet till {name}; nästa körning försöker igen.",
        "The server for e-mail did not take the letter to {name}; the next run tries again.",
    ),
    "remind.unreached": Wording(
        "{name} har rapporter att lämna in, men ingen som skriver dem: bjud in en insatsansvarig på sidan Personer.",
        "{name} has reports to hand in and nobody who writes them: invite an intervention manager on the page People.",
    ),
}
