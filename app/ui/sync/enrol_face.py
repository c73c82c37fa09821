"""The page at a laptop that belongs to nobody yet: write the request, take the office's file (ghi danh máy này)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.home import Home
from app.progress import Progress
from app.services import enrolment, exchange, own_work
from app.services.enrolment import Offered
from app.services.exchange import Imported
from app.ui import icons
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.messages import Blame, explain
from app.ui.settings.passphrase import PassphraseEdit
from app.ui.sync import places, words
from app.ui.sync.eight_words import EightWords, HeardField
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import Tick, scrolled


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The laptop belongs to the commune now. ``people`` can log in here."""

    offered: Offered
    done: Done[Imported]
    people: tuple[str, ...]


class EnrolFace(QWidget):
    """Two steps. Signals: ``enrolled(object)`` an :class:`Enrolled`; ``tried()`` taking the grant went wrong, what
    holds now has to be read again; ``folder_used(str)``."""

    enrolled = Signal(object)
    tried = Signal()
    folder_used = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self.folder = ""
        self._file: Path | None = None
        self._offered: Offered | None = None
        self._busy = False
        self.banners = BannerArea(self)
        self.own_words, self.office_words = EightWords(self), EightWords(self)
        column = QWidget(self)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inside.setSpacing(Space.M)
        title = QLabel(self.tr("Máy này chưa thuộc về văn phòng nào"), self)
        title.setProperty("role", "title")
        why = QLabel(
            self.tr("Văn phòng cần ghi danh máy một lần. Chỉ cần một USB và hai người so tám từ với nhau."), self
        )
        why.setWordWrap(True)
        for each in (title, why, self._first_card(), self._second_card()):
            inside.addWidget(each)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banners)
        layout.addWidget(scrolled(column), 1)
        self._look()

    def ask(self) -> None:
        """Read the laptop's own words."""
        home = self._home
        self._tasks.run(lambda _: enrolment.own_code(home), self.own_words.show_compared)

    # What tests use --------------------------------------------------------------------------------------------------

    @property
    def offered(self) -> Offered | None:
        return self._offered

    def written(self) -> str:
        return self._written.text()

    def write_request(self, folder: Path) -> None:
        home = self._home

        def work(_progress: Progress) -> Path:
            return enrolment.request(home, folder)[0]

        self._use(folder)
        self._run(work, self._took_request, self.tr("Đang ghi yêu cầu"))

    def open_grant(self, file: Path) -> None:
        home = self._home
        self._file = file

        def work(progress: Progress) -> Offered:
            return enrolment.look_at_grant(home, file, progress=progress)

        self._use(file.parent)
        self._run(work, self._took_grant, self.tr("Đang đọc tệp giao máy"))

    def accept(self) -> None:
        """Belong to the commune, and take in the first assignment from the same file."""
        home, file, offered = self._home, self._file, self._offered
        if file is None or offered is None or not self.same.value() or self._busy:
            return

        passphrase = self.passphrase.value() if offered.owner else None

        def work(progress: Progress) -> Enrolled:
            enrolment.accept_grant(home, file, offered.words, passphrase=passphrase, progress=progress)
            done = exchange.import_bundle(home, file, progress=progress)
            return Enrolled(offered, done, tuple(own_work.sharers(home)))

        self._run(work, self._took_in, self.tr("Đang nhận máy và dữ liệu"))

    # Parts -----------------------------------------------------------------------------------------------------------

    def _first_card(self) -> QFrame:
        self._write = QPushButton(self.tr("Ghi yêu cầu ra USB…"), self)
        self._write.setProperty("role", "primary")
        icons.put(self._write, "stick", "on_accent")
        self._write.clicked.connect(self._choose_folder)
        self._written = QLabel(self)
        self._written.setWordWrap(True)
        return self._card(
            self.tr("Bước 1. Xin ghi danh"),
            self.tr("Mang USB đến văn phòng. Khi văn phòng hỏi, đọc to tám từ này, đúng thứ tự:"),
            self.own_words,
            _row(self._write, self._written),
        )

    def _second_card(self) -> QFrame:
        self._choose = QPushButton(self.tr("Nhận tệp giao máy…"), self)
        icons.put(self._choose, "folder")
        self._choose.clicked.connect(self._choose_file)
        self._from = QLabel(self)
        self._from.setWordWrap(True)
        self._from.setTextFormat(Qt.TextFormat.PlainText)
        self.heard = HeardField(self.office_words, self)
        self.heard.same.connect(self._heard)
        self.same = Tick(self.tr("Văn phòng đọc đúng tám từ này"), self)
        self.same.changed.connect(self._look)
        self._owner = QLabel(self)
        self._owner.setWordWrap(True)
        self._owner.setTextFormat(Qt.TextFormat.PlainText)
        self.passphrase = PassphraseEdit(self.tr("Mật khẩu của máy này"), self)
        self.passphrase.changed.connect(self._look)
        self._accept = QPushButton(self.tr("Nhận máy và nhập dữ liệu"), self)
        self._accept.setProperty("role", "primary")
        self._accept.clicked.connect(self.accept)
        return self._card(
            self.tr("Bước 2. Nhận tệp giao máy của văn phòng"),
            self.tr("Sau khi văn phòng ghi tệp vào cùng USB, cắm lại vào máy này và chọn tệp đó."),
            _row(self._choose, self._from),
            self.office_words,
            self.heard,
            self._owner,
            self.passphrase,
            _row(self.same, self._accept),
        )

    def _card(self, title: str, text: str, *parts: QWidget) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        heading, words_ = QLabel(title, card), QLabel(text, card)
        heading.setProperty("role", "heading")
        words_.setWordWrap(True)
        for each in (heading, words_, *parts):
            layout.addWidget(each)
        return card

    def _use(self, folder: Path) -> None:
        self.folder = str(folder)
        self.folder_used.emit(self.folder)

    def _run(self, work, take, title: str) -> None:  # type: ignore[no-untyped-def]
        self._busy = True
        self.banners.take_back("fault")
        self._take = take
        self._tasks.run(work, self._took, self._failed, title=title, cancellable=True, on_cancelled=self._stopped)
        self._look()

    def _took(self, answer: object) -> None:
        self._busy = False
        self._take(answer)
        self._look()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        said = explain(error)
        if said.blame is Blame.US:
            show_error(self.window(), error)
        else:
            self.banners.explain("fault", said)
        self._look()
        self.tried.emit()

    def _stopped(self) -> None:
        self._busy = False
        self._look()
        self.tried.emit()

    def _choose_folder(self) -> None:
        folder = places.choose_folder(self, self.tr("Ghi vào USB nào?"), self.folder)
        if folder is not None:
            self.write_request(folder)

    def _choose_file(self) -> None:
        filter_ = self.tr("Gói dữ liệu (*.hsct)") + ";;" + self.tr("Mọi tệp (*)")
        file = places.choose_file(self, self.tr("Chọn tệp giao máy"), self.folder, filter_)
        if file is not None:
            self.open_grant(file)

    def _took_request(self, path: Path) -> None:
        self._written.setText(fill(self.tr("Đã ghi và đọc lại %1: có thể rút USB."), path.name))

    def _took_grant(self, offered: Offered) -> None:
        self._offered = offered
        self.same.set_value(False)
        self.heard.clear()
        self.office_words.show_words(offered.words, offered.code)
        self._owner.setText(
            fill(
                self.tr(
                    "Máy này được giao cho %1, người đã có tài khoản trong xã. Hãy gõ lại mật khẩu của máy này: từ nay "
                    "đó là mật khẩu của tài khoản ấy ở đây."
                ),
                offered.owner,
            )
        )
        self._from.setText(
            fill(
                self.tr("%1 · %2\nNgười dùng máy này: %3"),
                offered.unit_name,
                offered.office,
                words.joined(offered.people),
            )
        )

    def _heard(self) -> None:
        self.same.set_value(True)
        self._look()

    def _took_in(self, done: Enrolled) -> None:
        self.enrolled.emit(done)

    def _look(self) -> None:
        offered = self._offered is not None
        owned = self._offered is not None and bool(self._offered.owner)
        shown: dict[QWidget, bool] = dict.fromkeys((self.office_words, self.heard, self.same, self._accept), offered)
        for part, seen in (shown | dict.fromkeys((self._owner, self.passphrase), owned)).items():
            part.setVisible(seen)
        self._write.setEnabled(not self._busy)
        self._choose.setEnabled(not self._busy)
        told = not owned or not self.passphrase.is_empty()
        self._accept.setEnabled(offered and self.same.value() and told and not self._busy)


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLabel) else 0)
    if not any(isinstance(part, QLabel) for part in parts):
        row.addStretch(1)
    return holder
