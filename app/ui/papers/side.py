"""What stands at the left of the papers page for one kind of paper: what it asks, how it is looked at and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import NO_CHANGES, Changes
from app.home import Home
from app.progress import Progress
from app.ui.dialogs import show_error
from app.ui.tasks import Tasks
from app.ui.widgets.fields import Form
from app.ui.window import Memory

PDF, WORD, EXCEL = ".pdf", ".docx", ".xlsx"


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was written: the sentence that tells of it, what the register of prints got, and what was found."""

    path: Path
    said: str
    changes: Changes = NO_CHANGES
    found: object = None


@dataclass(frozen=True, slots=True)
class Looked:
    """A paper to be looked at, and what was found while it was made."""

    pdf: bytes
    found: object = None


Look = Callable[[Progress], Looked]
Make = Callable[[Progress], Made]


class Side(QWidget):
    """A page overrides what its kind needs. Signals: ``anew()`` another paper is meant; ``counted()`` the words of the
    foot or whether it can be made are others; ``changed(object)`` Changes; ``field_asked(str)`` a field that is missing
    (``entity.field``)."""

    anew = Signal()
    counted = Signal()
    changed = Signal(object)
    field_asked = Signal(str)

    ABOUT_ONE = True
    """Whether a case has to be chosen first."""

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._memory = home, tasks, memory
        self._case_id: str | None = None
        self.form = Form(self, above=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)

    def set_case(self, case_id: str | None) -> None:
        """The case that the paper is about."""
        self._case_id = case_id

    def reload(self) -> None:
        """Read again what is to be chosen from."""

    def look(self) -> Look | None:
        """The work that makes the picture of it; None if there is nothing to look at yet."""
        return None

    def looked(self, found: object) -> None:
        """What :meth:`look` found."""

    def refused(self, error: Exception) -> bool:
        """It cannot be looked at: True if the side says why itself."""
        return False

    def ready(self) -> bool:
        """Whether all is said that a print needs; tells what is not."""
        return True

    def make(self, out: Path) -> Make:
        """The work that writes it to ``out``."""
        raise NotImplementedError

    def wrote(self, found: object) -> None:
        """It was written; what :meth:`make` found."""

    def stem(self) -> str:
        """The file's name; it says nothing of a person or their group: files lie about."""
        raise NotImplementedError

    def foot(self) -> str:
        """A sentence under the choices."""
        return ""

    def button(self) -> str:
        """The words of the button at the foot; none without them."""
        return ""

    def may_make(self) -> bool:
        """Whether there is anything to be made."""
        return True

    def suffix(self) -> str:
        """Which file is saved; to the printer it goes as a PDF."""
        return PDF

    def _remembered(self, key: str, default: str = "") -> str:
        kept = self._memory.value(f"papers/{key}")
        return default if kept is None else str(kept)

    def _remember(self, key: str, value: str) -> None:
        self._memory.setValue(f"papers/{key}", value)

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)
