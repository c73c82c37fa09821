"""What the window asks of a page, and how one place in the program is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page. ``build`` is called when the page is first gone to. With ``rail=False`` it has no place in the rail
    (a case's own page, the wizard); ``under`` then names the rail entry that stays marked."""

    key: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    rail: bool = True
    under: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is: a page, and what it shows (a case's id, a tab, a filter; whatever the page understands)."""

    key: str
    target: object = None


# A page is any QWidget. The window calls these if the page has them:
#
#   open_target(target)      it was gone to; ``target`` is from Place or None
#   may_leave() -> bool      it is about to be left or the window closed; commit drafts here; False stays
#   on_changes(changes)      a service changed rows (app.domain.changes.Changes)
#   reload()                 F5
#   title() -> str           for the top line; without it the PageSpec's title stands there


def open_target(page: QWidget, target: object) -> None:
    _call(page, "open_target", None, target)


def may_leave(page: QWidget) -> bool:
    return bool(_call(page, "may_leave", True))


def tell_changes(page: QWidget, changes: Changes) -> None:
    _call(page, "on_changes", None, changes)


def reload(page: QWidget) -> None:
    _call(page, "reload", None)


def title_of(page: QWidget, fallback: str) -> str:
    # QWidget has no title(), but QGroupBox and QMenu do, and mean the same by it.
    return str(_call(page, "title", fallback) or fallback)


def _call(page: QWidget, name: str, otherwise: Any, *args: object) -> Any:
    method = getattr(page, name, None)
    return method(*args) if callable(method) else otherwise
