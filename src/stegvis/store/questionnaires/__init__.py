"""Questionnaires as they are used: which there are, who was asked, what was answered, and what it amounts to.

Answers on violence are kept in `tallies`, which knows no person.
"""
