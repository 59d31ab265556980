"""Where measures come from: forms, laws, systems and papers, named once."""

from stegvis.vocabulary import Wording

PROJECT_REPORT = Wording(
    "Projektredovisning delår och helår (Skaraborg)", "Interim and annual project report (Skaraborg)"
)
MONTHLY_REPORT = Wording("Månadsrapport (Skaraborg)", "Monthly report (Skaraborg)")
STATUS_REPORT = Wording("Lägesrapport (Sörmland)", "Status report (Sörmland)")
FINSAM_FOLLOW_UP = Wording("Uppföljning Finsam (nationellt, från 2023)", "Uppföljning Finsam (national, from 2023)")
SUS = Wording("Uppföljningssystemet SUS (nationellt, 2004–2023)", "The follow-up system SUS (national, 2004–2023)")
LAW = Wording(
    "Lag (2003:1210) om finansiell samordning, 7 §: följa upp och utvärdera",
    "Act (2003:1210) on financial coordination, section 7: follow up and evaluate",
)
ESF = Wording("ESF: resultat på längre sikt, efter avslut", "ESF: results in the longer term, after the exit")
INTERVENTION_GOALS = Wording("Mål i insatsers projektredovisningar", "Goals in project reports of interventions")
SELF_ASSESSMENT = Wording("Självskattning vid start och avslut", "Self-assessment at start and exit")
VIOLENCE_FORM = Wording(
    "Regeringsuppdrag om upptäckt av våld, sju frågor ställda till alla",
    "Government assignment on detecting violence, seven questions put to everyone",
)
SENSE_OF_COHERENCE = Wording("Antonovsky 1987, Känsla av sammanhang", "Antonovsky 1987, Sense of coherence")
PROGRESSION = Wording(
    "Progressionsmätning vid start, avslut och ett år efter", "Progression at the start, the exit and a year later"
)
