"""Who the people and machines are that stand in histories and lists by their ids."""

from __future__ import annotations

from collections.abc import Mapping

from app.home import Home


def names(home: Home) -> Mapping[str, str]:
    """Account and device ids with the names that people know them by. An id that is not there is not known here."""
    return {home.account.id: home.account.name}
