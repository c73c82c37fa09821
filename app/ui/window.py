"""The one window: rail, search, pages, banners, status. It knows pages by name only and never a service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes
from app.ui import dialogs, icons, page
from app.ui.page import PageSpec, Place
from app.ui.rail import Rail
from app.ui.search_field import Hit, SearchField, SearchProvider
from app.ui.status_line import StatusLine
from app.ui.tasks import Tasks
from app.ui.theme import Size, Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import first_input
from app.ui.widgets.progress_panel import ProgressPanel

_HISTORY = 100


class Memory(Protocol):
    """What remembers between runs; a QSettings is one."""

    def value(self, key: str, default: object = None, /) -> object: ...
    def setValue(self, key: str, value: object, /) -> object: ...


class Forgetful:
    """A :class:`Memory` for one run."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}

    def value(self, key: str, default: object = None, /) -> object:
        return self.kept.get(key, default)

    def setValue(self, key: str, value: object, /) -> None:
        self.kept[key] = value


class MainWindow(QMainWindow):
    """Pages are built when first gone to. Public parts: ``banners``, ``status``, ``search``, ``rail``, ``tasks``.

    Signals: ``account_switch_asked()``; ``status_asked(str)`` a part of the status line; ``help_asked(str)`` F1, with
    the page's key; ``moved(object)`` the Place gone to; ``closing()`` the window closes now, all work is done.
    """

    account_switch_asked = Signal()
    status_asked = Signal(str)
    help_asked = Signal(str)
    moved = Signal(object)
    closing = Signal()

    def __init__(
        self,
        specs: Sequence[PageSpec],
        tasks: Tasks,
        *,
        search: SearchProvider | None = None,
        memory: Memory | None = None,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self._specs = {spec.key: spec for spec in specs}
        self._memory: Memory = memory or Forgetful()
        self._built: dict[str, QWidget] = {}
        self._trail: list[Place] = []
        self._at = -1
        self._closing = False
        self.setWindowTitle(self.tr("Hồ sơ Cư trú"))
        self.setMinimumSize(*Size.WINDOW_LEAST)
        self.rail = Rail([spec for spec in specs if spec.rail], self.tr("Hồ sơ Cư trú"), self)
        self.search = SearchField(search, self)
        self.banners = BannerArea(self)
        self.status = StatusLine(now, self)
        self._stack = QStackedWidget(self)
        self._folded = str(self._memory.value("window/rail", "")) if self._memory.value("window/rail") else ""
        self._build()
        self.progress = ProgressPanel(tasks, self._central)
        self._connect([spec for spec in specs if spec.rail])
        self._restore_size()

    def _build(self) -> None:
        central = self._central = QWidget(self)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._build_top())
        right.addWidget(self.banners)
        right.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(across, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(central)

    def _build_top(self) -> QFrame:
        top = QFrame(self)
        top.setObjectName("top")
        top.setFixedHeight(Size.TOP)
        self._back = self._arrow("back", self.tr("Lùi (Alt+←)"))
        self._back.clicked.connect(self.back)
        self._forward = self._arrow("forward", self.tr("Tiến (Alt+→)"))
        self._forward.clicked.connect(self.forward)
        self._title = QLabel(top)
        self._title.setProperty("role", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._account = QPushButton(top)
        icons.put(self._account, "account")
        self._account.setProperty("role", "quiet")
        self._account.clicked.connect(self.account_switch_asked)
        self._account.hide()
        layout = QHBoxLayout(top)
        layout.setContentsMargins(Space.S, 0, Space.S, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._back)
        layout.addWidget(self._forward)
        layout.addSpacing(Space.S)
        layout.addWidget(self._title, 2)
        layout.addWidget(self.search, 3)
        layout.addSpacing(Space.S)
        layout.addWidget(self._account)
        return top

    def _arrow(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setIcon(icons.icon(icon))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setEnabled(False)
        return button

    def _connect(self, rail: Sequence[PageSpec]) -> None:
        self.rail.asked.connect(self.go)
        self.rail.fold_asked.connect(self._fold)
        self.search.went.connect(self._take_hit)
        self.status.asked.connect(self._status_asked)
        self.tasks.failed.connect(self.show_error)
        self.tasks.idle.connect(self._idle)
        self._shortcut("Ctrl+K").activated.connect(self.search.start)
        self._shortcut("Alt+Left").activated.connect(self.back)
        self._shortcut("Alt+Right").activated.connect(self.forward)
        self._shortcut("F5").activated.connect(self.reload)
        self._shortcut("F1").activated.connect(self._help)
        for place, spec in enumerate(rail[:9], 1):
            for keys in (f"Alt+{place}", f"Ctrl+{place}"):
                shortcut = self._shortcut(keys)
                shortcut.setProperty("pageKey", spec.key)
                shortcut.activated.connect(self._by_shortcut)

    def _shortcut(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self)

    # Going about ---------------------------------------------------------------------------------------------------

    def start(self, fallback: str = "") -> None:
        """Go to the page of last time (or ``fallback``, or the first)."""
        last = str(self._memory.value("window/page", "") or "")
        known = [key for key in (last, fallback, *self._specs) if key in self._specs]
        self.go(known[0])

    def go(self, key: str, target: object = None) -> bool:
        """Go to a page, unless the present one does not let go. Raises KeyError for an unknown page."""
        return self.go_place(Place(self._specs[key].key, target))

    def go_place(self, place: Place) -> bool:
        if not self._enter(place):
            return False
        if self._at < 0 or self._trail[self._at] != place:
            del self._trail[self._at + 1 :]
            self._trail.append(place)
            del self._trail[:-_HISTORY]
            self._at = len(self._trail) - 1
        self._after_move(place)
        return True

    def back(self) -> None:
        self._walk(-1)

    def forward(self) -> None:
        self._walk(1)

    def place(self) -> Place | None:
        """Where one is."""
        return self._trail[self._at] if self._at >= 0 else None

    def page(self, key: str) -> QWidget | None:
        """A page that was built already."""
        return self._built.get(key)

    def reload(self) -> None:
        """F5."""
        if (current := self._current()) is not None:
            page.reload(current)

    def retitle(self) -> None:
        """A page's title changed (the case it shows was loaded)."""
        current, place = self._current(), self.place()
        if current is not None and place is not None:
            title = page.title_of(current, self._specs[place.key].title)
            self._title.setText(title)
            self._title.setToolTip(title)

    def forget_pages(self) -> None:
        """Throw all pages and the trail away: another person sits down. Call :meth:`start` afterwards."""
        for built in self._built.values():
            self._stack.removeWidget(built)
            built.deleteLater()
        self._built.clear()
        self._trail.clear()
        self._at = -1
        self._after_move(None)

    def forget_other_pages(self) -> None:
        """Throw away all pages but the one in front: what they were built from is another now."""
        current = self._current()
        for name, built in list(self._built.items()):
            if built is not current:
                self._stack.removeWidget(built)
                built.deleteLater()
                del self._built[name]

    def may_leave(self) -> bool:
        """Whether the page in front lets go: it commits what was typed."""
        current = self._current()
        return current is None or page.may_leave(current)

    def _walk(self, by: int) -> None:
        to = self._at + by
        if 0 <= to < len(self._trail) and self._enter(self._trail[to]):
            self._at = to
            self._after_move(self._trail[to])

    def _enter(self, place: Place) -> bool:
        current = self._current()
        if current is not None and self.place() != place and not page.may_leave(current):
            self.rail.mark(self._rail_key(self.place()))
            return False
        built = self._built.get(place.key)
        if built is None:
            built = self._specs[place.key].build()
            self._built[place.key] = built
            self._stack.addWidget(built)
        self._stack.setCurrentWidget(built)
        page.open_target(built, place.target)
        return True

    def _after_move(self, place: Place | None) -> None:
        self._back.setEnabled(self._at > 0)
        self._forward.setEnabled(self._at < len(self._trail) - 1)
        self.rail.mark(self._rail_key(place))
        self.retitle()
        current = self._current()
        if current is not None and not current.isAncestorOf(self.focusWidget() or self):
            target = current.focusProxy() or first_input(current)
            (target or current).setFocus(Qt.FocusReason.OtherFocusReason)
        if place is not None:
            self._memory.setValue("window/page", self._rail_key(place))
            self.moved.emit(place)

    def _rail_key(self, place: Place | None) -> str:
        if place is None:
            return ""
        spec = self._specs[place.key]
        return spec.key if spec.rail else spec.under

    def _current(self) -> QWidget | None:
        place = self.place()
        return self._built.get(place.key) if place else None

    def _by_shortcut(self) -> None:
        shortcut = self.sender()
        if shortcut is not None:
            self.go(str(shortcut.property("pageKey")))

    def _take_hit(self, hit: Hit) -> None:
        if hit.run is not None:
            hit.run()
        elif hit.place is not None:
            self.go_place(hit.place)

    def _help(self) -> None:
        place = self.place()
        self.help_asked.emit(place.key if place else "")

    def _status_asked(self, part: str) -> None:
        if part == "account":
            self.account_switch_asked.emit()
        else:
            self.status_asked.emit(part)

    # Telling -------------------------------------------------------------------------------------------------------

    def set_account(self, name: str, role: str) -> None:
        """Who sits here, on the button that switches. An empty name hides it."""
        self._account.setVisible(bool(name))
        self._account.setText(name)
        words = f"{name}, {role}. " + self.tr("Đổi tài khoản")
        self._account.setToolTip(words)
        self._account.setAccessibleName(words)

    def changed(self, changes: Changes) -> None:
        """A service changed rows: every built page hears it."""
        if changes:
            for built in list(self._built.values()):
                page.tell_changes(built, changes)

    def show_error(self, error: BaseException) -> None:
        """A message, or the crash dialog if it is ours."""
        dialogs.show_error(self, error)

    # Size and end --------------------------------------------------------------------------------------------------

    def _restore_size(self) -> None:
        geometry = self._memory.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            screen = self.screen().availableGeometry().size()
            self.resize(QSize(*Size.WINDOW).boundedTo(screen))
            if screen.width() <= 1400:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _fold(self, compact: bool) -> None:
        self._folded = "narrow" if compact else "wide"
        self._memory.setValue("window/rail", self._folded)
        self.rail.set_compact(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self._folded == "narrow" or (not self._folded and self.width() < Size.RAIL_COMPACT_BELOW)
        if compact != self.rail.compact():
            self.rail.set_compact(compact)
        self.progress.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pages commit what is typed; work that runs is cancelled if it can be, and waited for if not."""
        if not self._closing:
            current = self._current()
            if current is not None and not page.may_leave(current):
                event.ignore()
                return
            self._memory.setValue("window/geometry", self.saveGeometry())
            self._closing = True
        if self.tasks.open:
            self.tasks.cancel_all()
            self.banners.tell("closing", self.tr("Đang làm nốt việc dở, cửa sổ sẽ tự đóng…"), "neutral", closable=False)
            self.setEnabled(False)
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    def _idle(self) -> None:
        if self._closing and self.isVisible():
            self.close()
