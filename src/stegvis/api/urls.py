"""The addresses of the API, below `/api/`."""

from django.urls import path, register_converter

from stegvis.api.digest_in_address import DigestConverter
from stegvis.api.packages import package_state, take_package

register_converter(DigestConverter, "digest")

urlpatterns = [
    path("paket/", take_package, name="api_take_package"),
    path("paket/<digest:digest>/", package_state, name="api_package_state"),
]
