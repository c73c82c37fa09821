"""Who may open a sealed person (bảo mật: bạo lực, nhận con nuôi): those who are named, else certain roles."""

from __future__ import annotations

from typing import Any, Protocol

from app.domain.account import Account
from app.domain.answers import Answer
from app.domain.permissions import Action


class Sealable(Protocol):
    """Anything that says of a person whether they are sealed, and to whom they are open: a record, or its facts."""

    @property
    def sealed(self) -> Any: ...
    @property
    def opened_to(self) -> Any: ...


def opens(account: Account, sealed: bool | None, opened_to: Answer[tuple[str, ...]]) -> bool:
    """Whether ``account`` may find and read this person. Where people are named, a role alone does not open."""
    if not sealed:
        return True
    if isinstance(opened_to, tuple) and opened_to:
        return account.id in opened_to
    return account.may(Action.OPEN_SEALED)
