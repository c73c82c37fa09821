"""A passphrase being typed: hidden or shown, with a word when Caps Lock is on, and how long a new one is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.services import seat
from app.ui import icons
from app.ui.formats import fill, nfc
from app.ui.theme import Size, Space, dress

FAIR, GOOD = 12, 18
_MOST = 1024


class PassphraseEdit(QWidget):
    """The value is what was typed, to the letter (NFC, blanks kept), or None. An eye shows it: with an input method
    one wants to see what came of the keys. Signals: ``changed()``, ``entered()`` Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, measured: bool = False) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(_MOST)
        self._line.setAccessibleName(name)
        self._line.textEdited.connect(self._edited)
        self._line.returnPressed.connect(self.entered)
        self._line.installEventFilter(self)
        self._eye = QToolButton(self)
        self._eye.setCheckable(True)
        self._eye.setFixedSize(Size.TARGET, Size.TARGET)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.clicked.connect(self._show_it)
        self._measured = measured
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.hide()
        self._caps = self._catches = False
        across = QHBoxLayout()
        across.setSpacing(Space.XS)
        across.addWidget(self._line, 1)
        across.addWidget(self._eye)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(across)
        layout.addWidget(self._note)
        self.setFocusProxy(self._line)
        self._show_it()
        self._say()

    # What a form uses ------------------------------------------------------------------------------------------------

    def value(self) -> str | None:
        return nfc(self._line.text()) or None

    def set_value(self, value: str | None) -> None:
        self._line.setText(value or "")
        self._say()

    def is_empty(self) -> bool:
        return not self._line.text()

    def problem(self) -> str:
        if self._measured and len(nfc(self._line.text()).strip()) < seat.LEAST:
            return fill(self.tr("Mật khẩu cần ít nhất %1 ký tự."), seat.LEAST)
        return ""

    def note(self) -> str:
        """What stands under the field: Caps Lock, or how long the passphrase is."""
        return self._note.text() if not self._note.isHidden() else ""

    def show_typed(self, shown: bool) -> None:
        """Show or hide what is typed, as the eye does."""
        self._eye.setChecked(shown)
        self._show_it()

    def catch_enter(self) -> None:
        """In a form, whose Enter goes to the next field: let ``entered`` have it. Called after the row was made."""
        self._catches = True
        self._line.removeEventFilter(self)
        self._line.installEventFilter(self)

    # Parts -----------------------------------------------------------------------------------------------------------

    def _edited(self, _text: str) -> None:
        self._say()
        self.changed.emit()

    def _show_it(self) -> None:
        shown = self._eye.isChecked()
        mode = QLineEdit.EchoMode
        self._line.setEchoMode(mode.Normal if shown else mode.Password)
        words = self.tr("Che mật khẩu") if shown else self.tr("Hiện mật khẩu")
        self._eye.setIcon(icons.icon("eye_off" if shown else "eye", "muted"))
        self._eye.setToolTip(words)
        self._eye.setAccessibleName(words)

    def _say(self) -> None:
        text, role = "", "muted"
        if self._caps:
            text, role = self.tr("Caps Lock đang bật: chữ gõ ra là CHỮ HOA."), "error"
        elif self._measured:
            text = self._length_in_words()
        self._note.setText(text)
        self._note.setVisible(bool(text))
        dress(self._note, role=role)
        self._line.setAccessibleDescription(text)

    def _length_in_words(self) -> str:
        length = len(nfc(self._line.text()).strip())
        if length == 0:
            return self.tr("Nên dùng bốn từ dễ nhớ, ví dụ tên bốn đồ vật trong nhà. Ít nhất 8 ký tự.")
        if length < seat.LEAST:
            return fill(self.tr("Còn thiếu %1 ký tự."), seat.LEAST - length)
        if length < FAIR:
            return self.tr("Được, nhưng ngắn. Thêm một, hai từ nữa sẽ chắc hơn nhiều.")
        if length < GOOD:
            return self.tr("Khá. Thêm một từ nữa là tốt.")
        return self.tr("Tốt.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._catches and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _held(event):
                self.entered.emit()
                return True
            self._watch_caps(event)
        return super().eventFilter(watched, event)

    def _watch_caps(self, event: QKeyEvent) -> None:
        """Qt does not tell whether Caps Lock is on; a capital without Shift, or a small letter with it, does."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps = False
        elif len(text) == 1 and text.isalpha() and text.upper() != text.lower():
            self._caps = text.isupper() != bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            return
        self._say()


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


class NewPassphrase(QWidget):
    """A new passphrase, typed twice. ``entered()`` when Enter was pressed in the second field."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseEdit(self.tr("Mật khẩu mới"), self, measured=True)
        self.again = PassphraseEdit(self.tr("Gõ lại mật khẩu"), self)
        again = QLabel(self.tr("Gõ lại một lần nữa"), self)
        again.setProperty("role", "muted")
        again.setBuddy(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for each in (self.first, again, self.again):
            layout.addWidget(each)
        self.setFocusProxy(self.first)
        for edit in (self.first, self.again):
            edit.changed.connect(self.changed)
        self.first.entered.connect(self._go_on)
        self.again.entered.connect(self.entered)

    def value(self) -> str | None:
        return None if self.problem() else self.first.value()

    def set_value(self, value: str | None) -> None:
        self.first.set_value(value)
        self.again.set_value(value)

    def is_empty(self) -> bool:
        return self.first.is_empty() and self.again.is_empty()

    def problem(self) -> str:
        if problem := self.first.problem():
            return problem
        if self.first.value() != self.again.value():
            return self.tr("Hai lần gõ chưa giống nhau.")
        return ""

    def catch_enter(self) -> None:
        """As :meth:`PassphraseEdit.catch_enter`, for both fields."""
        for edit in (self.first, self.again):
            edit.catch_enter()

    def _go_on(self) -> None:
        self.again.setFocus(Qt.FocusReason.TabFocusReason)
