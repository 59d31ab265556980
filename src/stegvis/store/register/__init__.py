"""Participations as they are written: referral, queue, start, extension, exit and what comes after.

Pages and imports write through the same functions, so the same rules hold for both (`rules`).
"""
