"""One key, one knock: records it, says so across the page, and takes it back with the next key (Ctrl+Z)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from app.domain.changes import Done
from app.home import Home
from app.services import visits
from app.ui.formats import fill
from app.ui.service_page import ServicePage
from app.ui.widgets.banner import BannerArea

BANNER = "visit"


class VisitRecorder(QObject):
    """Of one page. Work of the page's own: errors are shown, changes are told, the page reads again."""

    def __init__(self, home: Home, page: ServicePage, banners: BannerArea) -> None:
        super().__init__(page)
        self._home, self._page, self._banners = home, page, banners
        self._last = ""
        self._said = ""

    def record(
        self,
        household_id: str,
        outcome: str,
        said: str,
        *,
        day: date | None = None,
        note: str | None = None,
        told_by: str | None = None,
        case_id: str | None = None,
    ) -> None:
        """Record a knock on this door; ``said`` is how it went and at whose door, for the banner."""
        home = self._home
        on = day or home.today
        self._said = said
        self._page.do(
            lambda: visits.record_visit(home, household_id, outcome, on, case_id=case_id, note=note, told_by=told_by),
            then=self._recorded,
        )

    def take_back(self) -> None:
        """Take the last knock back; nothing if there is none."""
        if self._last:
            home, visit = self._home, self._last
            self._last = ""
            self._banners.take_back(BANNER)
            self._page.do(lambda: visits.take_back(home, visit))

    def forget(self) -> None:
        """Another record is shown now: what was done before is taken back there."""
        self._last = ""
        self._banners.take_back(BANNER)

    def _recorded(self, done: Done[str]) -> None:
        self._last = done.value
        self._page.done(done)
        self._banners.tell(
            BANNER,
            fill(self.tr("Đã ghi lượt đến: %1"), self._said),
            "good",
            [(self.tr("Hoàn tác (Ctrl+Z)"), self.take_back)],
        )
