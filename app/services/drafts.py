"""What this person has begun to type: kept within a second, found again after a kill."""

from __future__ import annotations

from app.home import Home
from app.models import drafts, following
from app.models.drafts import DraftRow


def keep(home: Home, key: str, body: str) -> None:
    """Keep what stands on a screen. ``body`` is the screen's own JSON. What is begun about something out of this
    laptop's scope is not kept: it could not be written either.

    Raises:
        EnvironmentFault("disk.full"): the text is still on the screen; nothing that was kept before is lost.
    """
    with home.noting() as conn:
        if following.names_unfollowed(conn, key + body) and drafts.find(conn, key, home.account.id) is None:
            return
        drafts.keep(conn, key, home.account.id, body, home.now)


def find(home: Home, key: str) -> DraftRow | None:
    with home.engine.connect() as conn:
        return drafts.find(conn, key, home.account.id)


def drop(home: Home, key: str) -> None:
    """Forget a draft whose content was committed, or that the person threw away."""
    with home.noting() as conn:
        drafts.drop(conn, key, home.account.id)


def begun(home: Home, prefix: str = "") -> list[DraftRow]:
    """What this person has begun and not finished, newest first."""
    with home.engine.connect() as conn:
        return drafts.of_account(conn, home.account.id, prefix)
