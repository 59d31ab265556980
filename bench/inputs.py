"""What the measurements read: a real report where the shared folder is there, invented text otherwise."""

from importlib.resources import files
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared" / "documents"
CHAPTER = """{name}

Samverkande parter som ingått avtal

Norrby kommun och Försäkringskassan

Avtalsperiod

2023-01-01 – 2024-12-31

Bakgrund

Påhittad text om en påhittad insats, som bara finns för att mäta hur lång tid det tar att läsa den.

Mål

Målet är att 70 % av deltagarna mår bättre efter insatsen.

Resultat

	Antal	Kvinnor	Män
Deltagare under delåret	{total}	{women}	{men}

	Antal	Kvinnor	Män
Avslutade deltagare under delåret	{women}	{women}	0

Analys

{prose}
"""
PROSE = "Av de {total} deltagarna är {women} kvinnor och {men} män. Arbetet har gått som planerat under perioden. " * 12


def largest_report() -> Path:
    """The largest shared document, or the shipped invented sample."""
    found = sorted(SHARED.glob("*.txt"), key=lambda path: path.stat().st_size) if SHARED.is_dir() else []
    if found:
        return found[-1]
    sample = Path(str(files("stegvis.catalogue"))) / "sample"
    return max(sample.glob("*.txt"), key=lambda path: path.stat().st_size)


def long_text(pages: int) -> str:
    """An invented interim report with a chapter a page, `pages` long, separated by form feeds."""
    chapters = []
    for number in range(pages):
        women, men = 5 + number % 17, 4 + number % 13
        values = {"total": women + men, "women": women, "men": men}
        name = f"Insats {number + 1} Ängslyckan"
        chapters.append(CHAPTER.format(name=name, prose=PROSE.format(**values), **values))
    return "PROJEKTREDOVISNING\nDELÅR 2023\n\nIndividinriktade insatser\n\n" + "\f\n".join(chapters)
