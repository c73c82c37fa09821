"""From something that a paper lacks to the place where it is written down."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.home import Home
from app.progress import Progress
from app.services import cases
from app.services.cases import CaseCard
from app.ui.dialogs import show_error
from app.ui.service_page import WizardRequest
from app.ui.tasks import Tasks


class FieldJump(QObject):
    """Signals: ``open_case(object)``, ``open_person(object)`` (a person's id, or with the field that is to be written),
    ``open_household(str)``, ``start_wizard(object)``."""

    open_case = Signal(object)
    open_person = Signal(object)
    open_household = Signal(str)
    start_wizard = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks

    def go(self, case_id: str, field: str) -> None:
        """To ``field`` (``entity.field``) of a case; to the case itself without one."""
        home = self._home
        if not field:
            self.open_case.emit(case_id)
            return

        def read(_progress: Progress) -> tuple[str, CaseCard]:
            return field, cases.case_card(home, case_id)

        self._tasks.run(read, self._go, self._went_wrong)

    def _go(self, answer: tuple[str, CaseCard]) -> None:
        field, card = answer
        file, (entity, _, name) = card.file, field.partition(".")
        if entity == "household" and file.household is not None:
            self.open_household.emit(file.household.id)
        elif entity == "answer":
            area = file.person.area_id if file.person else None
            self.start_wizard.emit(WizardRequest(file.case.id, file.case.category, area, file.case.resident_id))
        elif entity == "residence":
            self.open_case.emit((file.case.id, "residence"))
        else:
            self.open_person.emit((file.case.resident_id, name) if entity == "resident" else file.case.resident_id)

    def _went_wrong(self, error: Exception) -> None:
        show_error(None, error)
