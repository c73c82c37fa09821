"""Changing some fields of one record: a form that keeps what is typed, saves it as one change, and asks when somebody
else has changed the same fields meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.domain.merge import Seen
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import drafts
from app.ui.changed_since import ChangedSinceDialog, Differing
from app.ui.editors import kept_of, restore_into
from app.ui.field_words import Words, field_name
from app.ui.messages import explain
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import Banner
from app.ui.widgets.fields import FieldRow, Form, first_input, scrolled

KEEP_AFTER = 600
"""Milliseconds from the first unkept keystroke to the draft: within a second, also while typing goes on."""


MOST_HIGH, AROUND_FORM = 580, 190
"""Pixels: no dialog is higher than the smallest screen; title, words and buttons around a form."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the form: the field, its editor, and what stands beside it."""

    name: str
    make: Callable[[], QWidget]
    label: str = ""
    hint: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What is changed: its values by field, and what of it was on the screen (None for a new one)."""

    values: Mapping[str, Any] = field(default_factory=dict)
    seen: Seen | None = None


Save = Callable[[Mapping[str, Any], Seen | None], Done[Any]]
"""``save(fields, seen)`` runs in the database thread and calls one service."""


class RecordPanel(QWidget):
    """The form with its buttons.

    ``key`` names the draft. ``reread`` reads the record again (in the database thread); it is asked when somebody has
    changed it since. With ``whole`` all values are saved, not only the changed ones (for new records); with
    ``scrolls`` the form scrolls above its buttons.
    Signals: ``saved(object)`` the Done of the service; ``left()`` the person went away, the draft is kept;
    ``dropped()`` what was typed was thrown away.
    """

    saved = Signal(object)
    left = Signal()
    dropped = Signal()

    def __init__(
        self,
        words: Words,
        tasks: Tasks,
        entity: str,
        entries: Sequence[Entry],
        record: Record,
        save: Save,
        *,
        key: str,
        reread: Callable[[], Record] | None = None,
        whole: bool = False,
        yes: str = "",
        above: bool = False,
        scrolls: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._home, self._tasks = replace(words, whole_numbers=True), words.home, tasks
        self._entity, self._save, self._reread, self._whole = entity, save, reread, whole
        self._key = f"form/{key}"
        self._seen = record.seen
        self._record = record
        self._busy = False
        self._wants_keeping = False
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(KEEP_AFTER)
        self._keep_soon.timeout.connect(self.keep)
        self._form = Form(self, above=above)
        self._rows: dict[str, FieldRow] = {}
        for entry in entries:
            label = entry.label or field_name(entity, entry.name)
            row = self._form.row(label, entry.make(), hint=entry.hint, required=entry.required)
            self._rows[entry.name] = row
        self._required = {entry.name for entry in entries if entry.required}
        self._told = QVBoxLayout()
        self._banner: Banner | None = None
        self._ok = QPushButton(yes or self.tr("Lưu"), self)
        self._ok.setProperty("role", "primary")
        self._ok.setToolTip(self.tr("Ctrl+Enter"))
        self._ok.clicked.connect(self.submit)
        self._drop = QPushButton(self.tr("Bỏ, không lưu"), self)
        self._drop.setProperty("role", "quiet")
        self._drop.clicked.connect(self.drop)
        self._kept = QLabel(self)
        self._kept.setProperty("role", "muted")
        for button in (self._ok, self._drop):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._ok)
        buttons.addWidget(self._drop)
        buttons.addWidget(self._kept, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(self._told)
        layout.addWidget(scrolled(self._form) if scrolls else self._form, 1)
        layout.addLayout(buttons)
        self._fill(record)
        for each in (self, *self.findChildren(QWidget)):
            each.installEventFilter(self)
        self._look_for_draft()

    # What pages and tests use ----------------------------------------------------------------------------------------

    def editor(self, name: str) -> Any:
        return self._rows[name].editor

    def row(self, name: str) -> FieldRow:
        return self._rows[name]

    def go_to(self, name: str) -> None:
        """Put the cursor into a field, and the field into sight, as soon as the form is laid out."""
        QTimer.singleShot(0, self, partial(self._into, name))

    def _into(self, name: str) -> None:
        row = self._rows[name]
        if (target := first_input(row.editor)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(row)

    def form_height(self) -> int:
        """How high the form wants to be, in pixels."""
        return self._form.sizeHint().height()

    def names(self) -> tuple[str, ...]:
        """The fields that the form has."""
        return tuple(self._rows)

    def preset(self, name: str, value: Any) -> None:
        """Put a value in as if it had been typed: it is part of what is saved."""
        self._rows[name].editor.set_value(value)  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """The values that differ from what was shown first; with ``whole`` all that are not empty."""
        now = {name: row.editor.value() for name, row in self._rows.items()}  # type: ignore[attr-defined]
        if self._whole:
            return {name: value for name, value in now.items() if value is not None}
        return {name: value for name, value in now.items() if value != self._first[name]}

    def submit(self) -> None:
        """Save, if nothing is wrong; the first wrong field gets the focus."""
        if self._busy or self._is_wrong():
            return
        fields = self.changes()
        if not fields and not self._whole:
            self.drop()
            return
        self._send(fields, self._seen)

    def commit(self) -> None:
        """The page is being left: what can be saved is saved as one change, anything else stays a draft."""
        self._keep_soon.stop()
        if self._wants_keeping and not self._is_wrong() and self.changes():
            self.submit()
        elif self._wants_keeping:
            self.keep()

    def keep(self) -> None:
        """Write the draft now."""
        self._keep_soon.stop()
        seen = self._seen
        body = {
            "typed": {name: kept_of(row.editor) for name, row in self._rows.items() if name in self._edited_names()},
            "seen": None if seen is None else [seen.epoch, seen.lsn, dict(seen.own)],
        }
        self._tasks.run(_keeping(self._home, self._key, json.dumps(body)), self._was_kept, self._not_kept)

    def drop(self) -> None:
        """Throw away what was typed."""
        self._forget()
        self.dropped.emit()

    # Parts -----------------------------------------------------------------------------------------------------------

    def _fill(self, record: Record) -> None:
        for name, row in self._rows.items():
            if name in record.values:
                row.editor.set_value(record.values[name])  # type: ignore[attr-defined]
            row.editor.changed.connect(self._edited)  # type: ignore[attr-defined]
        self._first = {name: row.editor.value() for name, row in self._rows.items()}  # type: ignore[attr-defined]
        self._first_kept = {name: kept_of(row.editor) for name, row in self._rows.items()}

    def _edited_names(self) -> set[str]:
        return {name for name, row in self._rows.items() if kept_of(row.editor) != self._first_kept[name]}

    def _edited(self) -> None:
        self._wants_keeping = True
        if not self._keep_soon.isActive():
            self._keep_soon.start()
        for row in self._rows.values():
            if row.error():
                row.set_error(row.editor.problem())  # type: ignore[attr-defined]

    def _is_wrong(self) -> bool:
        wrong = None
        for name, row in self._rows.items():
            editor: Any = row.editor
            problem = editor.problem()
            if not problem and name in self._required and editor.is_empty():
                problem = self.tr("Cần điền chỗ này.")
            row.set_error(problem)
            wrong = wrong or (row if problem else None)
        if wrong is not None and (target := first_input(wrong.editor)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is not None

    def _send(self, fields: Mapping[str, Any], seen: Seen | None) -> None:
        self._busy = True
        self._ok.setEnabled(False)
        self._keep_soon.stop()
        save = self._save

        def work(_progress: Progress) -> Done[Any]:
            return save(fields, seen)

        self._tasks.run(work, self._was_saved, self._was_refused)

    def _was_saved(self, done: Done[Any]) -> None:
        self._busy = False
        self._forget()
        self.saved.emit(done)

    def _was_refused(self, error: Exception) -> None:
        self._busy = False
        self._ok.setEnabled(True)
        if isinstance(error, UserError) and error.code == "row.changed-since" and self._reread is not None:
            reread = self._reread
            late = frozenset(error.params.get("fields", ()))
            self._tasks.run(lambda _progress: (late, reread()), self._ask_about, self._say)
            return
        self.keep()
        self._say(error)

    def _ask_about(self, answer: tuple[frozenset[str], Record]) -> None:
        """Somebody has changed these fields since the form was opened: which value shall stand?"""
        late, fresh = answer
        mine = self.changes()
        differing = [
            Differing(
                name,
                field_name(self._entity, name),
                self._words.said(self._entity, name, fresh.values.get(name)),
                self._words.said(self._entity, name, mine[name]),
            )
            for name in mine
            if name in late
        ]
        self._question = ChangedSinceDialog(differing, self.window())
        self._fresh = fresh
        self._question.decided.connect(self._decided)
        self._question.open()

    def _decided(self, theirs: object) -> None:
        fields = {name: value for name, value in self.changes().items() if name not in set(theirs)}  # type: ignore[call-overload]
        self._seen = self._fresh.seen
        if fields:
            self._send(fields, self._fresh.seen)
        else:
            self.drop()

    def _say(self, error: Exception) -> None:
        said = explain(error)
        self._tell(f"{said.happened} {said.todo}", "warn" if isinstance(error, UserError) else "bad")

    def _tell(self, text: str, tone: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = Banner(text, tone, actions, closable=False, parent=self)
        self._told.addWidget(self._banner)

    # Drafts ----------------------------------------------------------------------------------------------------------

    def _look_for_draft(self) -> None:
        home, key = self._home, self._key

        def find(_progress: Progress) -> str | None:
            row = drafts.find(home, key)
            return row.body if row else None

        self._tasks.run(find, self._found_draft, self._not_kept)

    def _found_draft(self, body: str | None) -> None:
        if body is None or self._wants_keeping:
            return
        kept = json.loads(body)
        names = [name for name in kept["typed"] if name in self._rows]
        for name in names:
            restore_into(self._rows[name].editor, kept["typed"][name])
        if kept["seen"] is not None and self._seen is not None:
            self._seen = Seen(kept["seen"][0], kept["seen"][1], kept["seen"][2])
        if names:
            self._wants_keeping = True
            self._tell(self.tr("Đã lấy lại phần đang gõ dở lần trước."), "accent")

    def _forget(self) -> None:
        self._keep_soon.stop()
        self._wants_keeping = False
        self._tasks.run(_forgetting(self._home, self._key), None, self._not_kept)

    def _was_kept(self, _nothing: object) -> None:
        self._kept.setText(self.tr("Đã giữ bản nháp"))

    def _not_kept(self, error: Exception) -> None:
        self._kept.setText(explain(error).happened)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self._wants_keeping:
                    self.keep()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)


class RecordDialog(QDialog):
    """A :class:`RecordPanel` in a window of its own. Esc leaves and keeps the draft. ``saved(object)``: the Done."""

    saved = Signal(object)

    def __init__(self, title: str, panel: RecordPanel, parent: QWidget | None = None, *, intro: str = "") -> None:
        super().__init__(parent)
        self.panel = panel
        self.setWindowTitle(title)
        self.setModal(True)
        heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(heading)
        if intro:
            words = QLabel(intro, self)
            words.setProperty("role", "muted")
            words.setWordWrap(True)
            layout.addWidget(words)
        layout.addWidget(panel, 1)
        self.resize(640, min(MOST_HIGH, panel.form_height() + AROUND_FORM))
        self.setMinimumWidth(480)
        panel.saved.connect(self._saved)
        panel.left.connect(self.reject)
        panel.dropped.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = next((row.editor for row in self.panel._rows.values()), None)
        if first is not None and (target := first_input(first)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, done: object) -> None:
        self.saved.emit(done)
        self.accept()


def _keeping(home: Home, key: str, body: str) -> Callable[[Progress], None]:
    def keep(_progress: Progress) -> None:
        drafts.keep(home, key, body)

    return keep


def _forgetting(home: Home, key: str) -> Callable[[Progress], None]:
    def forget(_progress: Progress) -> None:
        drafts.drop(home, key)

    return forget
