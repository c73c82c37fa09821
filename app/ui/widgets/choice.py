"""A choice from a code list, found by typing any part of it, with or without tone marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.domain.names import fold
from app.ui import icons
from app.ui.formats import fill
from app.ui.theme import Size, Space, dress
from app.ui.widgets.drop_list import DropItem, DropList
from app.ui.widgets.fields import TextLine

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a code list. ``note`` stands muted beside the label and is searched too."""

    code: str
    label: str
    note: str = ""


class ChoiceBox(QWidget):
    """The value is the code of the chosen option, or None. The text is never completed by itself.

    What was typed and fits nothing stays, and ``problem()`` says so. ``value()`` is then None.
    """

    changed = Signal()

    def __init__(self, options: Sequence[Option] = (), parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(parent)
        self._line = TextLine(self, placeholder=placeholder or self.tr("Gõ để tìm, hoặc mũi tên xuống"))
        self._line.changed.connect(self._typed)
        self._line.left.connect(self._settle)
        self._line.installEventFilter(self)
        self._drop = DropList(self._line)
        self._drop.chosen.connect(self._chosen)
        self._button = QToolButton(self)
        self._button.setIcon(icons.icon("down", "muted"))
        self._button.setFixedSize(Size.TARGET, Size.TARGET)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setAccessibleName(self.tr("Mở danh sách"))
        self._button.setToolTip(self.tr("Mở danh sách (mũi tên xuống)"))
        self._button.clicked.connect(self._open_all)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._line, 1)
        layout.addWidget(self._button)
        self.setFocusProxy(self._line)
        self._value: str | None = None
        self._shown: list[Option] = []
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Change the list. The value stays if it is still in it."""
        self._options = tuple(options)
        self._by_code = {option.code: option for option in self._options}
        self._folded = [fold(f"{option.label} {option.note} {option.code}") for option in self._options]
        self.set_value(self._value)

    def value(self) -> str | None:
        return self._value

    def set_value(self, value: str | None) -> None:
        option = self._by_code.get(value) if value is not None else None
        self._value = option.code if option else None
        self._line.setText(option.label if option else "")
        self._line.setCursorPosition(0)
        self._mark()

    def text(self) -> str:
        """What stands in the field, an option's label or not: what a draft keeps."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)
        self._value = self._exactly(text)
        self._mark()

    def is_empty(self) -> bool:
        return self._line.is_empty()

    def problem(self) -> str:
        if self._value is None and not self._line.is_empty():
            return self.tr("Không có trong danh mục. Hãy chọn một dòng trong danh sách.")
        return ""

    def _exactly(self, text: str) -> str | None:
        wanted = fold(text)
        found = [each.code for each in self._options if wanted and wanted in (fold(each.label), fold(each.code))]
        if len(found) > 1:
            found = [each.code for each in self._options if each.label == text.strip()]
        return found[0] if len(found) == 1 else None

    def _matching(self, text: str) -> list[Option]:
        words = fold(text).split()
        pairs = zip(self._options, self._folded, strict=True)
        found = [option for option, folded in pairs if all(word in folded for word in words)]
        first = fold(text)
        return sorted(found, key=lambda option: not fold(option.label).startswith(first)) if first else found

    def _drop_down(self, found: list[Option], current: int = -1) -> None:
        self._shown = found[:_MOST_SHOWN]
        items = [DropItem(option.label, option.note) for option in self._shown]
        if len(found) > _MOST_SHOWN:
            more = fill(self.tr("Còn %1 mục nữa. Hãy gõ thêm để lọc."), len(found) - _MOST_SHOWN)
            items.append(DropItem(more, enabled=False))
        if not items:
            items.append(DropItem(self.tr("Không có mục nào khớp"), enabled=False))
        self._drop.show_items(items, current=current)

    def _typed(self) -> None:
        self._value = self._exactly(self._line.text())
        self._mark(quiet=True)
        self._drop_down(self._matching(self._line.text()))
        self.changed.emit()

    def _open_all(self) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        codes = [option.code for option in self._options[:_MOST_SHOWN]]
        self._drop_down(list(self._options), codes.index(self._value) if self._value in codes else -1)

    def _chosen(self, row: int) -> None:
        self.set_value(self._shown[row].code)
        self.changed.emit()

    def _settle(self) -> None:
        if self._value is not None:
            self._line.setText(self._by_code[self._value].label)
            self._line.setCursorPosition(0)
        self._mark()

    def _mark(self, *, quiet: bool = False) -> None:
        dress(self._line, wrong=bool(self.problem()) and not quiet)
        option = self._by_code.get(self._value or "")
        self._line.setToolTip(f"{option.label} {option.note}".strip() if option else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            opens = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) or (
                event.key() == Qt.Key.Key_F2 and not event.modifiers()
            )
            if opens and not self._drop.isVisible():
                self._open_all()
                return True
        return super().eventFilter(watched, event)
