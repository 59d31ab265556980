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
    ("Sjukskriven för behandling", "other", "medical_treatment"),
    ("Sjukersättning", "other", "sickness_compensation"),
    ("Föräldraledig", "other", "parental_leave"),
    ("Ålderspension", "other", "pension"),
    ("Flyttat", "other", "moved"),
    ("Valde själv att avbryta", "other", "drop_out"),
    ("Annat", "other", "other"),
)
"""Label, the association's class, the national reason. The classes follow the Skaraborg association's form."""
