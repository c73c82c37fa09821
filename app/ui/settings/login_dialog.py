"""Sitting down: who one is, the passphrase, and what to do when it is forgotten.

    dialog = LoginDialog(folder, tasks)                      # at start: dialog.home is the opened home
    dialog = LoginDialog(folder, tasks, home=home)           # another person sits down in the open window
    dialog = LoginDialog(folder, tasks, home=home, locked=True)   # the window locked by itself: no way round it

After ``exec()`` returned Accepted, ``dialog.home`` is open in the name of whoever sat down; ``dialog.another`` says
whether it is somebody else than before.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.home import Home
from app.progress import Progress
from app.services import seat, sitting
from app.ui import dialogs, icons
from app.ui.formats import fill
from app.ui.messages import Blame, explain
from app.ui.settings.forgotten_page import ForgottenPage
from app.ui.settings.passphrase import NewPassphrase, PassphraseEdit
from app.ui.tasks import Tasks
from app.ui.theme import Size, Space, dress
from app.ui.widgets.progress_panel import ProgressPanel

_MOST_ROWS = 6
Opener = Callable[[Path, str, str], Home]


class LoginDialog(QDialog):
    """See the head of this module. ``last`` is the account that sat here last: it is chosen already. ``note`` stands
    above the list: what somebody who opens a demo has to know."""

    def __init__(
        self,
        folder: Path,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        home: Home | None = None,
        locked: bool = False,
        last: str = "",
        note: str = "",
        opener: Opener = sitting.open_home,
    ) -> None:
        super().__init__(parent)
        self.home = home
        self.another = False
        self._folder, self._tasks, self._locked, self._open_home = folder, tasks, locked, opener
        self._inside = home is not None
        self._before = seat.taken(home) if home is not None else None
        self._busy = False
        self._typed = ""
        self.setWindowTitle(self._headline())
        self.setModal(True)
        self.setMinimumWidth(520)
        self._note = note
        self._error = self._words("error")
        self._own_error = self._words("error")
        self._login = self._build_login()
        self._own = self._build_own()
        self._forgotten = ForgottenPage(folder, tasks, self)
        self._forgotten.left.connect(self._back_to_login)
        self._forgotten.coded.connect(self._take_code)
        self._stack = QStackedWidget(self)
        for page in (self._login, self._own, self._forgotten):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.addWidget(self._stack)
        self._stack.currentChanged.connect(self._fit)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._settle)
        self._progress = ProgressPanel(tasks, self)
        self._read_people(last or (home.account.id if home is not None else ""))

    # The three pages -------------------------------------------------------------------------------------------------

    def _build_login(self) -> QWidget:
        page = QWidget(self)
        title = QLabel(self._headline(), page)
        title.setProperty("role", "title")
        self._people = QListWidget(page)
        self._people.setAccessibleName(self.tr("Những người dùng máy này"))
        self._people.itemSelectionChanged.connect(self._person_chosen)
        self._people.itemActivated.connect(self._to_passphrase)
        self._passphrase = PassphraseEdit(self.tr("Mật khẩu"), page)
        self._passphrase.entered.connect(self._try)
        self._passphrase.changed.connect(self._clear_error)
        word = QLabel(self.tr("Mật khẩu"), page)
        word.setBuddy(self._passphrase)
        self._word = word
        self._hint = self._words("muted")
        forgot = QPushButton(self.tr("Quên mật khẩu…"), page)
        forgot.setProperty("role", "link")
        forgot.setAutoDefault(False)
        forgot.clicked.connect(self._forgot)
        self._leave = QPushButton(self.tr("Thôi") if self._inside and not self._locked else self.tr("Đóng"), page)
        self._leave.setAutoDefault(False)
        self._leave.clicked.connect(self.reject)
        self._enter = QPushButton(self.tr("Mở khóa") if self._locked else self.tr("Vào làm việc"), page)
        self._enter.setProperty("role", "primary")
        self._enter.setDefault(True)
        self._enter.clicked.connect(self._try)
        buttons = QHBoxLayout()
        buttons.addWidget(forgot)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._enter)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        told = self._words("muted")
        told.setText(self._note)
        told.setVisible(bool(self._note))
        for each in (title, told, self._people, self._hint, word, self._passphrase, self._error):
            layout.addWidget(each)
        layout.addStretch(1)
        layout.addSpacing(Space.XL)
        layout.addLayout(buttons)
        return page

    def _build_own(self) -> QWidget:
        page = QWidget(self)
        title = QLabel(self.tr("Chọn mật khẩu của mình"), page)
        title.setProperty("role", "title")
        why = self._words()
        why.setText(
            self.tr(
                "Mã vừa dùng chỉ mở được một lần. Từ nay anh/chị vào máy này bằng mật khẩu riêng, không ai khác biết."
            )
        )
        why.show()
        self._new = NewPassphrase(page)
        self._new.entered.connect(self._choose)
        self._new.changed.connect(self._clear_error)
        leave = QPushButton(self.tr("Thôi"), page)
        leave.setAutoDefault(False)
        leave.clicked.connect(self._leave_own)
        self._keep = QPushButton(self.tr("Dùng mật khẩu này"), page)
        self._keep.setProperty("role", "primary")
        self._keep.clicked.connect(self._choose)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self._keep)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        for each in (title, why, self._new, self._own_error):
            layout.addWidget(each)
        layout.addStretch(1)
        layout.addSpacing(Space.XL)
        layout.addLayout(buttons)
        return page

    def _words(self, role: str = "") -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            dress(label, role=role)
        label.hide()
        return label

    def _headline(self) -> str:
        if self._locked:
            return self.tr("Máy đang khóa")
        return self.tr("Đổi người dùng") if self._inside else self.tr("Hồ sơ Cư trú")

    # Who -------------------------------------------------------------------------------------------------------------

    def _read_people(self, chosen: str) -> None:
        people = sitting.people_here(self._folder)
        self._people.clear()
        for person in people:
            item = QListWidgetItem(icons.icon("person"), person.name, self._people)
            item.setData(Qt.ItemDataRole.UserRole, (person.account, person.starter))
            item.setToolTip(self.tr("Đang dùng mã một lần") if person.starter else person.name)
        rows = min(max(len(people), 1), _MOST_ROWS)
        height = max(Size.TARGET + 4, self._people.sizeHintForRow(0) if people else 0)
        for number in range(self._people.count()):
            self._people.item(number).setSizeHint(self._people.item(number).sizeHint().expandedTo(QSize(0, height)))
        self._people.setFixedHeight(rows * height + 2 * self._people.frameWidth() + 2)
        accounts = [person.account for person in people]
        self._people.setCurrentRow(accounts.index(chosen) if chosen in accounts else 0)
        (self._passphrase if chosen in accounts or len(accounts) == 1 else self._people).setFocus()

    def account(self) -> str:
        """Whose line is marked."""
        return self._marked()[0]

    def choose(self, account: str) -> None:
        """Mark a person's line."""
        for number in range(self._people.count()):
            if self._people.item(number).data(Qt.ItemDataRole.UserRole)[0] == account:
                self._people.setCurrentRow(number)

    def _marked(self) -> tuple[str, bool]:
        item = self._people.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else ("", False)

    def _person_chosen(self) -> None:
        self._clear_error()
        starter = self._marked()[1]
        self._word.setText(self.tr("Mã một lần (16 chữ số)") if starter else self.tr("Mật khẩu"))
        self._hint.setText(self.tr("Lần đầu ở máy này: gõ mã do văn phòng đọc cho, cách quãng hay không đều được."))
        self._hint.setVisible(starter)
        if self.isVisible():
            self._fit()
        self._passphrase.show_typed(starter)
        self._passphrase.set_value("")

    def _to_passphrase(self, _item: QListWidgetItem) -> None:
        self._passphrase.setFocus(Qt.FocusReason.TabFocusReason)

    # Opening ---------------------------------------------------------------------------------------------------------

    def _try(self) -> None:
        account, typed = self.account(), self._passphrase.value() or ""
        if self._busy or not account:
            return
        if not typed:
            self._say(self.tr("Hãy gõ mật khẩu."))
            return
        self._typed = typed
        self._set_busy(True)
        home, folder, opener = self.home if self._inside else None, self._folder, self._open_home

        def sit_down(_progress: Progress) -> Home:
            if home is None:
                return opener(folder, account, typed)
            sitting.switch(home, account, typed)
            return home

        self._tasks.run(sit_down, self._sat_down, self._refused, title=self.tr("Đang mở dữ liệu"))

    def _sat_down(self, home: Home) -> None:
        self._set_busy(False)
        self.home = home
        if seat.must_choose(home):
            self._own_error.hide()
            self._new.set_value(None)
            self._stack.setCurrentWidget(self._own)
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keep.setDefault(True)
            return
        self._finish()

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        said = explain(error)
        if said.blame is Blame.US:
            dialogs.show_error(self, error)
            return
        self._say(f"{said.happened} {said.todo}")
        self._passphrase.set_value("")
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self._typed = ""
        self._passphrase.set_value("")
        self._new.set_value(None)
        home = self.home
        self.another = home is not None and (self._before is None or home.account.id != self._before.account.id)
        self.accept()

    # An own passphrase -----------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        home, current, chosen = self.home, self._typed, self._new.first.value() or ""
        if problem := self._new.problem():
            self._own_error.setText(problem)
            self._own_error.show()
            self._fit()
            return
        if self._busy or home is None:
            return
        self._set_busy(True)

        def keep(_progress: Progress) -> None:
            sitting.choose_passphrase(home, current, chosen)

        self._tasks.run(keep, self._kept, self._not_kept)

    def _kept(self, _answer: object) -> None:
        self._set_busy(False)
        self._finish()

    def _not_kept(self, error: Exception) -> None:
        self._set_busy(False)
        said = explain(error)
        if said.blame is Blame.US:
            dialogs.show_error(self, error)
            return
        self._own_error.setText(f"{said.happened} {said.todo}")
        self._own_error.show()
        self._fit()

    def _leave_own(self) -> None:
        """Without an own passphrase nobody stays: the home is closed, or goes back to who sat here before."""
        home = self.home
        if self._busy or home is None:
            return
        if self._before is not None:
            seat.give_back(home, self._before)
        else:
            home.close()
            self.home = None
        self._typed = ""
        self._back_to_login()

    # Forgotten -------------------------------------------------------------------------------------------------------

    def _forgot(self) -> None:
        if self._busy or not self.account():
            return
        self._forgotten.begin(self.account(), self._people.currentItem().text())
        self._stack.setCurrentWidget(self._forgotten)

    def _back_to_login(self) -> None:
        self._stack.setCurrentWidget(self._login)
        self._read_people(self.account())
        self._enter.setDefault(True)
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_code(self, account: str, code: str) -> None:
        """A one-time code waits for this person: it is typed in already where this machine made it itself."""
        self._stack.setCurrentWidget(self._login)
        self._read_people(account)
        self.choose(account)
        self._passphrase.set_value(code)
        self._enter.setDefault(True)
        if code:
            self._try()

    # Parts -----------------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Each page as high as it needs: the longest one does not stretch the login."""
        policy = QSizePolicy.Policy
        for page in (self._login, self._own, self._forgotten):
            shown = page is self._stack.currentWidget()
            page.setSizePolicy(policy.Preferred, policy.Preferred if shown else policy.Ignored)
        self._stack.updateGeometry()
        self._later.start()

    def _settle(self) -> None:
        """After the words have found their lines."""
        page, margins = self._stack.currentWidget(), self.contentsMargins()
        layout = page.layout() if page is not None else None
        if layout is None:
            return
        layout.activate()
        room = self.width() - 2 * Space.XL
        needed = layout.totalHeightForWidth(room) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.resize(self.width(), needed + Space.XL + Space.L + margins.top() + margins.bottom())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _say(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._fit()
        self._passphrase.setAccessibleDescription(text)

    def _clear_error(self) -> None:
        self._error.hide()
        self._own_error.hide()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._stack.setEnabled(not busy)
        self._enter.setText(self._entering(busy))

    def _entering(self, busy: bool) -> str:
        if busy:
            return self.tr("Đang mở…")
        return self.tr("Mở khóa") if self._locked else self.tr("Vào làm việc")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._progress.place()

    def reject(self) -> None:
        """Esc and the close button. A locked window stays locked: only closing the program leads away."""
        if self._busy:
            return
        if self._stack.currentWidget() is self._own:
            self._leave_own()
            return
        if self._stack.currentWidget() is self._forgotten:
            self._back_to_login()
            return
        if self._locked and not dialogs.confirm(
            self,
            self.tr("Đóng chương trình?"),
            fill(self.tr("Bản nháp đang gõ đã được giữ cho %1."), self._before.account.name if self._before else ""),
            self.tr("Đóng chương trình"),
            danger=True,
        ):
            return
        super().reject()
