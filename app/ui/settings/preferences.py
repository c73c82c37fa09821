"""What a person chooses about the look of the program: kept per Windows or Linux user, not in the records."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.i18n import Language
from app.ui.theme import Scheme
from app.ui.window import Memory

LARGER = (0, 1, 3)
"""By how many points all text may be larger."""
IDLE = (5, 10, 15, 30, 60, 0)
"""Minutes without a key or the mouse after which the window locks; 0 is never."""
_USUAL_IDLE = 15


@dataclass(frozen=True, slots=True)
class Preferences:
    """``idle`` in minutes, 0 for never; ``larger`` in points."""

    scheme: Scheme = Scheme.SYSTEM
    larger: int = 0
    language: Language = Language.VIETNAMESE
    idle: int = _USUAL_IDLE


def load(memory: Memory) -> Preferences:
    """What was chosen last; what cannot be read is as it is at first."""
    kept = Preferences()
    scheme, language, larger, idle = kept.scheme, kept.language, kept.larger, kept.idle
    with suppress(ValueError):
        scheme = Scheme(str(memory.value("look/scheme") or scheme))
    with suppress(ValueError):
        language = Language(str(memory.value("look/language") or language))
    with suppress(ValueError):
        larger = int(str(memory.value("look/larger", larger)))
    with suppress(ValueError):
        idle = int(str(memory.value("seat/idle", idle)))
    return Preferences(
        scheme, larger if larger in LARGER else kept.larger, language, idle if idle in IDLE else kept.idle
    )


def save(memory: Memory, chosen: Preferences) -> None:
    memory.setValue("look/scheme", chosen.scheme.value)
    memory.setValue("look/larger", chosen.larger)
    memory.setValue("look/language", chosen.language.value)
    memory.setValue("seat/idle", chosen.idle)


def dress(app: QApplication, chosen: Preferences) -> None:
    """Colours and size of text, at once. The language holds from the next start on."""
    theme.apply(app, chosen.scheme, larger=chosen.larger)
