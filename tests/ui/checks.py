"""What every screen must pass, whoever wrote it: names for those who cannot see, targets for those who cannot aim."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

_INPUTS = (
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
)
_LEAST = 32


def _inputs(widget: QWidget) -> list[QWidget]:
    found = [each for each in (widget, *widget.findChildren(QWidget)) if isinstance(each, _INPUTS)]
    return [each for each in found if not isinstance(each, QScrollBar | QHeaderView) and not _inside(each)]


def _inside(widget: QWidget) -> bool:
    """Parts that Qt itself puts inside another input: a clear button, a combo's list, a table's corner."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QLineEdit | QComboBox | QAbstractSpinBox | QAbstractItemView | QTabBar):
            return True
        parent = parent.parentWidget()
    return False


def _path(widget: QWidget) -> str:
    parent = widget.parentWidget()
    own = f"{type(widget).__name__}({widget.objectName() or widget.accessibleName()!r})"
    return f"{type(parent).__name__}/{own}" if parent is not None else own


def unnamed_inputs(widget: QWidget) -> list[str]:
    """Inputs and buttons that a screen reader could not name: neither an accessible name nor words on them.

    One that is hidden itself (not by its page) is nobody's yet, and may be nameless.
    """
    return [
        _path(each)
        for each in _inputs(widget)
        if not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
        and not (each.isHidden() and each is not widget and not each.isWindow())
    ]


def squeezed(layout: QLayout) -> list[str]:
    """What lies in this layout and cannot be seen, or is lower than its words need."""
    lines = [item.widget() for at in range(layout.count()) if (item := layout.itemAt(at)).widget() is not None]
    words = [label for line in lines for label in (line, *line.findChildren(QLabel)) if isinstance(label, QLabel)]
    unseen = [_path(line) for line in lines if not line.isVisible()]
    return unseen + [_path(each) for each in words if each.height() < each.minimumSizeHint().height()]


def too_small_targets(widget: QWidget, least: int = _LEAST) -> list[str]:
    """Visible inputs and buttons lower or narrower than 32 pixels. Lay the widget out (show it) first."""
    return [
        f"{_path(each)} {each.width()}x{each.height()}"
        for each in _inputs(widget)
        if each.isVisibleTo(widget) and (each.height() < least or each.width() < least)
    ]


def type_text(widget: QWidget, text: str) -> None:
    """Type as an input method does. ``qtbot.keyClicks`` aborts the process on non-ASCII text."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def bury(widget: QWidget) -> None:
    """Delete now, not at the next turn of an event loop that a test does not have."""
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(widget: QWidget, width: int = 1093, height: int = 560) -> QWidget:
    """Lay out as on the smallest screen (1366x768 at 125 %), without opening a window."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(width, height)
    widget.show()
    return widget
