"""What a card's code says beside what is recorded: a person ticks what to take. Nothing is ticked beforehand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.services.cards import CardLine, CardReading
from app.ui.cards import words
from app.ui.field_words import choices
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.badge import Badge
from app.ui.widgets.banner import Banner
from app.ui.widgets.fields import RadioRow, TextLine, Tick


class Confirm(QWidget):
    """Signal: ``changed()`` other ticks, or another answer to how the card was seen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[str, Tick] = {}
        self._top = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 3)
        self._tail = self._text("muted")
        self._tail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._warned: list[str] = []
        self._scanner = self._text("muted")
        self._scanner.setText(words.how_to_set_the_scanner())
        self._scanner.hide()
        self._seen_as = RadioRow(choices("seen_as"), self)
        self._seen_as.changed.connect(self.changed)
        self._told_by = TextLine(self, placeholder=self.tr("Chính chủ, mẹ, chủ hộ…"))
        self._picture = Tick(self.tr("Giữ cả ảnh thẻ trong hồ sơ"), self)
        self._picture_note = self._text("muted")
        self._picture_note.setText(
            self.tr("Ảnh thẻ là dữ liệu cá nhân nhạy cảm: chỉ giữ khi hồ sơ cần. Không chọn thì ảnh không được lưu.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self._top)
        layout.addLayout(self._grid)
        layout.addWidget(self._tail)
        layout.addWidget(self._scanner)
        for label, widget in (
            (self.tr("Đã thấy thẻ thế nào"), self._seen_as),
            (self.tr("Ai đưa thẻ"), self._told_by),
        ):
            heading = QLabel(label, self)
            heading.setProperty("role", "strong")
            heading.setBuddy(widget)
            for each in (widget, *widget.findChildren(QWidget)):
                if not each.accessibleName() and isinstance(each, TextLine):
                    each.setAccessibleName(label)
            layout.addWidget(heading)
            layout.addWidget(widget)
        layout.addWidget(self._picture)
        layout.addWidget(self._picture_note)
        layout.addStretch(1)

    def show_reading(self, reading: CardReading, *, seen_as: str, picture: bool, meddled: bool) -> None:
        """``picture``: there is one that could be kept. ``meddled``: a typing program seems to have been on."""
        _empty(self._top)
        _empty(self._grid)
        self._ticks = {}
        self._warned = self._warnings(reading, meddled)
        if self._warned:
            text = "\n".join(f"• {each}" for each in self._warned) if len(self._warned) > 1 else self._warned[0]
            self._top.addWidget(Banner(text, "warn", closable=False, parent=self))
        self._scanner.setVisible(meddled or any(each.code.startswith("name.") for each in reading.doubts))
        heads = (self.tr("Lấy"), self.tr("Mã trên thẻ ghi"), self.tr("Hồ sơ đang ghi"), self.tr("So với hồ sơ"))
        for column, head in enumerate(heads):
            label = QLabel(head, self)
            label.setProperty("role", "muted")
            self._grid.addWidget(label, 0, column)
        for row, line in enumerate(reading.lines, start=1):
            self._line(row, line)
        issued = fill(self.tr("Ngày cấp ghi trong mã: %1."), reading.issued.text_vi()) if reading.issued else ""
        tail = words.short(" | ".join(filter(None, reading.tail)), 400)
        unknown = fill(self.tr("Phần chương trình chưa hiểu, giữ nguyên trong chứng cứ: %1"), tail) if tail else ""
        self._tail.setText("\n".join(filter(None, (issued, unknown))))
        self._tail.setVisible(bool(issued or unknown))
        self._seen_as.set_value(seen_as)
        self._picture.set_value(False)
        self._picture.setVisible(picture)
        self._picture_note.setVisible(picture)

    def ticked(self) -> tuple[str, ...]:
        """The fields of the record to be taken over."""
        return tuple(name for name, tick in self._ticks.items() if tick.isChecked())

    def tick(self, name: str) -> Tick:
        return self._ticks[name]

    def seen_as(self) -> str | None:
        return self._seen_as.value()

    def told_by(self) -> str | None:
        return self._told_by.value()

    def keeps_picture(self) -> bool:
        return self._picture.isVisibleTo(self) and self._picture.value()

    def warnings(self) -> list[str]:
        """What the banner says, and how to set the scanner where that is told."""
        return [*self._warned, *([self._scanner.text()] if self._scanner.isVisibleTo(self) else [])]

    def _warnings(self, reading: CardReading, meddled: bool) -> list[str]:
        told = words.doubts_of(reading)
        if meddled:
            told.insert(0, self.tr("Bộ gõ tiếng Việt có vẻ đang bật khi quét: chữ nhận được có thể sai."))
        if reading.kept_already:
            told.append(self.tr("Hồ sơ đã có chứng cứ từ đúng mã này; sẽ không ghi thêm lần nữa."))
        return told

    def _line(self, row: int, line: CardLine) -> None:
        name = words.matter(line.about)
        tick = Tick(name, self)
        tick.setEnabled(line.can_take)
        tick.setAccessibleName(fill(self.tr("Lấy %1 từ thẻ: %2"), name.lower(), words.short(line.said)))
        tick.changed.connect(self.changed)
        if line.field:
            self._ticks[line.field] = tick
        else:
            tick.setToolTip(self.tr("Chỉ ghi vào chứng cứ"))
        said, recorded = self._text("strong"), self._text("" if line.recorded else "muted")
        said.setText(words.short(line.said) or self.tr("(không đọc được)"))
        recorded.setText(line.recorded or self.tr("(chưa ghi)"))
        text, tone, icon = words.compared(line.compared)
        if not line.field:
            text, tone, icon = self.tr("Chỉ ghi vào chứng cứ"), "neutral", "info"
        self._grid.addWidget(tick, row, 0)
        self._grid.addWidget(said, row, 1)
        self._grid.addWidget(recorded, row, 2)
        self._grid.addWidget(
            Badge(text, tone, icon, self), row, 3, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def _text(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label


def _empty(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
