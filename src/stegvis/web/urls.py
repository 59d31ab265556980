"""All addresses. `tests/rules/test_routes.py` knows who may open each."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
