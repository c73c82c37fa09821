"""Who the people and machines are that stand in histories and lists by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.home import Home
from app.sync import registry


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Account and machine ids with the names that people know them by. An id that is not there is not known here."""

    accounts: Mapping[str, str]
    machines: Mapping[str, str]


def colleagues(home: Home) -> Colleagues:
    """Those whom the register names, and who sits here."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
    own = {home.account.id: home.account.name}
    if register is None:
        return Colleagues(own, {})
    accounts = {entry.id: entry.name for entry in register.accounts}
    return Colleagues({**own, **accounts}, {device.id: device.name for device in register.devices})
