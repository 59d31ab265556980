"""How fields about those who work with Stegvis are handled, the trail's, and those of the libraries for logging in."""

from stegvis.store.handling.words import Purpose, Retention, handled

_ACCESS, _ACCOUNT = Purpose.ACCESS, Retention.WITH_THE_ACCOUNT

ACCESS = (
    handled(
        "store.Account",
        _ACCESS,
        _ACCOUNT,
        technical="id password created_at",
        staff="email name is_active last_login",
    ),
    handled(
        "store.Assignment",
        _ACCESS,
        _ACCOUNT,
        technical="id",
        staff="account role association operator intervention from_on to_on ended_at",
    ),
    handled(
        "store.Invitation",
        _ACCESS,
        _ACCOUNT,
        technical="id secret_digest",
        staff="email name assignment made_by expires_at used_at",
    ),
    handled(
        "store.AuditEvent",
        Purpose.TRAIL,
        Retention.NEVER,
        technical="id previous_digest digest",
        staff="at by account event details is_reading",
        person="subject controller participant",
    ),
    # Tables of Django and of the library for logging in.
    handled("account.EmailAddress", _ACCESS, _ACCOUNT, technical="id", staff="user email verified primary"),
    handled("account.EmailConfirmation", _ACCESS, _ACCOUNT, technical="id key", staff="email_address created sent"),
    handled("mfa.Authenticator", _ACCESS, _ACCOUNT, technical="id type data", staff="user created_at last_used_at"),
    handled(
        "socialaccount.SocialAccount",
        _ACCESS,
        _ACCOUNT,
        technical="id",
        staff="user provider uid last_login date_joined extra_data",
    ),
    handled(
        "socialaccount.SocialApp",
        _ACCESS,
        _ACCOUNT,
        technical="id provider provider_id name client_id secret key settings",
    ),
    handled("socialaccount.SocialToken", _ACCESS, _ACCOUNT, technical="id app account token token_secret expires_at"),
    handled(
        "sessions.Session",
        _ACCESS,
        Retention.OF_THE_LOGIN,
        technical="session_key expire_date",
        staff="session_data",
    ),
    handled("auth.Permission", _ACCESS, _ACCOUNT, technical="id name content_type codename"),
    handled("auth.Group", _ACCESS, _ACCOUNT, technical="id name"),
    handled("auth.Group_permissions", _ACCESS, _ACCOUNT, technical="id group permission"),
    handled("contenttypes.ContentType", _ACCESS, _ACCOUNT, technical="id app_label model"),
)
