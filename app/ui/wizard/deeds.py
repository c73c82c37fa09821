"""What can be done beside answering: the slip for the family, the second child of one birth, reading a card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton

from app.domain.changes import Changes, Done
from app.services import cards, slips, wizard
from app.services.wizard import Sitting
from app.storage import write_whole
from app.ui import icons
from app.ui.cards.card_dialog import Card, CardDialog
from app.ui.formats import fill
from app.ui.tasks import Lane
from app.ui.wizard.form import ScreenForm
from app.ui.wizard.scan_dialog import SlipDialog
from app.ui.wizard.twin_dialog import TwinDialog

if TYPE_CHECKING:
    from app.ui.wizard.page import WizardPage


class Deeds(QObject):
    """Slip, twin and card of the page's case."""

    def __init__(self, page: WizardPage) -> None:
        super().__init__(page)
        self._page = page
        self._other_case = ""
        self._pdf = b""
        self._card: Card | None = None
        """Read for somebody who is not in the records yet: written down when they are."""
        self._rest: tuple[str, ...] = ()

    def ask_twin(self) -> None:
        dialog = TwinDialog(self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self.make_twin(dialog.twin())

    def make_twin(self, twin: wizard.Twin) -> None:
        """Commit this child, then write down the second one."""
        self._page.collect()
        draft = self._page.draft

        def work() -> tuple[Done[Sitting], Done[str]]:
            first = wizard.commit(self._page.home, draft)
            return first, wizard.add_twin(self._page.home, draft.case_id, twin)

        self._page.run(work, self._twin_made, self._page.refused)

    def _twin_made(self, made: tuple[Done[Sitting], Done[str]]) -> None:
        first, second = made
        self._page.take(first.value)
        self._page.changed.emit(first.changes | second.changes)
        self._page.show_screen()
        self._other_case = second.value
        self._page.banners.tell(
            "twin",
            self.tr(
                "Đã lập hồ sơ cho trẻ thứ hai, chép ngày sinh, cha mẹ, hộ và nơi ở. Giấy tờ của từng trẻ thì ghi riêng."
            ),
            "good",
            [(self.tr("Mở hồ sơ trẻ thứ hai"), self._open_other)],
        )

    def _open_other(self) -> None:
        self._page.banners.take_back("twin")
        self._page.collect()
        self._page.keep_now()
        self._page.open(self._other_case)

    def slip(self) -> None:
        case_id = self._page.draft.case_id
        self._page.run(lambda: slips.print_slip(self._page.home, case_id).value, self._slip_made, self._page.went_wrong)

    def _slip_made(self, pdf: bytes) -> None:
        dialog = SlipDialog(self._page.tasks, pdf, self._page)
        self._pdf = pdf
        dialog.view.save_requested.connect(self._save_slip)
        dialog.exec()

    def _save_slip(self) -> None:
        name = fill(self.tr("Phieu-%1.pdf"), slips.case_code(self._page.draft.case_id))
        file, _ = QFileDialog.getSaveFileName(self._page, self.tr("Lưu phiếu"), name, "PDF (*.pdf)")
        if file:
            pdf, path = self._pdf, Path(file)
            self._page.tasks.run(lambda _progress: write_whole(path, pdf), None, self._page.went_wrong, lane=Lane.OTHER)

    # Cards ---------------------------------------------------------------------------------------------------------

    def offer_card(self, form: ScreenForm) -> None:
        """The button on a screen that asks who somebody is, for those who may write down what a card says."""
        if "name" in form.editors and self._page.context.may_write("evidence", "kind"):
            button = QPushButton(self.tr("Đọc thẻ…"), form)
            button.setToolTip(self.tr("Đọc mã QR trên thẻ căn cước bằng máy quét, từ ảnh chụp hoặc camera"))
            icons.put(button, "qr")
            button.clicked.connect(self.read_card)
            form.put_first(button)

    def read_card(self) -> None:
        """Of somebody on record: what was typed is committed, then the dialog writes. Else it fills in the screen."""
        if self._page.busy:
            return
        self._page.collect()
        if self._page.context.sitting.file.person is None:
            self._ask_newcomer()
            return
        draft = self._page.draft
        self._page.run(lambda: wizard.commit(self._page.home, draft), self._ask_known, self._page.refused)

    def _ask_known(self, done: Done[Sitting]) -> None:
        self._page.take(done.value)
        self._page.changed.emit(done.changes)
        self._page.show_screen()
        draft = self._page.draft
        dialog = CardDialog(self._page.home, self._page.tasks, draft.person_id, draft.case_id, self._page)
        dialog.taken.connect(self._card_written)
        dialog.exec()
        dialog.deleteLater()

    def _ask_newcomer(self) -> None:
        page = self._page
        dialog = CardDialog(page.home, page.tasks, page.draft.person_id, None, page, known=page.values())
        if dialog.exec() == QDialog.DialogCode.Accepted and (card := dialog.card()) is not None:
            values, editors = dialog.values(), page.form.editors
            self._card, self._rest = card, tuple(name for name in values if name not in editors)
            for name in values.keys() & editors.keys():
                editors[name].set_value(values[name])
            page.form.changed.emit()
            page.go(page.draft.at)
        dialog.deleteLater()

    def write_card(self) -> bool:
        """The newcomer is on record: the card becomes evidence, and what no question of the screen took over is taken
        over. Says whether there was one."""
        card, rest, page = self._card, self._rest, self._page
        if card is None:
            return False
        self._card = None
        home, person_id, case_id = page.home, page.draft.person_id, page.draft.case_id

        def work() -> Changes:
            seen = cards.read(home, card.text, person_id, case_id).seen
            return cards.take(home, case_id, card.text, seen, rest, seen_as=card.seen_as, told_by=card.told_by).changes

        page.run(work, self._card_written, page.went_wrong)
        return True

    def _card_written(self, changes: Changes) -> None:
        self._page.changed.emit(changes)
        self._page.open(self._page.draft.case_id)
