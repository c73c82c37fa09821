"""Group A ends with an ID number: a banner over the case says so, and offers what a person may decide."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.permissions import Action as Allowed
from app.home import Home
from app.services import groups
from app.services.cases import CaseCard
from app.ui.widgets.banner import Action, BannerArea


class NumberFinding(QObject):
    """Signals: ``settle()`` close the case as solved; ``regroup()`` look for its next group."""

    settle = Signal()
    regroup = Signal()

    def __init__(self, home: Home, banners: BannerArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home, self._banners = home, banners

    def show_card(self, card: CaseCard) -> None:
        """Say it, or take it back. Nothing changes by itself."""
        issued = groups.issued_of(self._home, card.file, card.pathway)
        if issued is None:
            self._banners.take_back("number")
            return
        account = self._home.account
        actions: list[Action] = []
        if issued.finished and account.may(Allowed.CLOSE_CASE):
            actions.append((self.tr("Kết thúc: đã giải quyết"), self._settle))
        if account.may_write("case", "category"):
            actions.append((self.tr("Chuyển sang nhóm B…"), self._regroup))
        done = self.tr(
            "Đã có số định danh, lộ trình đã xong: kết thúc hồ sơ, hoặc chuyển sang diện nhóm B nếu còn việc."
        )
        open_ = self.tr("Đã có số định danh, không còn thuộc nhóm A: làm nốt lộ trình, hoặc chuyển sang diện nhóm B.")
        said = done if issued.finished else open_
        self._banners.tell("number", said, "warn", actions, closable=False)

    def _settle(self) -> None:
        self.settle.emit()

    def _regroup(self) -> None:
        self.regroup.emit()
