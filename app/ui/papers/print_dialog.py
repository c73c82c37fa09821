"""To the printer: which one, which pages, how many times, both sides by hand; a test page; the system's viewer."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget

from app.progress import Progress
from app.services import printer_check
from app.ui import icons
from app.ui.dialogs import confirm
from app.ui.formats import fill
from app.ui.papers.sheets_of_paper import by_hand, pages_of
from app.ui.papers.work_dialog import WorkDialog
from app.ui.settings import handing
from app.ui.tasks import Lane, Tasks
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import Form, RadioRow, TextLine, Tick
from app.ui.widgets.pdf_print import print_pages
from app.ui.widgets.pdf_render import PdfDocument
from app.ui.window import Memory

ONE_SIDE, TWO_SIDES, BY_HAND = "one", "two", "hand"
Pages = tuple[int | None, ...]


class PrintDialog(WorkDialog):
    """Prints ``file``; ``passing``: it goes when it was printed. Signal: ``viewer_missing(object)`` the file that the
    system has nothing to open with."""

    viewer_missing = Signal(object)

    def __init__(
        self, tasks: Tasks, memory: Memory, file: Path, parent: QWidget | None = None, *, passing: bool = False
    ) -> None:
        super().__init__(tasks, parent)
        self._memory, self._file, self._passing = memory, file, passing
        self._total, self._sent, self._backs = 0, 0, Pages()
        self._source: Path | bytes = file
        self.setWindowTitle(self.tr("In ra máy in"))
        self.setMinimumWidth(660)
        self._build()
        self._recall()
        self._tasks.run(self._count, self._counted, self.failed, lane=Lane.OTHER)

    def _build(self) -> None:
        names = [info.printerName() for info in QPrinterInfo.availablePrinters()]
        self.printer = ChoiceBox([Option(name, name) for name in names], self, placeholder=self.tr("Chọn máy in"))
        self.pages = TextLine(self, placeholder=self.tr("Tất cả, hoặc 1-3, 5"))
        self.copies = QSpinBox(self)
        self.copies.setRange(1, 99)
        self.sides = RadioRow(
            [
                (ONE_SIDE, self.tr("Một mặt")),
                (TWO_SIDES, self.tr("Hai mặt, máy in tự lật")),
                (BY_HAND, self.tr("Hai mặt, tự lật giấy bằng tay")),
            ],
            self,
            upright=True,
        )
        self.sides.changed.connect(self._sides_changed)
        self.grey = Tick(self.tr("Chỉ mực đen (đen trắng, 300 chấm mỗi inch)"), self)
        self.backwards = Tick(self.tr("In mặt sau theo thứ tự ngược (giấy ra ngửa mặt)"), self)
        form = Form(self)
        self._printer_row = form.row(self.tr("Máy in"), self.printer)
        self._pages_row = form.row(self.tr("Trang"), self.pages)
        form.row(self.tr("Số bản"), self.copies)
        form.row(self.tr("Mặt giấy"), self.sides)
        self._backwards_row = form.row(self.tr("Lật giấy"), self.backwards)
        form.row(self.tr("Mực"), self.grey)
        self._test = QPushButton(self.tr("Trang in thử"), self)
        self._test.setToolTip(self.tr("Hai trang có thước, ô đánh dấu, chữ Việt và mã QR"))
        self._test.clicked.connect(self.print_test)
        self._viewer = QPushButton(self.tr("Mở bằng trình xem PDF"), self)
        self._viewer.clicked.connect(self.open_viewer)
        self._print = QPushButton(self.tr("In"), self)
        icons.put(self._print, "print", "on_accent")
        self._print.setProperty("role", "primary")
        self._print.setDefault(True)
        self._print.clicked.connect(self.print_it)
        self.lay(form, left=(self._test, self._viewer), right=(self._print,))
        if not names:
            self.banners.tell("none", self.tr("Máy này chưa cài máy in. Có thể mở bằng trình xem PDF."), "warn")

    def _recall(self) -> None:
        """The last choices; of a printer that is gone, the system's own."""
        names = [info.printerName() for info in QPrinterInfo.availablePrinters()]
        kept = str(self._memory.value("print/printer") or "")
        self.printer.set_value(kept if kept in names else QPrinterInfo.defaultPrinterName() or None)
        self.sides.set_value(str(self._memory.value("print/sides") or ONE_SIDE))
        self.backwards.set_value(str(self._memory.value("print/backwards") or "") == "1")
        self.grey.set_value(str(self._memory.value("print/grey") or "1") == "1")
        self._sides_changed()

    def _sides_changed(self) -> None:
        self._backwards_row.setVisible(self.sides.value() == BY_HAND)

    def _count(self, _progress: Progress) -> int:
        document = PdfDocument(self._file)
        try:
            return len(document.sizes)
        finally:
            document.close()

    def _counted(self, total: int) -> None:
        self._total = total
        self._pages_row.set_hint(fill(self.tr("Tệp có %1 trang."), total))

    # Printing --------------------------------------------------------------------------------------------------------

    def device(self) -> QPrinter | None:
        """The printer that is chosen, as it is to print."""
        name = self.printer.value()
        if name is None:
            return None
        device = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        device.setCopyCount(self.copies.value())
        device.setDocName("hoso")
        device.setColorMode(QPrinter.ColorMode.GrayScale if self.grey.value() else QPrinter.ColorMode.Color)
        duplex = QPrinter.DuplexMode
        device.setDuplex(duplex.DuplexLongSide if self.sides.value() == TWO_SIDES else duplex.DuplexNone)
        return device

    def print_it(self) -> None:
        for key, value in (
            ("printer", self.printer.value() or ""),
            ("sides", self.sides.value() or ONE_SIDE),
            ("backwards", "1" if self.backwards.value() else "0"),
            ("grey", "1" if self.grey.value() else "0"),
        ):
            self._memory.setValue(f"print/{key}", value)
        pages = pages_of(self.pages.value() or "", self._total)
        self._pages_row.set_error("" if pages else fill(self.tr("Ghi như 1-3, 5. Tệp có %1 trang."), self._total))
        if pages:
            self._send(self._file, pages)

    def print_test(self) -> None:
        """Both sides of the test page, in the way that is chosen."""
        self._send(printer_check.sample(), (0, 1))

    def _send(self, source: Path | bytes, pages: tuple[int, ...]) -> None:
        if self.sides.value() == BY_HAND and len(pages) > 1:
            fronts, self._backs = by_hand(pages, backwards=self.backwards.value())
        else:
            fronts, self._backs = pages, ()
        self._source, self._sent = source, 0
        self._run(fronts)

    def _run(self, pages: Pages) -> None:
        device, source = self.device(), self._source
        self._printer_row.set_error("" if device is not None else self.tr("Hãy chọn máy in."))
        if device is None:
            return
        self.work(
            lambda progress: print_pages(source, device, pages, progress),
            self._printed,
            self.tr("Đang gửi tới máy in"),
            Lane.OTHER,
        )

    def _printed(self, count: int) -> None:
        self._sent += count
        if not self._backs:
            self.banners.tell("sent", fill(self.tr("Đã gửi %1 trang tới máy in."), self._sent), "good")
        elif self._turned():
            self._print_backs()
        else:
            again = [(self.tr("In mặt sau"), self._print_backs)]
            self.banners.tell("sent", self.tr("Mặt trước đã gửi, chưa in mặt sau."), "warn", again)

    def _print_backs(self) -> None:
        """The pile lies turned in the tray."""
        backs, self._backs = self._backs, ()
        self.banners.take_back("sent")
        self._run(backs)

    def _turned(self) -> bool:
        return confirm(
            self,
            self.tr("Lật xấp giấy"),
            self.tr(
                "Mặt trước đã gửi. Chờ máy in xong, lấy cả xấp giấy, lật lại theo cạnh dài, đặt vào khay rồi "
                "in mặt sau."
            ),
            self.tr("Đã đặt giấy, in mặt sau"),
        )

    def stopped(self) -> None:
        self.banners.tell("sent", self.tr("Đã dừng. Những trang đã gửi có thể vẫn ra khỏi máy in."), "neutral")

    def busy(self, busy: bool) -> None:
        for each in (self._print, self._test, self._viewer):
            each.setEnabled(not busy)

    def open_viewer(self) -> None:
        """Hand the file to the system's viewer; it stays until the next sitting then."""
        self._passing = False
        if not handing.open_file(self._file):
            self.viewer_missing.emit(self._file)
        self.accept()

    def done(self, result: int) -> None:
        if self._passing:
            with contextlib.suppress(OSError):  # still open somewhere: the next sitting takes it
                self._file.unlink(missing_ok=True)
        super().done(result)
