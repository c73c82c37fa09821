"""Whose seat this is: leaving it to somebody who may not stay, and the own passphrase that a one-time code asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.account import Account
from app.home import Home
from app.security.vault import MIN_PASSPHRASE, Unlocked

LEAST = MIN_PASSPHRASE
"""The fewest signs of a passphrase."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sat here, to be given back their seat."""

    account: Account
    _unlocked: Unlocked = field(repr=False)


def taken(home: Home) -> Seat:
    """The seat as it is now."""
    return Seat(home.account, home.unlocked)


def give_back(home: Home, seat: Seat) -> None:
    """Undo a change of places that was not finished: the newcomer did not choose a passphrase."""
    home.account, home.unlocked = seat.account, seat._unlocked


def must_choose(home: Home) -> bool:
    """Whether the person came in with a one-time code, and must choose an own passphrase before anything else."""
    return home.unlocked.starter
