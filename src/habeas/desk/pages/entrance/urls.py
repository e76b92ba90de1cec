"""The addresses of coming in and going out. Names with mfa_ and account_ are those that django-allauth asks for."""

from django.urls import path

from habeas.desk.pages.entrance import colleagues, invitation, locking, own, signing_in

urlpatterns = [
    path("sign-in", signing_in.sign_in, name="account_login"),
    path("sign-in/second", signing_in.second_step, name="mfa_authenticate"),
    path("sign-out", signing_in.sign_out, name="account_logout"),
    path("invitation/<str:token>", invitation.page, name="invitation"),
    path("me", own.page, name="mfa_index"),
    path("me/idle", own.idle, name="idle"),
    path("me/password", own.password, name="own_password"),
    path("me/codes", own.codes, name="mfa_activate_totp"),
    path("me/codes/remove", own.no_codes, name="mfa_deactivate_totp"),
    path("me/passkey", own.passkey, name="mfa_add_webauthn"),
    path("me/passkey/<int:pk>/remove", own.no_passkey, name="mfa_remove_webauthn"),
    path("me/paper", own.paper, name="mfa_view_recovery_codes"),
    path("me/paper/new", own.new_paper, name="mfa_generate_recovery_codes"),
    path("lock", locking.close, name="lock"),
    path("still-here", locking.still_here, name="still_here"),
    path("locked", locking.page, name="locked"),
    path("unlock", locking.unlock, name="unlock"),
    path("held", locking.held, name="held"),
    path("held/drop", locking.drop, name="drop_held"),
    path("colleagues", colleagues.page, name="colleagues"),
    path("colleagues/add", colleagues.add, name="add_colleague"),
    path("colleagues/<int:person_id>/role", colleagues.change_role, name="change_role"),
    path("colleagues/<int:person_id>/let-go", colleagues.let_go, name="let_go"),
    path("colleagues/<int:person_id>/anew", colleagues.anew, name="begin_anew"),
]
