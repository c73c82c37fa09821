"""What can be done from the summary: the slip for the family, and the second child of one birth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from app.domain.changes import Done
from app.services import slips, wizard
from app.services.wizard import Sitting
from app.storage import write_whole
from app.ui.formats import fill
from app.ui.tasks import Lane
from app.ui.wizard.scan_dialog import SlipDialog
from app.ui.wizard.twin_dialog import TwinDialog

if TYPE_CHECKING:
    from app.ui.wizard.page import WizardPage


class Deeds(QObject):
    """Slip and twin of the page's case."""

    def __init__(self, page: WizardPage) -> None:
        super().__init__(page)
        self._page = page
        self._other_case = ""
        self._pdf = b""

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
        self._page.run(lambda: slips.print_slip(self._page.home, case_id), self._slip_made, self._page.went_wrong)

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
