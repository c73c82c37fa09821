"""What a person does to a scan before it is kept: turn it, cut it, choose how large it stays (xoay, cắt, thu gọn).

A :class:`Cut` is in fractions of the picture as it is seen, so it holds for the preview and for the whole photo alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

LEAST_CUT = 0.02
"""A cut is never thinner than this part of the picture."""
READABLE_PIXELS = 8.0
"""So high must the small letters of a line be, or their tone marks run together (dấu hỏi, dấu ngã)."""
_A4_LONG_MM = 297.0
_SMALL_LETTER_MM = 10 * 0.3528 * 0.45
"""The x-height of ten-point type: 45 % of ten points of 0.3528 mm."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The part that stays: left, top, right, bottom in 0..1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    def __post_init__(self) -> None:
        inside = 0.0 <= self.left < self.right <= 1.0 and 0.0 <= self.top < self.bottom <= 1.0
        if not inside:
            raise ValueError(f"no part of a picture: {self.left}, {self.top}, {self.right}, {self.bottom}")

    @classmethod
    def between(cls, left: float, top: float, right: float, bottom: float) -> Cut:
        """The nearest cut to two corners in any order, kept inside the picture and not thinner than allowed."""
        across = _widened(*sorted((_held(left), _held(right))))
        down = _widened(*sorted((_held(top), _held(bottom))))
        return cls(across[0], down[0], across[1], down[1])

    @property
    def whole(self) -> bool:
        return self == Cut()

    def turned(self, degrees: int) -> Cut:
        """The same part after the picture was turned clockwise by a multiple of 90 degrees."""
        cut = self
        for _ in range(degrees % 360 // 90):
            cut = Cut(1.0 - cut.bottom, cut.left, 1.0 - cut.top, cut.right)
        return cut

    def moved(self, left: float = 0.0, top: float = 0.0, right: float = 0.0, bottom: float = 0.0) -> Cut:
        """Each edge moved by so much, as the arrow keys do; what would leave the picture stops at its edge."""
        across = _pushed(self.left, self.right, left, right)
        down = _pushed(self.top, self.bottom, top, bottom)
        return Cut(across[0], down[0], across[1], down[1])

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """The part in whole pixels; at least one each way."""
        left, top = min(round(self.left * width), width - 1), min(round(self.top * height), height - 1)
        return left, top, max(left + 1, round(self.right * width)), max(top + 1, round(self.bottom * height))


class Keep(StrEnum):
    """How large a scan stays."""

    COMPACT = "compact"
    NORMAL = "normal"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Size:
    """At most ``side`` pixels along the longer side, as JPEG of this quality."""

    side: int
    quality: int


SIZES: Mapping[Keep, Size] = {
    Keep.COMPACT: Size(1754, 74),  # A4 at 150 dpi: ten-point type is 9.4 pixels high
    Keep.NORMAL: Size(2600, 82),  # A4 at 222 dpi
    Keep.FINE: Size(3508, 88),  # A4 at 300 dpi: seals, stamps over the fold, small print
}


def letter_pixels(long_side: int) -> float:
    """How many pixels high the small letters of ten-point type on A4 are, when the paper fills the picture."""
    return long_side / _A4_LONG_MM * _SMALL_LETTER_MM


def is_readable(long_side: int) -> bool:
    """Whether ten-point type on A4 can still be read. A guess by geometry: a blurred photo is not read any better."""
    return letter_pixels(long_side) >= READABLE_PIXELS


@dataclass(frozen=True, slots=True)
class Edit:
    """Turned clockwise by ``turn`` degrees first, then cut."""

    turn: int = 0
    cut: Cut = field(default_factory=Cut)

    @property
    def nothing(self) -> bool:
        return self.turn % 360 == 0 and self.cut.whole

    def turned(self, degrees: int) -> Edit:
        return Edit((self.turn + degrees) % 360, self.cut.turned(degrees))

    def with_cut(self, cut: Cut) -> Edit:
        return replace(self, cut=cut)

    def kept_size(self, width: int, height: int) -> tuple[int, int]:
        """Width and height of what stays of an upright picture, before it is brought to a readable size."""
        if self.turn % 180:
            width, height = height, width
        left, top, right, bottom = self.cut.pixels(width, height)
        return right - left, bottom - top


@dataclass(slots=True)
class Steps:
    """The edits so far, to be taken back one by one (hoàn tác)."""

    past: list[Edit] = field(default_factory=lambda: [Edit()])

    @property
    def now(self) -> Edit:
        return self.past[-1]

    @property
    def can_undo(self) -> bool:
        return len(self.past) > 1

    def take(self, edit: Edit) -> bool:
        """Go on with ``edit``; False if it is what there is."""
        if edit == self.now:
            return False
        self.past.append(edit)
        return True

    def undo(self) -> bool:
        if not self.can_undo:
            return False
        self.past.pop()
        return True


def _held(at: float) -> float:
    return min(1.0, max(0.0, at))


def _widened(low: float, high: float) -> tuple[float, float]:
    if high - low >= LEAST_CUT:
        return low, high
    low = min(low, 1.0 - LEAST_CUT)
    return low, low + LEAST_CUT


def _pushed(low: float, high: float, by_low: float, by_high: float) -> tuple[float, float]:
    if by_low and by_high == by_low:  # moved as a whole
        by_low = by_high = max(-low, min(1.0 - high, by_low))
        return low + by_low, high + by_high
    low = min(_held(low + by_low), high - LEAST_CUT) if by_low else low
    high = max(_held(high + by_high), low + LEAST_CUT) if by_high else high
    return _held(low), _held(high)
