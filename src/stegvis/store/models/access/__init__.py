"""Accounts and what they may open."""
