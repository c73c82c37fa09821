"""Scans of papers: looked at, turned and cut before they are attached, shown and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.domain.changes import Changes
from app.domain.scan_edit import Edit
from app.services import attachments, attachments_folder, wizard
from app.services.attachments import Picked
from app.services.wizard import Sitting
from app.ui import dialogs
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Lane
from app.ui.widgets.scan_editor import ScanEditor
from app.ui.wizard.scan_dialog import ScanDialog

if TYPE_CHECKING:
    from app.ui.wizard.page import WizardPage


class Scans(QObject):
    """What the page does with files. What is wrong with one is said at its paper."""

    def __init__(self, page: WizardPage) -> None:
        super().__init__(page)
        self._page = page
        self._scanned = ""

    def look_at(self, paper_id: str, file: Path | list[Path]) -> None:
        """Look at a file off the database thread; what is wrong with it is said at its paper. Several are looked at in
        the editor, which names the bad ones."""
        self._scanned = paper_id
        if isinstance(file, list):
            self._looked_at((paper_id, file))
            return

        def look(_progress: object) -> tuple[str, list[Path]]:
            attachments.preview(file)
            return paper_id, [file]

        self._page.tasks.run(look, self._looked_at, self._scan_failed, lane=Lane.OTHER, title=self.tr("Đang đọc tệp"))

    def _looked_at(self, looked: tuple[str, list[Path]]) -> None:
        paper_id, files = looked
        editor = ScanEditor(self._page.tasks, files, self._paper_title(paper_id), self._page)
        if editor.exec() == QDialog.DialogCode.Accepted:
            self.attach_all(paper_id, editor.picked())

    def attach(self, paper_id: str, file: Path, title: str, turn: int = 0) -> None:
        """Commit the papers, then take one scan in."""
        self.attach_all(paper_id, [Picked(file, title, Edit(turn))])

    def attach_all(self, paper_id: str, picked: Sequence[Picked]) -> None:
        """Commit the papers, then take the scans of one paper in, all or none."""
        self._page.collect()
        draft, home = self._page.draft, self._page.home

        def work() -> tuple[Changes, Sitting]:
            done = wizard.commit(home, draft)
            attached = attachments.attach_all(
                home, draft.person_id, picked, case_id=draft.case_id, evidence_id=paper_id
            )
            return done.changes | attached.changes, wizard.open_sitting(home, case_id=draft.case_id)

        self._scanned = paper_id
        self._page.run(work, self._reread, self._scan_failed)

    def take_in(self, files: list[Path]) -> None:
        """Look at files of the scanner's folder, put them to a paper, and let them leave the folder if they may."""
        editor = self._page.form.editors.get("papers")
        if editor is None or self._page.busy:
            return
        dialog = ScanEditor(self._page.tasks, files, "", self._page, papers=editor.names())
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        picked, paper_id = dialog.picked(), dialog.paper()
        delete = editor.strip.may_delete(len(picked))
        self._page.collect()
        draft, home = self._page.draft, self._page.home

        def work() -> tuple[Changes, Sitting, tuple[str, ...]]:
            done = wizard.commit(home, draft)
            taken = attachments_folder.take_in(
                home, draft.person_id, picked, case_id=draft.case_id, evidence_id=paper_id, delete=delete
            )
            sitting = wizard.open_sitting(home, case_id=draft.case_id)
            return done.changes | taken.changes, sitting, taken.value.left

        self._scanned = paper_id
        self._page.run(work, self._taken_in, self._not_taken_in)

    def _taken_in(self, done: tuple[Changes, Sitting, tuple[str, ...]]) -> None:
        changes, sitting, left = done
        self._reread((changes, sitting))
        if left:
            said = self.tr("Đã giữ, nhưng không xóa được khỏi thư mục máy quét: %1. Hãy tự xóa.")
            self._page.banners.tell("scans", fill(said, ", ".join(left)), "warn")
        self._look_again()

    def _not_taken_in(self, error: Exception) -> None:
        self._page.banners.explain("scans", explain(error))
        self._look_again()

    def _look_again(self) -> None:
        if (editor := self._page.form.editors.get("papers")) is not None:
            editor.strip.look_again()

    def _reread(self, done: tuple[Changes, Sitting]) -> None:
        changes, sitting = done
        self._page.take(sitting)
        self._page.changed.emit(changes)
        self._scan_said("")
        self._page.adapt()

    def _scan_failed(self, error: Exception) -> None:
        explained = explain(error)
        self._scan_said(f"{explained.happened} {explained.todo}")

    def _scan_said(self, fault: str) -> None:
        """What was wrong with the scan stands at its paper."""
        editor = self._page.form.editors.get("papers")
        if editor is not None and (card := editor.card(self._scanned)) is not None:
            card.fault(fault)

    def _paper_title(self, paper_id: str) -> str:
        editor = self._page.form.editors.get("papers")
        card = editor.card(paper_id) if editor is not None else None
        return card.title if card is not None else self.tr("Giấy tờ")

    def show(self, attachment_id: str) -> None:
        home = self._page.home
        self._page.run(lambda: attachments.show(home, attachment_id), self._file_read, self._page.went_wrong)

    def _file_read(self, shown: attachments.Shown) -> None:
        if shown.data is None:
            dialogs.inform(self._page, shown.title, self.tr("Tệp này chưa có trên máy này; máy khác đang giữ."))
            return
        ScanDialog(self._page.tasks, shown.data, shown.media_type, shown.title, self._page).exec()

    def detach(self, attachment_id: str) -> None:
        home, case_id = self._page.home, self._page.draft.case_id

        def work() -> tuple[Changes, Sitting]:
            done = attachments.remove(home, attachment_id, "đính nhầm")
            return done.changes, wizard.open_sitting(home, case_id=case_id)

        self._page.keep_now()
        self._page.run(work, self._reread, self._page.went_wrong)
