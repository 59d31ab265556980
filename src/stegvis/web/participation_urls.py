"""Addresses of what is registered about participations."""

from stegvis.web.addresses import NUMBER
from stegvis.web.pages.after_exit_form import after_6_months, after_12_months, take_over_form
from stegvis.web.pages.error_form import error_form, undo_error
from stegvis.web.pages.exit_form import exit_form, undo_exit_page
from stegvis.web.pages.extend_form import extend_form
from stegvis.web.pages.new_starts import new_starts
from stegvis.web.pages.queue import move, queue
from stegvis.web.pages.referral_form import decision_form, referral_form
from stegvis.web.pages.start_form import start_in_intervention, start_referred
from stegvis.web.routes import page

IN = f"insats/<{NUMBER}:number>/"
ONE = f"deltagande/<{NUMBER}:number>/"

PARTICIPATIONS = [
    page(f"{IN}remiss/", referral_form, name="referral_form", opens="register_referral"),
    page(f"{IN}start/", start_in_intervention, name="start_in_intervention", opens="register_start"),
    page(f"deltagare/<{NUMBER}:number>/ny-start/", new_starts, name="new_starts", opens="show_new_starts"),
    page(f"{IN}ko/", queue, name="queue", opens="show_queue"),
    page(f"{ONE}flytta-i-kon/", move, name="move_in_queue", opens="move_in_queue"),
    page(f"{ONE}beslut/", decision_form, name="decision_form", opens="decide_referral"),
    page(f"{ONE}start/", start_referred, name="start_referred", opens="register_start"),
    page(f"{ONE}forlangning/", extend_form, name="extend_form", opens="extend_participation"),
    page(f"{ONE}avslut/", exit_form, name="exit_form", opens="register_exit"),
    page(f"{ONE}avslut/angra/", undo_exit_page, name="undo_exit", opens="undo_exit"),
    page(f"{ONE}av-misstag/", error_form, name="error_form", opens="register_in_error"),
    page(f"{ONE}av-misstag/angra/", undo_error, name="undo_error", opens="register_in_error"),
    page(f"{ONE}tar-over/", take_over_form, name="take_over_form", opens="take_over"),
    page(f"{ONE}efter-6-manader/", after_6_months, name="after_6_months", opens="follow_up_after_exit"),
    page(f"{ONE}efter-12-manader/", after_12_months, name="after_12_months", opens="follow_up_after_exit"),
]
