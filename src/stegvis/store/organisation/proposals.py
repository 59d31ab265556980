"""What a new intervention or association starts with, in words of our own; everything can be changed."""

STAGES = ("Kartläggning", "Aktivitet", "Arbetsträning eller praktik", "Avslut planeras")

EXIT_CODES = (
    ("Arbete utan stöd", "positive", "regular_work"),
    ("Arbete med stöd från Arbetsförmedlingen", "positive", "subsidised_work"),
    ("Studier", "positive", "studies"),
    ("Söker arbete, med ersättning från Arbetsförmedlingen", "positive", "job_seeking"),
    ("Arbetsträning eller praktik", "positive", "work_training"),
    ("Åter till den som remitterade, utan tydlig plan mot arbete", "unclear", "back_to_referrer"),
    ("Till en annan förberedande insats", "unclear", "other_preparatory"),
    ("Förstärkt samarbete mellan Försäkringskassan och Arbetsförmedlingen", "unclear", "joint_employment_support"),
    ("Till kommunens arbetsinriktade insats", "unclear", "other_preparatory"),
    ("Till kommunens aktivitetsansvar för unga (KAA)", "unclear", "other_preparatory"),
    ("Sjukskriven för behandling", "other", "medical_treatment"),
    ("Utreds i vården", "other", "other"),
    ("Hänvisad till vårdcentral", "other", "other"),
    ("Har sökt sjukersättning", "other", "other"),
    ("Sjukersättning", "other", "sickness_compensation"),
    ("Daglig verksamhet", "other", "daily_activity"),
    ("Föräldraledig", "other", "parental_leave"),
    ("Ålderspension", "other", "pension"),
    ("Nått insatsens åldersgräns", "other", "other"),
    ("Flyttat", "other", "moved"),
    ("Valde själv att avbryta", "other", "drop_out"),
    ("Annat", "other", "other"),
)
"""Label, the association's class, the national reason. The classes follow the Skaraborg association's form.

What is sought or looked into is no outcome yet, so it counts nationally to "other" and not to what it may lead to."""
