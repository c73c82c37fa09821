"""The rule of :mod:`app.domain.sealing` as a condition in SQL, for lists and counts."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Text, and_, false, or_, type_coerce

from app.domain import names
from app.domain.account import Account
from app.domain.permissions import Action
from app.domain.sealing import opens
from app.models.entities import Resident


def shown_to(account: Account) -> ColumnElement[bool]:
    """People that ``account`` may find: not sealed, opened to it by name, or to its role where nobody is named."""
    opened = type_coerce(Resident.opened_to, Text)
    named = opened.contains(f'"{account.id}"', autoescape=True)
    open_ones = [Resident.sealed.is_not(True), named]
    if account.may(Action.OPEN_SEALED):
        open_ones.append(or_(opened.is_(None), ~opened.startswith('["')))
    return or_(*open_ones)


def sealed_with(typed: str) -> ColumnElement[bool]:
    """Sealed people whose name has all the typed words. The search index holds none of them: who may open them finds
    them by this."""
    words = names.query_tokens(typed)
    if not words:
        return false()
    has = [Resident.name_fold.contains(word, autoescape=True) for word in words]
    return and_(Resident.sealed.is_(True), Resident.gone.is_(None), *has)


def may_open(account: Account, person: Resident) -> bool:
    return opens(account, person.sealed, person.opened_to)
