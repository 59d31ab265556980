"""The way in: passwords, one-time codes, an organisation's own login (OIDC), and when a session ends.

django-allauth does the work; here are our forms, its addresses that we use, and what it is not to do.
"""
