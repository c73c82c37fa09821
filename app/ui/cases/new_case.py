"""A new case: at which place, and of which group, or an interview that finds the group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.case_filter import CaseFilter
from app.home import Home
from app.services.people import AreaRow
from app.ui import icons
from app.ui.service_page import InterviewRequest, WizardRequest
from app.ui.theme import Space, dress
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import Form


def category_options(home: Home) -> list[Option]:
    """The groups that a case may be opened in."""
    return [
        Option(code, f"{code} · {category.title}")
        for code, category in home.pack.categories.items()
        if not category.reference_only
    ]


class NewCaseDialog(QDialog):
    """At which place; then an interview finds the group, or it is said here.

    Signals: ``chosen(object)`` a :class:`WizardRequest`; ``interview_chosen(object)`` an :class:`InterviewRequest`.
    """

    chosen = Signal(object)
    interview_chosen = Signal(object)

    def __init__(self, home: Home, areas: Sequence[AreaRow], which: CaseFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hồ sơ mới"))
        self.setModal(True)
        self.setMinimumWidth(560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form = Form(self, above=True)
        self.category = ChoiceBox(category_options(home), self, placeholder=self.tr("Đã biết diện thì chọn ở đây"))
        self.category.set_value(which.category)
        self.category.changed.connect(self._show_default)
        self.area = ChoiceBox([Option(area.id, area.name) for area in areas], self)
        self.area.set_value(which.area_id or (areas[0].id if len(areas) == 1 else None))
        self._form.row(self.tr("Địa bàn"), self.area, hint=self.tr("Có thể chọn sau trong phiếu"))
        hint = self.tr("Chưa rõ thì để trống: chương trình hỏi vài câu rồi đề xuất diện.")
        self._row = self._form.row(self.tr("Diện"), self.category, hint=hint)
        self._find = QPushButton(self.tr("Tìm diện"), self)
        icons.put(self._find, "search")
        self._find.clicked.connect(self.look_for)
        self._ok = QPushButton(self.tr("Mở phiếu"), self)
        self._ok.clicked.connect(self.take)
        cancel = QPushButton(self.tr("Thôi"), self)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._find)
        buttons.addWidget(self._ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addWidget(self._form)
        layout.addLayout(buttons)
        self._show_default()

    def _show_default(self) -> None:
        """Enter opens the wizard of the group that was chosen, else the interview."""
        known = self.category.value() is not None
        self._ok.setEnabled(known)
        for button, first in ((self._ok, known), (self._find, not known)):
            dress(button, role="primary" if first else "")
            button.setDefault(first)
        icons.put(self._find, "search", "text" if known else "on_accent")

    def look_for(self) -> None:
        """Look for the group of somebody at this place."""
        self.interview_chosen.emit(InterviewRequest(area_id=self.area.value()))
        self.accept()

    def take(self) -> None:
        code = self.category.value()
        if code is None:
            self._row.set_error(self.category.problem() or self.tr("Hãy chọn một diện."))
            return
        self.chosen.emit(WizardRequest(None, code, self.area.value()))
        self.accept()
