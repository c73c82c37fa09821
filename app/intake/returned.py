"""The sheet of rows that could not be read, to be saved and sent back to who wrote the list (danh sách trả lại).

It keeps the original cells, the sheet and the row number of the file, and says in Vietnamese what is wrong with each.
"""

from __future__ import annotations

import io
import os
import re
import string
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from app.errors import EnvironmentFault, UserError
from app.intake.cells import Remark
from app.intake.layout import Layout
from app.intake.preview import RowVerdict, Verdict
from app.intake.rows import ListRow
from app.intake.titles import CODES

FILE = "list_reasons.toml"


@dataclass(frozen=True, slots=True)
class Reasons:
    """Sentences by code, as data: ``{text}`` and the like are filled from a remark's parameters."""

    sentences: Mapping[str, str]
    words: Mapping[str, str]
    fields: Mapping[str, str]

    def sentence(self, remark: Remark) -> str:
        """What is wrong, with the field's Vietnamese name in front. A code without a sentence is shown as it is."""
        pattern = self.sentences.get(remark.code, remark.code)
        text = string.Formatter().vformat(pattern, (), _Lenient(remark.params))
        return f"{self.field(remark.field)}: {text}" if remark.field else text

    def field(self, field_id: str) -> str:
        """``id_number`` → ``Số định danh``."""
        return self.fields.get(field_id, field_id)

    def word(self, key: str) -> str:
        """A heading of the sheet."""
        return self.words[key]


class _Lenient(dict[str, Any]):
    """Parameters of which one may be missing."""

    def __missing__(self, key: str) -> str:
        return "…"


def load_reasons(folder: Path = CODES) -> Reasons:
    """Read the sentences.

    Raises:
        UserError("resource.wrong"): the file is missing or wrong; file, line (0 if unknown) and fault are told.
    """
    try:
        raw = tomllib.loads((folder / FILE).read_text("utf-8"))
        reasons = Reasons(dict(raw["reasons"]), dict(raw["words"]), dict(raw["fields"]))
        for code, sentence in reasons.sentences.items():
            for _, name, _, _ in string.Formatter().parse(sentence):
                if name is not None and not name.isidentifier():
                    raise ValueError(f"{code}: {{{name}}}")
    except (OSError, UnicodeError, KeyError, TypeError, ValueError) as fault:
        at = re.search(r"line (\d+)", str(fault))
        raise UserError(
            "resource.wrong", file=f"codes/{FILE}", line=int(at[1]) if at else 0, fault=str(fault)
        ) from fault
    return reasons


@cache
def reasons() -> Reasons:
    """The sentences that are shipped, read once."""
    return load_reasons()


def returned_rows(rows: Iterable[RowVerdict], *, doubtful: bool = False) -> list[tuple[ListRow, tuple[Remark, ...]]]:
    """The rows to send back: the wrong ones, with ``doubtful`` those too, in the list's order."""
    wanted = {Verdict.WRONG, Verdict.DOUBTFUL} if doubtful else {Verdict.WRONG}
    return [(one.row, one.reasons) for one in rows if one.verdict in wanted and one.row is not None]


def returned_sheet(
    rows: Sequence[tuple[ListRow, tuple[Remark, ...]]],
    layouts: Sequence[Layout],
    *,
    file: str,
    texts: Reasons | None = None,
) -> bytes:
    """An ``.xlsx`` with one sheet per sheet of the list. Text stays text, also where it begins with ``= + - @``."""
    import xlsxwriter

    texts = texts or reasons()
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#EEEEEE"})
    plain = book.add_format({"valign": "top", "border": 1, "num_format": "@"})
    number = book.add_format({"valign": "top", "border": 1})
    day = book.add_format({"valign": "top", "border": 1, "num_format": "dd/mm/yyyy", "align": "left"})
    why = book.add_format({"valign": "top", "border": 1, "text_wrap": True, "font_color": "#9C0006", "num_format": "@"})
    taken: set[str] = set()
    for layout in layouts:
        own = [(row, remarks) for row, remarks in rows if row.sheet == layout.sheet]
        if not own:
            continue
        sheet = book.add_worksheet(_sheet_name(layout.sheet or texts.word("sheet"), taken))
        sheet.write_string(0, 0, f"{texts.word('title')}: {file}", book.add_format({"bold": True}))
        headings = [texts.word("row"), *(column.title for column in layout.columns), texts.word("why")]
        for at, heading in enumerate(headings):
            sheet.write_string(2, at, heading, bold)
        for down, (row, remarks) in enumerate(own, start=3):
            sheet.write_number(down, 0, row.row_number, number)
            for across, column in enumerate(layout.columns, start=1):
                cell = row.cells[column.index] if column.index < len(row.cells) else None
                if isinstance(cell, bool):
                    sheet.write_boolean(down, across, cell, number)
                elif isinstance(cell, int | float):
                    sheet.write_number(down, across, cell, number)
                elif isinstance(cell, date) and cell.year >= 1900:
                    sheet.write_datetime(
                        down, across, cell if isinstance(cell, datetime) else datetime(*cell.timetuple()[:3]), day
                    )
                elif cell is None:
                    sheet.write_blank(down, across, None, plain)
                else:
                    sheet.write_string(down, across, str(cell)[:32_000], plain)
            sheet.write_string(down, len(headings) - 1, "\n".join(map(texts.sentence, remarks)), why)
        sheet.set_column(0, 0, 7)
        sheet.set_column(1, len(layout.columns), 18)
        sheet.set_column(len(headings) - 1, len(headings) - 1, 60)
        sheet.freeze_panes(3, 0)
    if not taken:
        book.add_worksheet(_sheet_name(texts.word("sheet"), taken)).write_string(0, 0, texts.word("none"))
    book.close()
    return out.getvalue()


def save_returned(path: Path, content: bytes) -> None:
    """Write the sheet, whole or not at all.

    Raises:
        EnvironmentFault("file.cannot-write"): the disk is full, the folder read-only, or the file is open in Excel.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise EnvironmentFault(
            "file.cannot-write", file=path.name, fault=fault.strerror or type(fault).__name__
        ) from fault


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel allows: no ``[]:*?/\\``, at most 31 letters, no apostrophe at the ends, each once."""
    clean = re.sub(r"[\[\]:*?/\\]", " ", name).strip(" '")[:28] or "Sheet"
    found, nth = clean, 1
    while found.casefold() in taken or found.casefold() == "history":
        nth += 1
        found = f"{clean} {nth}"[:31]
    taken.add(found.casefold())
    return found
