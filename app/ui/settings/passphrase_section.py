"""One's own passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.errors import HosoError
from app.home import Home
from app.progress import Progress
from app.services import sitting
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.settings.passphrase import NewPassphrase, PassphraseEdit
from app.ui.settings.section import Section
from app.ui.tasks import Tasks
from app.ui.widgets.fields import Form


class PassphraseSection(Section):
    """The present passphrase is asked again: an open window may stand unattended."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self._who = self.words(role="muted")
        self._current = PassphraseEdit(self.tr("Mật khẩu đang dùng"), self)
        self._new = NewPassphrase(self)
        self._new.entered.connect(self._change)
        form = Form(self)
        self._current_row = form.row(self.tr("Mật khẩu đang dùng"), self._current)
        self._new_row = form.row(self.tr("Mật khẩu mới"), self._new)
        self._new.catch_enter()
        self._layout.addWidget(form)
        self._button = self.button(self.tr("Đổi mật khẩu"), "key", self._change, role="primary")
        self.across(self._button)
        self._layout.addStretch(1)
        self._current.changed.connect(self._clear)
        self._new.changed.connect(self._clear)

    def refresh(self) -> None:
        self._who.setText(
            fill(self.tr("Mật khẩu của %1 ở máy này. Ở máy khác, mật khẩu khác."), self._home.account.name)
        )

    def _change(self) -> None:
        home, current, chosen = self._home, self._current.value() or "", self._new.first.value() or ""
        self._current_row.set_error("" if current else self.tr("Hãy gõ mật khẩu đang dùng."))
        self._new_row.set_error(self._new.problem())
        if not current or self._new.problem():
            return
        self._button.setEnabled(False)

        def keep(_progress: Progress) -> None:
            sitting.choose_passphrase(home, current, chosen)

        self._tasks.run(keep, self._kept, self._not_kept)

    def _kept(self, _answer: object) -> None:
        self._button.setEnabled(True)
        self._current.set_value(None)
        self._new.set_value(None)
        self.banners.tell("done", self.tr("Đã đổi mật khẩu. Lần sau vào máy này bằng mật khẩu mới."), "good")

    def _not_kept(self, error: Exception) -> None:
        self._button.setEnabled(True)
        if isinstance(error, HosoError) and error.code.startswith("vault."):
            row = self._current_row if error.code == "vault.wrong-passphrase" else self._new_row
            explained = explain(error)
            row.set_error(f"{explained.happened} {explained.todo}")
            return
        self._went_wrong(error)

    def _clear(self) -> None:
        self._current_row.set_error("")
        self._new_row.set_error("")
        self.banners.take_back("done")
