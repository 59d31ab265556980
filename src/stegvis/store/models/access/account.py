"""Accounts of those who work with Stegvis. Never participants."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Accounts(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, email: str, password: str | None = None, **columns: Any) -> "Account":
        """A new account, saved; without a password nobody can log in to it yet."""
        account = self.model(email=email.strip().lower(), **columns)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who logs in."""

    email = models.EmailField(unique=True, help_text="The e-mail address, in small letters: the name to log in with.")
    name = models.CharField(max_length=200, help_text="The name shown to colleagues.")
    is_active = models.BooleanField(default=True, help_text="May log in.")
    created_at = models.DateTimeField(auto_now_add=True, help_text="When the account was made.")

    held_today: ClassVar[Any] = None
    """The assignments that were read together with the account, by whoever asks for both; no column."""

    objects = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
