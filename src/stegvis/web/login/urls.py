"""The login's addresses: those that we use, and no others. Names are allauth's own."""

from allauth.account import views as account
from allauth.mfa.base import views as codes
from allauth.mfa.recovery_codes import views as spare_codes
from allauth.mfa.totp import views as app_codes
from allauth.socialaccount import views as outside
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path, re_path

from stegvis.web.login.forgotten import Forgotten, ForgottenAsked
from stegvis.web.login.switch_codes_on import switch_codes_on

urlpatterns = [
    path("logga-in/", account.login, name="account_login"),
    path("logga-ut/", account.logout, name="account_logout"),
    path("avstangt/", account.account_inactive, name="account_inactive"),
    path("bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("losenord/byt/", account.password_change, name="account_change_password"),
    path("losenord/valj/", account.password_set, name="account_set_password"),
    path("losenord/glomt/", Forgotten.as_view(), name="account_reset_password"),
    path("losenord/glomt/skickat/", ForgottenAsked.as_view(), name="account_reset_password_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("losenord/nytt/klart/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("", codes.index, name="mfa_index"),
    path("kod/", codes.authenticate, name="mfa_authenticate"),
    path("kod/bekrafta/", codes.reauthenticate, name="mfa_reauthenticate"),
    path("engangskoder/", switch_codes_on, name="mfa_activate_totp"),
    path("engangskoder/sla-av/", app_codes.deactivate_totp, name="mfa_deactivate_totp"),
    path("reservkoder/", spare_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("reservkoder/nya/", spare_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("reservkoder/fil/", spare_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("utifran/<str:provider_id>/", oidc.login, name="openid_connect_login"),
    path("utifran/<str:provider_id>/svar/", oidc.callback, name="openid_connect_callback"),
    path("utifran/avbrutet", outside.login_cancelled, name="socialaccount_login_cancelled"),
    path("utifran/fel", outside.login_error, name="socialaccount_login_error"),
]
