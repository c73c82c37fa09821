"""Where on a sheet the list stands: the header (one row or several, merged or not), the people's rows, and what
surrounds them.

Office lists have title rows above the header, merged header cells ("Ngày sinh" over "Nam" and "Nữ"), a row that
numbers the columns, a header repeated on every printed page, a row per hamlet in between, a total row, and signatures
below. Nothing is dropped silently: each row that is no person's is told in ``skipped`` with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.errors import UserError
from app.intake.tables import Book, Cell, Sheet
from app.intake.titles import Vocabulary, marked_key, plain_key, vocabulary

SEARCH_ROWS = 80
MAX_HEADER_ROWS = 4
MAX_TITLE = 120

_NUMBERING = re.compile(r"[(\[]?\s*(\d{1,3}|[A-Z])\s*[)\]]?")
_NAME_PART = r"[^\s,;:.()\-–]+"
_PLACE = re.compile(
    r"\b(thôn|buôn|tổ dân phố|tdp|khu phố|bến|cảng|xóm|ấp|làng|khóm)"
    rf"\s+((?:số\s+)?{_NAME_PART}(?:\s+{_NAME_PART}){{0,4}})",
    re.IGNORECASE,
)
_PLACE_ENDS = re.compile(r"\s+(?:thuộc|xã|phường|năm|tháng|đến|tính|có|được|chưa|quý|ngày|theo)\b.*$", re.IGNORECASE)
_SIGNED_DATE = re.compile(r"\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b")
_DEFAULT_SHEET = re.compile(r"(?:sheet|trang tinh|bang tinh|sheet1)?\s*\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list. ``parts`` are its titles from top to bottom (several if the header is merged)."""

    index: int
    parts: tuple[str, ...]

    @property
    def title(self) -> str:
        """As shown to people: ``Ngày sinh / Nam``."""
        return " / ".join(self.parts)

    @property
    def key(self) -> str:
        """The title for remembering: no case, no punctuation."""
        return " / ".join(marked_key(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no person's. ``why`` is blank, numbering, header, area, total, signature or remark; counted from
    1."""

    row_number: int
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One person's row: its number in the file (from 1), its cells, and the hamlet named by a row above it."""

    number: int
    cells: tuple[Cell, ...]
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A list found on a sheet. ``area`` is the hamlet named by the sheet or its title; a row's own wins over it."""

    sheet: str
    title: str
    header: tuple[int, int]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A sheet without a list. ``why`` is empty, hidden or no-header."""

    sheet: str
    why: str


@dataclass(frozen=True, slots=True)
class Lists:
    """What a file holds."""

    layouts: tuple[Layout, ...]
    unread: tuple[Unread, ...]


def find_lists(book: Book, words: Vocabulary | None = None) -> Lists:
    """The lists of all visible sheets.

    Raises:
        UserError("list.no-header"): no sheet has a row that reads as a header of people.
    """
    words = words or vocabulary()
    layouts: list[Layout] = []
    unread: list[Unread] = []
    for sheet in book.sheets:
        if not any(cell is not None for row in sheet.rows for cell in row):
            unread.append(Unread(sheet.name, "empty"))
        elif sheet.hidden:
            unread.append(Unread(sheet.name, "hidden"))
        elif (layout := find_layout(sheet, words)) is None:
            unread.append(Unread(sheet.name, "no-header"))
        else:
            layouts.append(layout)
    if not layouts:
        raise UserError("list.no-header", file=book.file)
    return Lists(tuple(_named_by_sheet(layouts, words)), tuple(unread))


def find_layout(sheet: Sheet, words: Vocabulary | None = None) -> Layout | None:
    """The list on one sheet, or None if no row reads as a header."""
    words = words or vocabulary()
    finder = _Finder(sheet, words)
    header = finder.header()
    return None if header is None else finder.layout(*header)


def place_in(text: str) -> str | None:
    """The hamlet that a title names: ``DANH SÁCH NHÂN KHẨU THÔN PHÚ SƠN NĂM 2026`` → ``THÔN PHÚ SƠN``."""
    found = _PLACE.search(text)
    if found is None:
        return None
    name = _PLACE_ENDS.sub("", f"{found[1]} {found[2]}").strip()
    return name if len(name.split()) > 1 else None


def _named_by_sheet(layouts: list[Layout], words: Vocabulary) -> list[Layout]:
    """One sheet per hamlet: the sheet's name is the hamlet, if it reads so, or if there are several lists of the same
    columns."""
    same = len(layouts) > 1 and len({tuple(column.key for column in layout.columns) for layout in layouts}) == 1
    named = []
    for layout in layouts:
        name = layout.sheet
        telling = bool(name) and not _DEFAULT_SHEET.fullmatch(plain_key(name))
        if telling and (words.area.begins(name) or (same and layout.area is None)):
            layout = replace(layout, area=place_in(name) or name)
        named.append(layout)
    return named


class _Finder:
    """One sheet under the eyes of one vocabulary."""

    def __init__(self, sheet: Sheet, words: Vocabulary) -> None:
        self.sheet = sheet
        self.words = words
        self.rows = sheet.rows
        self.merged = [block for block in sheet.merged if block.top < SEARCH_ROWS and block.top <= block.bottom]

    # The header

    def header(self) -> tuple[int, int] | None:
        """The first and last row of the header, or None."""
        best, best_score = None, 0.0
        for at in range(min(SEARCH_ROWS, len(self.rows))):
            score = self._title_score(at)
            if score > best_score:
                best, best_score = at, score
        if best is None or best_score < 1.8:
            return None
        return self._grown(best)

    def _title_score(self, at: int) -> float:
        """How much a row reads as titles: the sureness of the different fields found, less if it also holds data."""
        found: dict[str, float] = {}
        numbers = 0
        for cell in self.rows[at]:
            if isinstance(cell, str) and len(cell) <= MAX_TITLE and not cell.replace(".", "").isdigit():
                for one in self.words.find(cell)[:1]:
                    found[one.field] = max(found.get(one.field, 0.0), one.sureness if one.exact else one.sureness * 0.6)
            elif cell is not None:
                numbers += 1
        return sum(found.values()) - numbers if len(found) >= 2 else 0.0

    def _grown(self, at: int) -> tuple[int, int]:
        top = bottom = at
        grew = True
        while grew and bottom - top < MAX_HEADER_ROWS:
            grew = False
            for block in self.merged:
                touches = block.top <= bottom and block.bottom >= top
                if touches and block.bottom > block.top and block.bottom - block.top < MAX_HEADER_ROWS:
                    if block.top < top and self._title_score(block.top) > 0:
                        top, grew = block.top, True
                    if block.bottom > bottom and block.bottom < len(self.rows):
                        bottom, grew = block.bottom, True
            if top > 0 and self._reads_as_upper(top - 1, top):
                top, grew = top - 1, True
            if bottom + 1 < len(self.rows) and self._reads_as_lower(bottom + 1, bottom):
                bottom, grew = bottom + 1, True
        return top, bottom

    def _reads_as_upper(self, at: int, below: int) -> bool:
        """Group titles above the best row: at least one is known, and none stands over a title that needs none."""
        cells = [(index, cell) for index, cell in enumerate(self.rows[at]) if cell is not None]
        if not cells or not all(isinstance(cell, str) and len(cell) <= MAX_TITLE for _, cell in cells):
            return False
        wide = [block for block in self.merged if block.top == at and block.bottom == at and block.right > block.left]
        known = [index for index, cell in cells if any(one.exact for one in self.words.find(str(cell)))]
        if not known:
            return False
        return len(known) * 2 >= len(cells) or len(wide) * 2 >= len(cells)

    def _reads_as_lower(self, at: int, above: int) -> bool:
        """Titles below group titles: short words in few columns, where the name's and the number's column are empty."""
        cells = [(index, cell) for index, cell in enumerate(self.rows[at]) if cell is not None]
        if not cells or not all(isinstance(cell, str) and len(cell) <= 60 for _, cell in cells):
            return False
        if any(any(char.isdigit() for char in str(cell)) for _, cell in cells):
            return False
        spread = self._spread(above)
        under_group = 0
        for index, cell in cells:
            group = next((one.field for one in self.words.find(spread.get(index, ""))), None)
            if (group and self.words.find(str(cell), group)) or any(one.exact for one in self.words.find(str(cell))):
                under_group += 1
        titled = {index for index, cell in enumerate(self.rows[above]) if cell is not None}
        apart = sum(1 for index, _ in cells if index not in titled)
        return under_group * 2 > len(cells) and (apart > 0 or len(cells) < len(titled))

    def _spread(self, at: int) -> dict[int, str]:
        """The titles of one header row by column, merged ones over all their columns."""
        row = self.rows[at]
        titles = {index: cell for index, cell in enumerate(row) if isinstance(cell, str)}
        for block in self.merged:
            if block.top <= at <= block.bottom and block.left < len(row):
                text = self.rows[block.top][block.left]
                if isinstance(text, str):
                    for index in range(block.left, min(block.right, len(row) - 1) + 1):
                        titles.setdefault(index, text)
        return titles

    def _columns(self, top: int, bottom: int) -> tuple[Column, ...]:
        width = max((len(row) for row in self.rows), default=0)
        levels = [self._spread(at) for at in range(top, bottom + 1)]
        for upper, lower in pairwise(levels):
            if not self.merged:
                self._reach_right(upper, lower, width)
        columns = []
        for index in range(width):
            parts: list[str] = []
            for level in levels:
                text = " ".join(level.get(index, "").split())
                if text and (not parts or parts[-1] != text):
                    parts.append(text)
            if parts or any(index < len(row) and row[index] is not None for row in self.rows[bottom + 1 :]):
                columns.append(Column(index, tuple(parts)))
        return tuple(columns)

    @staticmethod
    def _reach_right(upper: dict[int, str], lower: dict[int, str], width: int) -> None:
        """Without merged cells (csv): a group title reaches right over untitled columns that have a title below."""
        last: str | None = None
        for index in range(width):
            if index in upper:
                last = upper[index] if index in lower else None
            elif index in lower and last is not None:
                upper[index] = last
            else:
                last = None

    # The rows

    def layout(self, top: int, bottom: int) -> Layout:
        """The list below the header ``top``..``bottom``."""
        columns = self._columns(top, bottom)
        above = [" ".join(str(cell) for cell in row if isinstance(cell, str)) for row in self.rows[:top]]
        title = " ".join(text for text in above if text)
        area = next((place for text in reversed(above) if (place := place_in(text))), None)
        rows, skipped = self._sort_rows(columns, bottom + 1)
        return Layout(self.sheet.name, title, (top + 1, bottom + 1), columns, tuple(rows), tuple(skipped), area)

    def _sort_rows(self, columns: tuple[Column, ...], first: int) -> tuple[list[Row], list[Skipped]]:
        meaning = {column.index: self._meaning(column) for column in columns}
        stt = next((index for index, field in meaning.items() if field == "stt"), None)
        naming = [index for index, field in meaning.items() if field in ("name", "family_name", "given_name")]
        telling = [index for index, field in meaning.items() if field != "stt"]
        titles = {column.index: {plain_key(part) for part in column.parts} for column in columns}
        rows: list[Row] = []
        skipped: list[Skipped] = []
        area: str | None = None
        ended = False
        filling = self._filled_down(first)
        for at in range(first, len(self.rows)):
            cells = self.rows[at]
            if at in filling:
                cells = tuple(
                    filling[at].get(index, cell) if cell is None else cell for index, cell in enumerate(cells)
                )
            filled = [(index, cell) for index, cell in enumerate(cells) if cell is not None]
            why = self._why_skipped(cells, filled, stt, naming, telling, titles, ended, begun=bool(rows))
            if why is None:
                rows.append(Row(at + 1, cells, area))
                ended = False
                continue
            text = " ".join(str(cell) for _, cell in filled)[:200]
            if why == "area":
                area = place_in(text) or text
                ended = False
            ended = ended or why == "signature"
            if why != "blank":
                skipped.append(Skipped(at + 1, why, text))
        return rows, skipped

    def _filled_down(self, first: int) -> dict[int, dict[int, Cell]]:
        """Row → column → value for cells merged downwards: a household's number stands once for all its members."""
        filling: dict[int, dict[int, Cell]] = {}
        for block in self.sheet.merged:
            if block.left == block.right and first <= block.top < block.bottom < min(len(self.rows), block.top + 60):
                row = self.rows[block.top]
                value = row[block.left] if block.left < len(row) else None
                for at in range(block.top + 1, block.bottom + 1):
                    filling.setdefault(at, {})[block.left] = value
        return filling

    def _meaning(self, column: Column) -> str | None:
        for part in reversed(column.parts):
            if found := self.words.find(part):
                return found[0].field
        return None

    def _why_skipped(
        self,
        cells: tuple[Cell, ...],
        filled: Sequence[tuple[int, Cell]],
        stt: int | None,
        naming: list[int],
        telling: list[int],
        titles: dict[int, set[str]],
        ended: bool,
        begun: bool,
    ) -> str | None:
        if not filled:
            return "blank"
        texts = [str(cell) for _, cell in filled if isinstance(cell, str)]
        if not begun and len(filled) > 1 and all(_is_numbering(cell) for _, cell in filled):
            return "numbering"
        same = sum(1 for index, cell in filled if isinstance(cell, str) and plain_key(cell) in titles.get(index, ()))
        if same >= 2 and same * 2 >= len(filled):
            return "header"
        if begun and len(filled) > 2 and _counts_up(filled):
            return "numbering"
        numbered = stt is not None and _is_ordinal(cells[stt])
        named = any(isinstance(cells[index], str) for index in naming)
        content = [index for index, cell in filled if index in telling]
        if numbered and named:
            return None
        if texts and self.words.total.begins(texts[0]) and not (named and len(content) > 3):
            return "total"
        if any(self._signs(text) for text in texts) and len(content) <= 4 and not numbered:
            return "signature"
        if ended and not (numbered and len(filled) >= 3):
            return "signature"
        if (
            len(texts) == len(filled)
            and len(filled) <= 2
            and not numbered
            and self.words.area.begins(_without_ordinal(texts[-1]))
        ):
            return "area"
        if numbered and not content:
            return "blank"
        if not named and len(content) < 2:
            if texts and self.words.area.begins(_without_ordinal(texts[-1])):
                return "area"
            return "remark"
        if named and len(filled) == 1 and stt is not None and not begun:
            return "remark"
        return None

    def _signs(self, text: str) -> bool:
        return self.words.signature.begins(text) or bool(_SIGNED_DATE.search(plain_key(text)))


def _is_numbering(cell: Cell) -> bool:
    """``1``, ``(1)``, ``A``: the row that numbers the columns."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, float):
        return cell.is_integer() and 0 < cell < 200
    if isinstance(cell, int):
        return 0 < cell < 200
    return isinstance(cell, str) and _NUMBERING.fullmatch(cell) is not None


def _counts_up(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether the cells read 1, 2, 3, … (at least three)."""
    if not all(_is_numbering(cell) for _, cell in filled):
        return False
    digits = [re.sub(r"\D", "", str(int(cell) if isinstance(cell, float) else cell)) for _, cell in filled]
    first = int(digits[0] or 0)
    return digits == [str(number) for number in range(first, first + len(digits))]


def _is_ordinal(cell: Cell) -> bool:
    if isinstance(cell, bool) or cell is None:
        return False
    if isinstance(cell, int | float):
        return cell > 0
    return isinstance(cell, str) and re.fullmatch(r"\d{1,6}(?:[.,]\d{1,3})?[.)]?", cell) is not None


def _without_ordinal(text: str) -> str:
    """``II. Thôn Phú Sơn`` → ``Thôn Phú Sơn``."""
    return re.sub(r"^\s*(?:[IVX]+|\d{1,2}|[A-Z])\s*[.):/-]\s*", "", text)
