"""In phiếu đi từng nhà: the sheets of one area, to be filled by pen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.services.visit_sheets import PrintedSheets, print_visit_sheets
from app.ui import icons
from app.ui.formats import fill
from app.ui.tasks import Tasks
from app.ui.widgets.paper_dialog import PaperDialog
from app.ui.wizard.simple import AreaChoice


class PrintSheetsButton(QPushButton):
    """Prints for the area that stands in the form. Signal: ``failed(Exception)``."""

    failed = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, area: AreaChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._area = home, tasks, area
        self._place = ""
        self.dialog: PaperDialog | None = None
        self.setText(self.tr("In phiếu đi từng nhà…"))
        self.setToolTip(self.tr("Mỗi hộ của địa bàn đang chọn một phiếu có mã QR, để ghi bằng bút rồi nhập lại"))
        icons.put(self, "print")
        self.setEnabled(home.account.may(Action.PRINT_SLIP))
        self.clicked.connect(self.print_area)

    def print_area(self) -> None:
        """The keyboard goes to the area where none is chosen."""
        area = self._area.value() or ""
        if not area:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        home, self._place = self._home, self._area.text()
        self._tasks.run(
            lambda _progress: print_visit_sheets(home, area), self._show, self.failed.emit, title=self.text()
        )

    def _show(self, printed: PrintedSheets) -> None:
        title = fill(self.tr("Phiếu đi từng nhà: %1 hộ, %2 tờ"), printed.doors, printed.sheets)
        name = fill(self.tr("Phieu-di-tung-nha %1.pdf"), self._place)
        self.dialog = PaperDialog(self._tasks, printed.pdf, title, name, self.window())
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()
