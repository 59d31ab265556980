"""What the environment says of the organisation's own login (OIDC)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

PROVIDER = "oidc"
"""The provider's name in addresses."""


def oidc_apps(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """allauth's description of the login at STEGVIS_OIDC_ISSUER; nothing when it is not set.

    The organisation answers for the addresses that it vouches for: an account is found by its e-mail address.
    """
    issuer = environment.get("STEGVIS_OIDC_ISSUER")
    if not issuer:
        return []
    return [
        {
            "provider_id": PROVIDER,
            "name": environment.get("STEGVIS_OIDC_NAME") or "OIDC",
            "client_id": environment.get("STEGVIS_OIDC_CLIENT_ID", ""),
            "secret": environment.get("STEGVIS_OIDC_CLIENT_SECRET", ""),
            "settings": {"server_url": issuer, "verified_email": True, "oauth_pkce_enabled": True},
        }
    ]


def oidc_origins(environment: Mapping[str, str]) -> list[str]:
    """Where a form of ours may lead to besides ourselves: to the organisation's login."""
    issuer = urlsplit(environment.get("STEGVIS_OIDC_ISSUER", ""))
    return [f"{issuer.scheme}://{issuer.netloc}"] if issuer.netloc else []
