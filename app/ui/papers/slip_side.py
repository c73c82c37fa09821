"""The resident's slip (phiếu dành cho người dân): made at a press, for every making is a print."""

from __future__ import annotations

from pathlib import Path

from app.progress import Progress
from app.services import slips
from app.storage import write_whole
from app.ui.formats import fill
from app.ui.papers.side import Look, Looked, Made, Make, Side


class SlipSide(Side):
    """Nothing is asked. ``take`` is handed the slip that was made; what is saved is that one."""

    _made: bytes | None = None

    def set_case(self, case_id: str | None) -> None:
        super().set_case(case_id)
        self._made = None

    def forget(self) -> None:
        self._made = None

    def print_it(self) -> Look | None:
        """The work that makes the slip."""
        home, case_id = self._home, self._case_id
        return None if case_id is None else lambda _progress: Looked(slips.print_slip(home, case_id).value)

    def take(self, pdf: bytes) -> None:
        self._made = pdf

    def made(self) -> bool:
        return self._made is not None

    def foot(self) -> str:
        return self.tr("Hai bản trên một tờ: một cho người dân, một lưu hồ sơ.")

    def button(self) -> str:
        return self.tr("Lập phiếu")

    def make(self, out: Path) -> Make:
        home, case_id, pdf, told = self._home, self._case_id or "", self._made, self.tr("Đã ghi phiếu: %1")

        def write(_progress: Progress) -> Made:
            if pdf is None:
                return Made(out, fill(told, str(out)), slips.print_slip(home, case_id, out=out).changes)
            write_whole(out, pdf, private=True)
            return Made(out, fill(told, str(out)))

        return write

    def stem(self) -> str:
        return "phieu"
