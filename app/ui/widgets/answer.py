"""The three ways to have no answer, around any editor (chưa hỏi, không rõ, không áp dụng)."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.domain.answers import Silence
from app.ui import icons
from app.ui.formats import fill
from app.ui.theme import Size, Space

_ICON = {None: "not_asked", Silence.UNKNOWN: "unknown", Silence.DOES_NOT_APPLY: "skipped"}


class AnswerBox(QWidget):
    """An editor with a small menu beside it. F4 in the editor opens the menu.

    ``value()`` is ``T | Silence | None``: the editor's value, a silence, or None while it was not asked. It is itself
    an editor.
    """

    changed = Signal()

    def __init__(self, editor: QWidget, parent: QWidget | None = None, *, may_not_apply: bool = True) -> None:
        super().__init__(parent)
        self.editor: Any = cast(Any, editor)
        self._silence: Silence | None = None
        self._words = {
            None: self.tr("Chưa hỏi"),
            Silence.UNKNOWN: self.tr("Đã hỏi, không rõ"),
            Silence.DOES_NOT_APPLY: self.tr("Không áp dụng"),
        }
        self._silent = QLabel(self)
        self._silent.setMinimumHeight(Size.TARGET)
        self._silent.setProperty("role", "silent")
        self._silent.setContentsMargins(Space.S, 0, Space.S, 0)
        editor.setParent(self)
        self._button = QToolButton(self)
        self._button.setProperty("role", "quiet")
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._button.setFixedSize(Size.TARGET, Size.TARGET)
        self._button.setMenu(self._menu(may_not_apply))
        self._hint = QLabel(self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._hint.hide()
        layout = QHBoxLayout()
        layout.setSpacing(Space.XS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(layout)
        whole.addWidget(self._hint)
        layout.addWidget(editor, 1)
        layout.addWidget(self._silent, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(editor.focusProxy() or editor)
        self.editor.changed.connect(self._typed)
        for each in (editor, *editor.findChildren(QWidget)):
            each.installEventFilter(self)
        self._show()

    def _menu(self, may_not_apply: bool) -> QMenu:
        menu = QMenu(self)
        self._actions: dict[Silence | None, QAction] = {}
        self._answer = menu.addAction(icons.icon("edit"), self.tr("&Nhập câu trả lời"))
        self._answer.triggered.connect(self._back_to_editor)
        menu.addSeparator()
        for silence, text in (
            (None, self.tr("&Chưa hỏi (xóa trắng)")),
            (Silence.UNKNOWN, self.tr("Đã &hỏi, không rõ")),
            (Silence.DOES_NOT_APPLY, self.tr("Không á&p dụng")),
        ):
            if silence is Silence.DOES_NOT_APPLY and not may_not_apply:
                continue
            action = menu.addAction(icons.icon(_ICON[silence]), text)
            action.setData("" if silence is None else silence.value)
            action.triggered.connect(self._picked)
            self._actions[silence] = action
        return menu

    def value(self) -> Any:
        return self._silence if self._silence is not None else self.editor.value()

    def set_value(self, value: Any) -> None:
        self._silence = value if isinstance(value, Silence) else None
        self.editor.set_value(None if self._silence is not None else value)
        self._show()

    def is_empty(self) -> bool:
        return self._silence is None and self.editor.is_empty()

    def problem(self) -> str:
        return "" if self._silence is not None else str(self.editor.problem())

    def set_hint(self, text: str) -> None:
        """A hint goes under the editor, if the editor has a place for it."""
        takes_hint = getattr(self.editor, "set_hint", None)
        if callable(takes_hint):
            takes_hint(text)
        else:
            self._hint.setText(text)
            self._hint.show()

    def silence(self) -> Silence | None:
        """The silence that was chosen in the menu."""
        return self._silence

    def choose(self, silence: Silence | None) -> None:
        """As the menu does: a silence, or None for "not asked", which also empties the editor."""
        self._silence = silence
        self.editor.set_value(None)
        self._show()
        (self._button if silence is not None else self).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _picked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.choose(Silence(action.data()) if action.data() else None)

    def _back_to_editor(self) -> None:
        was_silent = self._silence is not None
        self._silence = None
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if was_silent:
            self.changed.emit()

    def _typed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        value = self.value()
        silence = value if isinstance(value, Silence) else None
        answered = silence is None and not self.editor.is_empty()
        state = self.tr("Đã trả lời") if answered else self._words[silence]
        self.editor.setVisible(self._silence is None)
        self._silent.setVisible(self._silence is not None)
        self._silent.setText(state)
        self._answer.setVisible(self._silence is not None)
        self._button.setIcon(icons.icon("more" if answered else _ICON[silence], "muted"))
        self._button.setToolTip(fill(self.tr("%1. F4: chọn chưa hỏi, không rõ, không áp dụng"), state))
        self._button.setAccessibleName(fill(self.tr("Cách trả lời: %1"), state))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F4:
            self._button.showMenu()
            return True
        return super().eventFilter(watched, event)
