"""The association's account: all reports of a period compiled into one document."""

from stegvis.forms.account.composition import compose_account
from stegvis.forms.account.material import (
    AccountMaterial,
    Earlier,
    Entry,
    GoalRow,
    MissingReport,
    MoneyRow,
    one_each,
)
from stegvis.forms.account.texts import BOARD_LENGTH, AccountTexts

__all__ = [
    "BOARD_LENGTH",
    "AccountMaterial",
    "AccountTexts",
    "Earlier",
    "Entry",
    "GoalRow",
    "MissingReport",
    "MoneyRow",
    "compose_account",
    "one_each",
]
