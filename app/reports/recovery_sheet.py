"""The recovery sheet of the commune (phiếu khôi phục): the one paper from which everything can be opened again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from app.reports.layout.blocks import Beside, Heading, Paragraph, note
from app.reports.layout.fonts import legible, widths
from app.reports.layout.letterhead import Signature, Signatures
from app.reports.layout.paper import Block, Draw, Paper, Strip
from app.reports.layout.pen import Pen
from app.reports.layout.qr import Qr
from app.reports.layout.sheet import FINE, MM, RULE, TABLE, Sheet
from app.reports.layout.stream import About
from app.reports.layout.text import BOLD, REGULAR, bold
from app.reports.words import moment
from app.storage import atomic_write

_KEY, _LEAST = 19.0, 9.0
"""Size of the key's letters, and the smallest to which a long group is set before it takes two lines."""
_SPREAD = 0.1
"""Between the letters of the key, in units of the size."""


@dataclass(frozen=True, slots=True)
class RecoveryPaper:
    """What the sheet tells. ``groups`` are the recovery identity in groups, each with its check word, in order.

    ``fingerprint`` is that of the public half: it is no secret, and tells which sheet this is. ``qr_payload`` holds
    the identity itself, for a scanner. The sheet's instructions are its own.
    """

    commune: str
    created: datetime
    holder: str
    groups: tuple[str, ...]
    fingerprint: str
    qr_payload: str
    number: int = 1
    """Counts the sheets of the commune: only the newest is in force."""
    mark: str = ""
    """The public half's own fingerprint, by which two sheets of one commune are told apart."""


class Secret(Protocol):
    """What :class:`app.security.recovery.RecoverySheet` gives."""

    @property
    def commune(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def typed(self) -> tuple[str, ...]: ...
    @property
    def qr(self) -> str: ...


def print_sheet(secret: Secret, holder: str, created: datetime, out: Path, *, number: int = 1) -> None:
    """Write the recovery sheet as a PDF, to be printed, put under seal, and deleted.

    Raises:
        EnvironmentFault: the disk; nothing is left at ``out``.
    """
    paper = RecoveryPaper(
        commune=secret.commune,
        created=created,
        holder=holder,
        groups=secret.typed,
        fingerprint=_in_fours(secret.fingerprint),
        qr_payload=secret.qr,
        number=number,
        mark=_in_fours(secret.mark),
    )
    with atomic_write(out, private=True) as file:
        write_recovery_sheet(paper, cast(BinaryIO, file))


def _in_fours(fingerprint: str) -> str:
    """As the screen shows it: the first twenty signs in groups of four."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, 20, 4))


def write_recovery_sheet(sheet: RecoveryPaper, out: BinaryIO) -> int:
    """Print the sheet into ``out``. Returns the number of sheets of paper: one, unless the groups are many.

    The file holds the commune's greatest secret: the caller prints it and keeps no copy.
    """
    about = About(f"Phiếu khôi phục – {sheet.commune}", sheet.commune)
    paper = Paper(out, about, Sheet(top=14 * MM, bottom=16 * MM, left=20 * MM, right=15 * MM))
    paper.part(f"Phiếu khôi phục số {sheet.number} · {sheet.commune} · mã phiếu {sheet.mark or sheet.fingerprint}")
    paper.put(*_blocks(sheet))
    paper.close()
    return paper.sheets


def _blocks(sheet: RecoveryPaper) -> Iterator[Block]:
    yield Paragraph(sheet.commune.upper(), TABLE, "centre", BOLD, 0.0, 0.0)
    yield Paragraph("PHIẾU KHÔI PHỤC DỮ LIỆU HỒ SƠ CƯ TRÚ", 15.0, "centre", BOLD, 0.0, 2.0)
    yield Paragraph("TÀI LIỆU CHỈ CÓ MỘT BẢN GIẤY", TABLE, "centre", BOLD, 0.0, 2.0)
    yield Beside(
        (
            note((f"Phiếu số {sheet.number}, lập lúc: ", bold(moment(sheet.created))), size=TABLE, before=6.0),
            note(("Người giữ: ", bold(sheet.holder)), size=TABLE),
            note(("Dấu vân tay khóa: ", bold(sheet.fingerprint)), size=TABLE),
            note(
                "Phiếu này mở được mọi bản sao lưu và mọi gói dữ liệu của xã, kể cả khi máy văn phòng hỏng hoặc mất. "
                "Ai cầm phiếu này thì đọc được toàn bộ hồ sơ. Mất phiếu và hỏng máy văn phòng cùng lúc "
                "thì không ai khôi phục được dữ liệu, kể cả người làm ra phần mềm.",
                size=TABLE,
                before=6.0,
            ),
        ),
        (Qr(sheet.qr_payload, 44 * MM),),
        share=0.7,
    )
    yield Heading("Khóa khôi phục (đọc theo số thứ tự, từng hàng từ trái sang phải)", TABLE, before=6.0)
    yield _Groups(sheet.groups)
    yield Heading("Giữ phiếu", TABLE, before=6.0)
    for number, each in enumerate(_KEEPING, 1):
        yield Paragraph(f"{number}. {each}", TABLE, "justify", indent=0.0, before=1.5, hang=14.0)
    yield Heading("Khi phải dùng phiếu", TABLE, before=6.0)
    for number, each in enumerate(_USING, 1):
        yield Paragraph(f"{number}. {each}", TABLE, "justify", indent=0.0, before=1.5, hang=14.0)
    yield Signatures(
        (Signature(("Người giữ phiếu",), sheet.holder), Signature(("Người chứng kiến",))),
        room_to_sign=16 * MM,
        day="Ngày …… tháng …… năm ………",
    )


_KEEPING = (
    "In xong, hai người cùng đối chiếu dấu vân tay khóa trên phiếu với trên màn hình, rồi cùng ký ở cuối phiếu.",
    "Cho phiếu vào phong bì, dán kín. Hai người ký giáp lai và đóng dấu giáp lai qua mép dán; ghi ngày lên phong bì.",
    "Cất phong bì trong két hoặc tủ có khóa của Ủy ban nhân dân xã, khác chỗ với máy văn phòng và bản sao lưu.",
    "Không chụp ảnh, không quét, không sao chụp, không gửi qua mạng. Xóa tệp PDF của phiếu ngay sau khi in.",
    "Đổi người giữ thì ghi vào sổ giữ phiếu và niêm phong lại. Nghi ngờ bị lộ thì báo ngay và lập phiếu mới: khi đó "
    "phiếu này chỉ còn mở được bản sao lưu và gói cũ.",
)
_USING = (
    "Mở phong bì trước mặt hai người, ghi biên bản: ngày, giờ, lý do, ai mở.",
    "Chọn Khôi phục bằng phiếu trong chương trình; gõ từng nhóm hoặc quét mã. Từ kiểm tra mỗi nhóm phải khớp.",
    "Xong việc, niêm phong lại như trên.",
)


@dataclass(frozen=True, slots=True)
class _Groups:
    """The groups of the key, numbered, two to a row, large. Never cut short: a long group takes more lines."""

    groups: tuple[str, ...]
    columns: int = 2

    def strips(self, room: float) -> Iterable[Strip]:
        wide = room / self.columns
        groups = [legible(group) for group in self.groups]
        size = self._size(groups, wide - 34)
        for start in range(0, len(groups), self.columns):
            row = [_wrapped(group, size, wide - 34) for group in groups[start : start + self.columns]]
            height = max(len(each) for each in row) * size * 1.25 + 8
            yield Strip(height, self._draw(row, start, wide, height, size), glued=start + self.columns < len(groups))

    def _size(self, groups: list[str], room: float) -> float:
        """The size at which the longest group takes one line, but for the least."""
        longest = max((_spread_width(group) for group in groups), default=1.0)
        return max(_LEAST, min(_KEY, room / longest))

    def _draw(self, row: list[list[str]], start: int, wide: float, height: float, size: float) -> Draw:
        def draw(pen: Pen, x: float, top: float) -> None:
            for number, group in enumerate(row):
                at = x + number * wide
                pen.box(at, top, wide, height, strength=RULE)
                pen.one_line(str(start + number + 1), REGULAR, FINE, at + 3, top + (height - FINE) / 2, 18, "right")
                pen.upright(at + 25, top, top + height, RULE)
                for line, text in enumerate(group):
                    base = top + 4 + size * (0.95 + line * 1.25)
                    pen.words(text, BOLD, size, at + 30, base, spread=_SPREAD * size)

        return draw


def _spread_width(text: str) -> float:
    """In units of the size."""
    return widths(BOLD)[text] + _SPREAD * len(text)


def _wrapped(text: str, size: float, room: float) -> list[str]:
    made = [""]
    for letter in text:
        if made[-1] and _spread_width(made[-1] + letter) * size > room + 0.5:
            made.append("")
        made[-1] += letter
    return made
