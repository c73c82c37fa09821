"""What a form needs and the case does not hold, each with the way to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.forms import Missing
from app.ui import icons
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.badge import Badge


class MissingList(QWidget):
    """Signal: ``asked(str)`` the field (``entity.field``) to go to."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = Badge("", "bad", parent=self)
        self._rows: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.XS)
        self._layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_missing(())

    def show_missing(self, missing: Sequence[Missing]) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each) for each in missing]
        for row in self._rows:
            self._layout.addWidget(row)
        self._badge.show_state(fill(self.tr("Còn thiếu %1 mục cần có"), len(missing)), "bad")
        self.setVisible(bool(missing))

    def fields(self) -> list[str]:
        """What can be gone to."""
        return [str(row.property("field")) for row in self._rows if row.property("field")]

    def _row(self, each: Missing) -> QWidget:
        if not each.field:
            said = QLabel(fill(self.tr("%1: ghi tay trên giấy"), each.label), self)
            said.setWordWrap(True)
            said.setTextFormat(Qt.TextFormat.PlainText)
            return said
        button = QPushButton(self.fontMetrics().elidedText(each.label, Qt.TextElideMode.ElideRight, 230), self)
        button.setProperty("field", each.field)
        button.setAccessibleName(fill(self.tr("Đến chỗ ghi: %1"), each.label))
        button.setToolTip(fill(self.tr("Đến chỗ ghi: %1"), each.label))
        icons.put(button, "edit")
        button.clicked.connect(self._go)
        return button

    def _go(self) -> None:
        button = self.sender()
        if button is not None:
            self.asked.emit(str(button.property("field")))
