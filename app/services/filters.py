"""Filters of the list of cases that a person has saved under a name, on this machine (bộ lọc đã lưu).

A saved filter holds no words that were searched for: they are somebody's name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from app.domain.case_filter import CaseFilter
from app.errors import UserError
from app.home import Home
from app.models import remembering

MOST = 40


@dataclass(frozen=True, slots=True)
class Saved:
    name: str
    which: CaseFilter


def saved(home: Home) -> tuple[Saved, ...]:
    """This person's filters in the order in which they were saved. What a later program saved is left out."""
    with home.reading() as r:
        text = remembering.get(r.conn, _key(home))
    try:
        return tuple(msgspec.json.decode(text or "[]", type=list[Saved]))
    except msgspec.MsgspecError:
        return ()


def save(home: Home, name: str, which: CaseFilter) -> tuple[Saved, ...]:
    """Keep a filter; one of the same name is replaced in its place.

    Raises:
        UserError("filter.no-name"), UserError("filter.too-many", most).
    """
    name = " ".join(name.split())
    if not name:
        raise UserError("filter.no-name")
    there = saved(home)
    new = Saved(name, replace(which, text=""))
    if any(each.name == name for each in there):
        kept = tuple(new if each.name == name else each for each in there)
    else:
        kept = (*there, new)
    if len(kept) > MOST:
        raise UserError("filter.too-many", most=MOST)
    return _keep(home, kept)


def forget(home: Home, name: str) -> tuple[Saved, ...]:
    return _keep(home, tuple(each for each in saved(home) if each.name != name))


def _keep(home: Home, kept: tuple[Saved, ...]) -> tuple[Saved, ...]:
    with home.noting() as conn:
        remembering.put(conn, _key(home), msgspec.json.encode(kept).decode())
    return kept


def _key(home: Home) -> str:
    return f"filters:{home.account.id}"
