"""What a board reads in ten minutes: shares with their intervals, a trend, and sentences that say what they show."""

from stegvis.forms.board.shares import ShareRow, Shown, apart_sentence, share_rows
from stegvis.forms.board.trend import TrendRow, trend_rows, trend_sentence

__all__ = ["ShareRow", "Shown", "TrendRow", "apart_sentence", "share_rows", "trend_rows", "trend_sentence"]
