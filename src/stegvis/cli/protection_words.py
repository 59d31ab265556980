"""The words of `protect`, in both languages."""

from stegvis.vocabulary import Wording

EXAMPLE = """\
  {"k": 5,
   "atoms": ["kvinnor", "män"],
   "cells": [{"id": "kvinnor", "atoms": {"kvinnor": 1}, "value": 12},
             {"id": "män", "atoms": {"män": 1}, "value": 3},
             {"id": "alla", "atoms": {"kvinnor": 1, "män": 1}, "value": 15, "weight": 2}],
   "groups": [], "ledger": []}"""
"""A family in full: the smallest that shows every part."""
PROTECTION_WORDS: dict[str, Wording] = {
    "protect": Wording(
        "välj vilka tal som kan visas utan att någon pekas ut",
        "choose which numbers can be shown without pointing anyone out",
    ),
    "protect.more": Wording(
        "Filen kan se ut så här (value är talet, weight vad det kostar att dölja det; mer i docs/families.md):\n"
        f"{EXAMPLE}\n\n"
        "Slutar med 0 när talen kan visas, 3 när inget får publiceras och 2 när filen inte gick att använda.",
        "The file may look like this (value is the number, weight what hiding it costs; see docs/families.md):\n"
        f"{EXAMPLE}\n\n"
        "Ends with 0 when the numbers can be shown, 3 when nothing may be published and 2 when the file was of no use.",
    ),
    "protecting": Wording("Skyddar", "Protecting"),
    "placeholder.family": Wording("FAMILJ.json", "FAMILY.json"),
    "option.family": Wording(
        "talen som ska publiceras, grupperna bakom dem och det som redan är publicerat",
        "the numbers to publish, the groups behind them and what is published already",
    ),
    "protect.optimal": Wording(
        "{visible} tal visas, {hidden} döljs (vikt {weight}). Mindre går inte att dölja.",
        "{visible} numbers are shown, {hidden} hidden (weight {weight}). No less would do.",
    ),
    "protect.safe": Wording(
        "{visible} tal visas, {hidden} döljs (vikt {weight}; minst {bound} behövs).",
        "{visible} numbers are shown, {hidden} hidden (weight {weight}; at least {bound} is needed).",
    ),
    "protect.refused": Wording("Inget får publiceras: {reason}", "Nothing may be published: {reason}"),
    "protect.audit": Wording(
        "Granskat: {groups} små grupper, {provable} går att räkna ut ({solver}, {seconds} s).",
        "Audited: {groups} small groups, {provable} can be worked out ({solver}, {seconds} s).",
    ),
    "protect.cell": Wording("Tal", "Number"),
    "protect.value": Wording("Visas som", "Shown as"),
}
