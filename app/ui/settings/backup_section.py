"""Backups: the last one, a new one, trying a restore, the second place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import backups, backups_second
from app.services.backups import BackedUp
from app.services.backups_second import Second, Twice
from app.ui.formats import fill, size
from app.ui.settings import handing
from app.ui.settings.kept_backups import KeptBackupsDialog
from app.ui.settings.section import Section, local, said
from app.ui.tasks import Tasks
from app.ui.theme import dress
from app.ui.widgets.badge import Badge

STALE_DAYS = 7
LONG_KEPT = 30
"""From so many days on it is said that the oldest backup holds up what laptops may let go of."""


@dataclass(frozen=True, slots=True)
class _Found:
    last: BackedUp | None
    oldest: str
    second: Second | None


class BackupSection(Section):
    """A nag stands here as long as there is no second place."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self._last: BackedUp | None = None
        self.words(
            self.tr(
                "Một bản sao lưu chứa tất cả dữ liệu của máy này và vẫn được mã hóa: mở lại bằng đúng mật khẩu "
                "của máy, "
                "hoặc bằng phiếu khôi phục của xã."
            ),
            "muted",
        )
        self._state = Badge("", parent=self)
        self.across(self._state)
        self._where = self.words()
        self._now = self.button(self.tr("Sao lưu ngay"), "backup", self._back_up, role="primary")
        self._other = self.button(self.tr("Sao lưu vào tệp khác…"), "save", self._ask_file)
        self._drill = self.button(self.tr("Thử phục hồi"), "shield", self._try_restore)
        self._drill.setToolTip(self.tr("Trải bản gần nhất ra chỗ tạm, mở và kiểm tra từng trang, rồi bỏ đi"))
        self._folder = self.button(self.tr("Mở thư mục"), "folder", self._open_folder)
        self._kept = self.button(self.tr("Các bản đang giữ…"), "history", self.open_kept)
        self.across(self._now, self._other, self._drill, self._folder)
        self.across(self._kept)
        self._kept.setVisible(home.is_office)  # a laptop's own backups hold up nobody
        self._oldest = self.words(role="muted")
        self._second_title = self.words(self.tr("Nơi sao lưu thứ hai"), "heading")
        self._second = self.words()
        self._choose = self.button(self.tr("Chọn nơi thứ hai…"), "stick", self._ask_place)
        self._forget = self.button(self.tr("Thôi dùng nơi này"), "remove", self._forget_place)
        self.across(self._choose, self._forget)
        self._layout.addStretch(1)
        may = home.account.may(Action.BACK_UP)
        for each in (self._now, self._other, self._choose, self._forget):
            each.setEnabled(may)

    def refresh(self) -> None:
        home = self._home

        def read(_progress: Progress) -> _Found:
            there = backups.kept(home) if home.is_office else ()
            oldest = next((each.at for each in reversed(there) if each.at), "")
            return _Found(backups.last(home), oldest, backups_second.second_place(home))

        self.run(read, self._show)

    def _show(self, found: _Found) -> None:
        last = self._last = found.last
        if last is None:
            self._state.show_state(self.tr("Chưa có bản sao lưu nào"), "bad")
            self._where.setText(self.tr("Máy hỏng lúc này là mất hết. Hãy sao lưu ngay."))
        else:
            old = self._days_since(last.at) >= STALE_DAYS
            words = fill(self.tr("Bản gần nhất: %1"), said(last.at))
            self._state.show_state(words, "warn" if old else "good")
            self._where.setText(f"{last.path} ({size(last.size)})")
        for each in (self._drill, self._folder):
            each.setEnabled(last is not None)
        days = self._days_since(found.oldest) if found.oldest else 0
        self._oldest.setVisible(days >= LONG_KEPT)
        self._oldest.setText(
            fill(
                self.tr(
                    "Bản cũ nhất còn giữ đã %1 ngày: từ bản đó máy cơ sở chưa bỏ bớt được phần nào. Nếu không cần "
                    "đến nó nữa, hãy bỏ."
                ),
                days,
            )
        )
        self._show_second(found.second)

    def _days_since(self, at: str) -> int:
        now = self._home.clock().astimezone().replace(tzinfo=None)
        return (now - local(at)).days

    def _show_second(self, second: Second | None) -> None:
        self._forget.setVisible(second is not None)
        if second is None:
            text = self.tr(
                "Chưa có nơi thứ hai. Bản sao lưu đang nằm cùng ổ đĩa với dữ liệu: cháy, mất trộm hay hỏng ổ là "
                "mất cả hai. "
                "Hãy chọn một USB hoặc ổ cứng rời."
            )
            self._second.setText(text)
            dress(self._second, role="error")
            return
        there = "" if second.there else " " + self.tr("Hiện chưa thấy (USB chưa cắm?).")
        at = fill(self.tr("Lần cuối: %1."), said(second.at)) if second.at else self.tr("Chưa có bản nào ở đó.")
        self._second.setText(f"{second.folder}. {at}{there}")
        dress(self._second, role="" if second.there and second.at else "error")

    # Deeds -----------------------------------------------------------------------------------------------------------

    def _back_up(self) -> None:
        home = self._home

        def make(progress: Progress) -> Twice:
            return backups_second.back_up_twice(home, progress=progress)

        self.run(make, self._made_twice, self.tr("Đang sao lưu"), cancellable=True)

    def _made_twice(self, made: Twice) -> None:
        if made.second is not None:
            text = self.tr("Đã sao lưu vào hai nơi và đọc lại từng tệp.")
        else:
            text = self.tr("Đã sao lưu và đọc lại từng tệp. Nơi thứ hai chưa có bản này.")
        self.banners.tell("done", text, "good")
        self.refresh()

    def _ask_file(self) -> None:
        name = f"ho-so-{self._home.today.isoformat()}{backups.SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Sao lưu vào"), name, f"{self.tr('Bản sao lưu')} (*{backups.SUFFIX})"
        )
        if chosen:
            self.back_up_to(Path(chosen))

    def back_up_to(self, out: Path) -> None:
        """Make a backup in a file of one's own."""
        home = self._home
        target = out if out.suffix == backups.SUFFIX else out.with_name(out.name + backups.SUFFIX)

        def make(progress: Progress) -> BackedUp:
            return backups.back_up(home, target, progress=progress)

        self.run(make, self._made, self.tr("Đang sao lưu"), cancellable=True)

    def _made(self, made: BackedUp) -> None:
        self.banners.tell(
            "done",
            fill(self.tr("Đã sao lưu vào %1 (%2), đã đọc lại từng tệp."), str(made.path), size(made.size)),
            "good",
        )
        self.refresh()

    def _try_restore(self) -> None:
        home, last = self._home, self._last
        if last is None:
            return

        def try_it(progress: Progress) -> str:
            return backups.drill(home, last.path, progress=progress).at

        self.run(try_it, self._tried, self.tr("Đang thử phục hồi"), cancellable=True)

    def _tried(self, at: str) -> None:
        self.banners.tell(
            "drill", fill(self.tr("Bản sao lưu lúc %1 phục hồi được, không thiếu trang nào."), said(at)), "good"
        )

    def _open_folder(self) -> None:
        if self._last is not None:
            handing.open_folder(self._last.path)

    def open_kept(self) -> KeptBackupsDialog:
        """Which backups count as kept."""
        dialog = KeptBackupsDialog(self._home, self._tasks, self.window())
        dialog.let_go.connect(self._went)
        dialog.open()
        return dialog

    def _went(self, count: int) -> None:
        self.banners.tell("done", fill(self.tr("Không còn giữ %1 bản sao lưu."), count), "good")
        self.refresh()

    def _ask_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn USB hoặc ổ cứng rời"))
        if chosen:
            self.choose_place(Path(chosen))

    def choose_place(self, folder: Path | None) -> None:
        """Another second place; None ends it."""
        home = self._home

        def keep(_progress: Progress) -> None:
            backups_second.choose_second_place(home, folder)

        self.run(keep, self._placed)

    def _forget_place(self) -> None:
        self.choose_place(None)

    def _placed(self, _answer: object) -> None:
        self.refresh()
