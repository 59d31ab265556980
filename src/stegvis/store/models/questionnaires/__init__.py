"""Questionnaires: their versions, who was asked, what was answered; violence apart from all of it."""
