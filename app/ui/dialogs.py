"""Questions and messages that stop the work, and the crash dialog. Used sparingly: a banner is often kinder."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from enum import Enum
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import HosoError
from app.ui import icons
from app.ui.messages import Blame, Explained, explain
from app.ui.theme import Size, Space
from app.ui.widgets.badge import IconLabel


class Answer(Enum):
    """What a person answered to :func:`ask_to_keep`."""

    KEEP = "keep"
    DISCARD = "discard"
    STAY = "stay"


class MessageDialog(QDialog):
    """A title, some paragraphs, and buttons. The first button given is the harmless one and has the focus."""

    def __init__(self, title: str, paragraphs: list[str], icon: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleDescription("\n".join(paragraphs))
        self.setMinimumWidth(460)
        self.setMaximumWidth(620)
        heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(Space.S)
        words.addWidget(heading)
        for text in paragraphs:
            label = QLabel(text, self)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(IconLabel(*icon, size=Size.ICON_LARGE, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self._buttons = QDialogButtonBox(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.XL)
        layout.addLayout(top)
        layout.addWidget(self._buttons)
        self._picked: str | None = None

    def add(self, key: str, text: str, *, role: str = "", default: bool = False) -> QPushButton:
        """One more button, from left to right."""
        button = QPushButton(text, self)
        button.setProperty("key", key)
        button.setProperty("role", role)
        button.setAutoDefault(default)
        button.setDefault(default)
        button.clicked.connect(self._pressed)
        self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        if default:
            button.setFocus()
        return button

    def ask(self) -> str | None:
        """Show and wait: the key of the button, None for Esc."""
        self.exec()
        return self._picked

    def _pressed(self) -> None:
        button = self.sender()
        self._picked = str(button.property("key")) if button is not None else None
        self.accept()


def tell(parent: QWidget | None, explained: Explained) -> None:
    """Show one message and wait for it to be read."""
    icon = ("warning", "warn") if explained.blame is Blame.INPUT else ("error", "bad")
    dialog = MessageDialog(
        explained.title, [part for part in (explained.happened, explained.kept, explained.todo) if part], icon, parent
    )
    dialog.add("ok", QCoreApplication.translate("dialogs", "Đã hiểu"), role="primary", default=True)
    dialog.ask()


def inform(parent: QWidget | None, title: str, text: str) -> None:
    """Good or neutral news that must not be missed."""
    dialog = MessageDialog(title, [text], ("info", "accent"), parent)
    dialog.add("ok", QCoreApplication.translate("dialogs", "Đã hiểu"), role="primary", default=True)
    dialog.ask()


def confirm(parent: QWidget | None, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
    """Ask before something is done. ``yes`` is the deed itself ("Xóa hộ này"), never "Đồng ý".

    With ``danger`` Enter takes the harmless button.
    """
    dialog = MessageDialog(title, [text], ("warning", "bad") if danger else ("help", "accent"), parent)
    dialog.add("no", QCoreApplication.translate("dialogs", "Thôi"), default=danger)
    dialog.add("yes", yes, role="danger" if danger else "primary", default=not danger)
    return dialog.ask() == "yes"


def ask_to_keep(parent: QWidget | None, title: str, text: str) -> Answer:
    """Leaving something unfinished: keep it, throw it away, or stay."""
    dialog = MessageDialog(title, [text], ("help", "accent"), parent)
    dialog.add("stay", QCoreApplication.translate("dialogs", "Ở lại"))
    dialog.add("discard", QCoreApplication.translate("dialogs", "Bỏ, không lưu"), role="danger")
    dialog.add("keep", QCoreApplication.translate("dialogs", "Lưu rồi đi"), role="primary", default=True)
    picked = dialog.ask()
    return Answer(picked) if picked else Answer.STAY


def show_error(parent: QWidget | None, error: BaseException) -> None:
    """The one door for an error that reached a page: a message, or the crash dialog if it is ours."""
    explained = explain(error)
    if explained.blame is Blame.US:
        CrashDialog(error, parent).exec()
    else:
        tell(parent, explained)


def crash_report(error: BaseException) -> str:
    """What a programmer needs, without people's data: no foreign exception text, no values, no paths of the person."""
    lines = [
        f"hoso · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.release()}",
        "",
    ]
    seen: set[int] = set()
    chain: BaseException | None = error
    while chain is not None and id(chain) not in seen:
        seen.add(id(chain))
        said = f": {chain.code} ({', '.join(chain.params)})" if isinstance(chain, HosoError) else ""
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}{said}")
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(chain.__traceback__)
        ]
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
        if chain is not None:
            lines.append("vì / after:")
    return "\n".join(lines)


def _short(file: str) -> str:
    parts = Path(file).parts
    for root in ("app", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return Path(file).name


class CrashDialog(QDialog):
    """Opens for bugs only. What it shows can be copied and sent: it holds no person's data."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explained = explain(error)
        self.setWindowTitle(explained.title)
        self.setMinimumSize(QSize(640, 420))
        heading = QLabel(explained.title, self)
        heading.setProperty("role", "heading")
        words = QLabel(explained.text, self)
        words.setWordWrap(True)
        self._report = QPlainTextEdit(crash_report(error), self)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(self.tr("Nội dung báo lỗi"))
        privacy = QLabel(self.tr("Nội dung này không có thông tin của người dân, có thể gửi đi."), self)
        privacy.setProperty("role", "muted")
        copy = QPushButton(self.tr("Chép nội dung báo lỗi"), self)
        icons.put(copy, "copy")
        copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Đóng"), self)
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        for each in (heading, words, self._report, privacy):
            layout.addWidget(each)
        layout.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


class CrashCatcher(QObject):
    """Shows what nobody caught, from any thread, one dialog at a time. Made by :func:`install_excepthook`."""

    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self.log = _to_stderr
        self._showing = False
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def catch(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        caught = error if error is not None else kind()
        self.log(crash_report(caught))
        self._caught.emit(caught)

    def catch_thread(self, args: threading.ExceptHookArgs) -> None:
        self.catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, error: object) -> None:
        if self._showing or not isinstance(error, BaseException):
            return
        self._showing = True
        try:
            show_error(self.window, error)
        finally:
            self._showing = False


def _to_stderr(report: str) -> None:
    if sys.stderr is not None:
        print(report, file=sys.stderr)


def install_excepthook(parent: QObject | None = None) -> CrashCatcher:
    """Send every uncaught exception to a dialog.

    Set ``catcher.window`` when there is one, and ``catcher.log`` to write the report elsewhere than to stderr.
    """
    catcher = CrashCatcher(parent)
    sys.excepthook = catcher.catch
    threading.excepthook = catcher.catch_thread
    return catcher
