"""The rule of :mod:`app.domain.sealing` as a condition in SQL, for lists and counts."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Text, or_, type_coerce

from app.domain.account import Account
from app.domain.permissions import Action
from app.domain.sealing import opens
from app.models.entities import Resident


def shown_to(account: Account) -> ColumnElement[bool]:
    """People that ``account`` may find: not sealed, opened to it by name, or to its role where nobody is named."""
    names = type_coerce(Resident.opened_to, Text)
    named = names.contains(f'"{account.id}"', autoescape=True)
    open_ones = [Resident.sealed.is_not(True), named]
    if account.may(Action.OPEN_SEALED):
        open_ones.append(or_(names.is_(None), ~names.startswith('["')))
    return or_(*open_ones)


def may_open(account: Account, person: Resident) -> bool:
    return opens(account, person.sealed, person.opened_to)
