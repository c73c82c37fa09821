"""The right side of the scan editor: the name, the size that is kept, and what is to be known before attaching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.domain.scan_edit import SIZES, Keep, Steps, is_readable
from app.services.attachments import Preview
from app.ui.formats import fill, size
from app.ui.theme import Size, Space, dress
from app.ui.widgets.fields import RadioRow, TextLine


@dataclass(slots=True, eq=False)
class Sheet:
    """One of the pictures. ``image`` is for the screen only; ``kept`` is what would be stored as things stand."""

    source: Path | bytes
    name: str
    steps: Steps = field(default_factory=Steps)
    keep: Keep = Keep.NORMAL
    preview: Preview | None = None
    image: QImage = field(default_factory=QImage)
    kept: Preview | None = None
    fault: str = ""

    @property
    def is_pdf(self) -> bool:
        return self.preview is not None and self.preview.width == 0

    @property
    def readable(self) -> bool:
        """Whether ten-point type on A4 could be read in what would be kept."""
        if self.preview is None:
            return False
        whole = max(self.steps.now.kept_size(self.preview.width, self.preview.height))
        return is_readable(min(whole, SIZES[self.keep].side))


class ScanSide(QWidget):
    """Signal: ``keep_chosen(str)`` a :class:`Keep`."""

    keep_chosen = Signal(str)

    def __init__(self, title: str, papers: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(Size.SIDE)
        self._title = TextLine(self, placeholder=self.tr("Để trống: dùng tên tệp"), most=200)
        self._title.set_value(title)
        self._title.setAccessibleName(self.tr("Tên bản chụp"))
        self._keep = RadioRow(
            [
                (Keep.COMPACT, self.tr("Gọn: chữ thường vẫn rõ")),
                (Keep.NORMAL, self.tr("Thường")),
                (Keep.FINE, self.tr("Nét: con dấu, chữ rất nhỏ")),
            ],
            self,
            upright=True,
        )
        self._keep.changed.connect(self._chosen)
        self._sizes, self._readable, self._notes = (self._line() for _ in range(3))
        self._paper = QComboBox(self)
        self._paper.setAccessibleName(self.tr("Của giấy tờ nào"))
        self._paper.addItem(self.tr("(chưa gắn với giấy tờ nào)"), "")
        for paper_id, name in papers:
            self._paper.addItem(name, paper_id)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        rows: list[tuple[str, QWidget]] = [(self.tr("Tên bản chụp"), self._title)]
        if papers:
            rows.append((self.tr("Của giấy tờ nào"), self._paper))
        else:
            self._paper.hide()
        rows.append((self.tr("Giữ cỡ nào"), self._keep))
        for heading, widget in rows:
            label = QLabel(heading, self)
            label.setProperty("role", "strong")
            layout.addWidget(label)
            layout.addWidget(widget)
        for each in (self._sizes, self._readable, self._notes):
            layout.addWidget(each)
        layout.addStretch(1)
        promise = self._line()
        promise.setText(self.tr("Vị trí chụp và thông tin máy ảnh không được giữ. Tệp gốc không bị sửa."))
        promise.setProperty("role", "muted")
        layout.addWidget(promise)

    def title(self) -> str:
        return self._title.value() or ""

    def paper(self) -> str:
        """The id of the paper that was chosen, "" for none."""
        return str(self._paper.currentData() or "")

    def choose_paper(self, paper_id: str) -> None:
        self._paper.setCurrentIndex(max(0, self._paper.findData(paper_id)))

    def said(self) -> str:
        """All that is told of the picture, for who cannot see it."""
        return "\n".join(filter(None, (self._sizes.text(), self._readable.text(), self._notes.text())))

    def show_sheet(self, sheet: Sheet) -> None:
        """Sizes before and after, whether it can be read, and what else is to be known of it."""
        preview, kept = sheet.preview, sheet.kept
        picture = preview is not None and not sheet.is_pdf
        self._keep.setEnabled(picture)
        self._keep.set_value(sheet.keep)
        self._readable.clear()
        if preview is None:
            self._sizes.clear()
            self._notes.clear()
            return
        after = size(kept.after) if kept is not None else self.tr("đang tính…")
        self._sizes.setText(fill(self.tr("Tệp gốc %1, sẽ giữ %2"), size(preview.before), after))
        if picture:
            self._readable.setText(
                self.tr("✓ Chữ cỡ 10 trên giấy A4 đọc được ở cỡ này.")
                if sheet.readable
                else self.tr("⚠ Ảnh nhỏ: chữ cỡ 10 trên giấy A4 có thể không đọc được. Nên chụp lại gần hơn.")
            )
            dress(self._readable, tone="good" if sheet.readable else "warn")
        self._readable.setVisible(picture)
        self._notes.setText("\n".join(self._told(preview, kept)))

    def _told(self, preview: Preview, kept: Preview | None) -> list[str]:
        told = []
        if preview.renamed:
            told.append(self.tr("Đuôi tệp ghi khác với nội dung; chương trình giữ theo nội dung."))
        if kept is not None and kept.signed:
            told.append(self.tr("Bản điện tử có chữ ký số: giữ nguyên để chữ ký còn giá trị."))
        if kept is not None and kept.signature_lost:
            told.append(self.tr("Bản sẽ giữ không còn kiểm tra được chữ ký số. Hãy giữ cả bản gốc ở nơi khác."))
        if preview.lively:
            told.append(self.tr("Đã gỡ phần tự chạy hoặc tệp kèm bên trong PDF."))
        return told

    def _chosen(self) -> None:
        if (keep := self._keep.value()) is not None:
            self.keep_chosen.emit(keep)

    def _line(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
