"""Is this machine well? What was looked at, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.home import Home
from app.progress import Progress
from app.services import doctor
from app.services.doctor import Finding
from app.ui.formats import fill
from app.ui.settings.section import Section
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.badge import IconLabel


class DoctorSection(Section):
    """Looks only when asked: a whole check reads every page and every scan."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self.words(
            self.tr("Kiểm tra cơ sở dữ liệu, sổ thay đổi, tệp đính kèm, phông chữ, ổ đĩa và đồng hồ. Không sửa gì."),
            "muted",
        )
        self._look = self.button(self.tr("Kiểm tra ngay"), "shield", self.examine, role="primary")
        self.across(self._look)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.S)
        self._layout.addLayout(self._lines)
        self._layout.addStretch(1)
        self.findings: list[Finding] = []

    def examine(self) -> None:
        """Look at everything."""
        home = self._home

        def look(progress: Progress) -> list[Finding]:
            return doctor.examine(home, progress=progress)

        self._look.setEnabled(False)
        self._tasks.run(
            look,
            self._show,
            self._failed,
            title=self.tr("Đang kiểm tra máy"),
            cancellable=True,
            on_cancelled=self._stopped,
        )

    def _show(self, findings: list[Finding]) -> None:
        self._look.setEnabled(True)
        self.findings = findings
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings:
            self._lines.addWidget(self._line(finding))

    def _line(self, finding: Finding) -> QWidget:
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        tone = "good" if finding.good else "bad"
        layout.addWidget(
            IconLabel("good" if finding.good else "error", tone, parent=line), 0, Qt.AlignmentFlag.AlignTop
        )
        text = QLabel(self.sentence(finding), line)
        text.setWordWrap(True)
        layout.addWidget(text, 1)
        return line

    def sentence(self, finding: Finding) -> str:
        """One finding in words: what was looked at, and what to do if it is not well."""
        good, detail = finding.good, finding.detail
        match finding.what:
            case "database":
                return (
                    self.tr("Cơ sở dữ liệu nguyên vẹn.")
                    if good
                    else self.tr("Cơ sở dữ liệu bị hỏng. Dừng nhập, phục hồi từ bản sao lưu gần nhất.")
                )
            case "references":
                return (
                    self.tr("Các hồ sơ nối với nhau đúng.")
                    if good
                    else self.tr("Có phần hồ sơ không còn chủ. Báo người phụ trách phần mềm.")
                )
            case "chain":
                return (
                    fill(
                        self.tr("Sổ thay đổi khớp: %1."), detail.partition(": ")[2].replace("ops", self.tr("thay đổi"))
                    )
                    if good
                    else self.tr("Sổ thay đổi bị sửa hoặc thiếu. Không xuất gói; báo người phụ trách phần mềm.")
                )
            case "attachments":
                return (
                    fill(self.tr("Tệp đính kèm đọc được: %1."), detail)
                    if good
                    else fill(self.tr("Có tệp đính kèm không đọc được (%1). Lấy lại từ bản sao lưu."), detail)
                )
            case "fonts":
                return (
                    self.tr("Đủ phông chữ tiếng Việt để in.")
                    if good
                    else fill(self.tr("Thiếu phông chữ: %1. Hãy cài lại chương trình."), detail)
                )
            case "disk":
                return (
                    fill(self.tr("Ổ đĩa còn trống %1."), detail)
                    if good
                    else fill(self.tr("Ổ đĩa gần đầy, còn %1. Hãy dọn bớt tệp."), detail)
                )
            case "clock":
                return (
                    self.tr("Đồng hồ máy chạy đúng.")
                    if good
                    else self.tr("Đồng hồ máy có vẻ sai so với các lần làm việc trước. Hãy xem lại ngày giờ.")
                )
            case "clock-of":
                return fill(self.tr("Đồng hồ của máy khác có vẻ sai: %1. Hãy xem lại ngày giờ của máy đó."), detail)
        return f"{finding.what}: {detail}"

    def _failed(self, error: Exception) -> None:
        self._look.setEnabled(True)
        self._went_wrong(error)

    def _stopped(self) -> None:
        self._look.setEnabled(True)
