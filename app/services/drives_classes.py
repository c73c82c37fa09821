"""Class lists of schools (danh sách lớp, trường) for a drive: read as other lists are, matched to residents.

A row is matched where exactly one person of that name and birth is likely; what may be several, or nobody, is listed
and left to a person. Nobody is made from a class list: who is on no record here is asked for at the door.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain import names
from app.domain.changes import Done
from app.domain.drive import ChildState, Drive
from app.domain.ids import child_id
from app.domain.matching import LIKELY, Profile, score_if_possible
from app.domain.partial_date import BadDate, PartialDate, parse
from app.domain.permissions import Action
from app.errors import UserError
from app.home import Home
from app.intake import tables
from app.intake.cells import text_of
from app.intake.layout import Layout, Row, find_lists
from app.intake.mapping import propose
from app.intake.old_letters import in_unicode
from app.intake.rows import ListRow, read_rows
from app.intake.titles import ListKind
from app.models import alike, same_person
from app.models.entities import Turnout
from app.models.work import Reading
from app.progress import QUIET, Progress

MATCHED, SEVERAL, NOBODY, UNREAD = "matched", "several", "nobody", "unread"


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One row of a class list. ``found``: who it may be, the likeliest first; matched if it is one for sure. ``why``:
    the faults of a row that could not be read."""

    sheet: str
    line: int
    name: str
    born: str
    school: str
    class_name: str
    verdict: str
    found: tuple[tuple[str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ClassList:
    """A file that was read: rows in its order."""

    file: str
    rows: tuple[ClassRow, ...]

    def of(self, verdict: str) -> tuple[ClassRow, ...]:
        return tuple(row for row in self.rows if row.verdict == verdict)


def read_classes(
    home: Home, path: Path, *, school: str = "", class_name: str = "", progress: Progress = QUIET
) -> ClassList:
    """Read a class list and look for its children. ``school`` and ``class_name`` hold where the file has no column of
    them; a sheet's name is the class where nothing else says one.

    Raises: UserError("permission.action"), UserError("list.only-at-office"), UserError("list.no-header") and its like.
    """
    home.require(Action.IMPORT_LIST)
    if not home.is_office:
        raise UserError("list.only-at-office")
    book, _ = in_unicode(tables.open_list(path))
    read: list[tuple[ListRow, str, str]] = []
    for layout in find_lists(book).layouts:
        mapping = propose(layout, {})
        rows = read_rows(layout, mapping, today=home.today)
        for row, own in zip(rows, layout.rows, strict=True):
            own_school = _column(layout, own, ("truong", "co so", "don vi truong")) or school
            own_class = _column(layout, own, ("lop",)) or class_name or _sheet_class(layout.sheet)
            read.append((row, own_school.strip(), own_class.strip()))
    with home.reading() as r:
        found = [_matched(r, *each) for each in progress.over(read, "drive.compared", len(read), every=20)]
    return ClassList(book.file, tuple(found))


def typed_classes(home: Home, text: str, *, school: str, class_name: str) -> ClassList:
    """The same from names that were typed or pasted: one child a line, the name, then the date of birth."""
    rows = []
    with home.reading() as r:
        for line, words in enumerate(text.splitlines(), 1):
            name, _, born = (part.strip() for part in _split(words).partition("\t"))
            if not name:
                continue
            values: dict[str, object] = {"name": name}
            why = ""
            if born:
                try:
                    values["born"] = parse(born, today_year=home.today.year)
                except BadDate:
                    why = born
            row = _matched(r, _typed_row(line, values), school.strip(), class_name.strip())
            rows.append(row if not why else _faulty(row, why))
    return ClassList("", tuple(rows))


def keep_classes(
    home: Home, drive: Drive, wanted: Iterable[tuple[str, str, str]], progress: Progress = QUIET
) -> Done[int]:
    """Write school and class to children: (resident, school, class). How the child stands stays as it is.

    Raises: UserError("permission.write").
    """
    chosen = list(wanted)
    with home.writing() as w:
        for resident_id, school, class_name in progress.over(chosen, "drive.compared", len(chosen), every=100):
            person = same_person.kept(w, resident_id)
            if person is None or not w.opens(person):
                continue
            made_of = {"resident_id": person.id, "drive": drive.id, "state": ChildState.TODO.value}
            row = w.put(Turnout, child_id(person.id, drive.id), made_of)
            row.school, row.class_name = school or row.school, class_name or row.class_name
            row.by, row.day = home.account.id, home.today
        w.flush()
        return Done(len(chosen), w.changes)


# Parts ---------------------------------------------------------------------------------------------------------------


def _matched(r: Reading, row: ListRow, school: str, class_name: str) -> ClassRow:
    values: Mapping[str, object] = row.values
    born = row.born
    shown = born.text_vi() if isinstance(born, PartialDate) else ""
    known = (row.sheet, row.row_number, row.name, shown, school, class_name)
    if not row.name or row.faults:
        return ClassRow(*known, UNREAD, (), "; ".join(fault.code for fault in row.faults))
    profile = Profile(
        "row",
        row.name,
        born=born,
        sex=values.get("sex"),  # type: ignore[arg-type]
        id_number=row.number,
        mother=str(values.get("mother", "")),
        father=str(values.get("father", "")),
    )
    there = alike.standing(r, [each.id for each in alike.candidates(r, profile)])
    scored = []
    for other in alike.with_parents(r, [alike.profile_of(each) for each in there.values()]):
        likeness = score_if_possible(profile, other)
        if likeness is not None:
            scored.append((likeness.points, other.key, other.name))
    scored.sort(key=lambda each: (-each[0], each[1]))
    found = tuple((key, name) for _, key, name in scored[:5])
    if not scored:
        return ClassRow(*known, NOBODY)
    alone = scored[0][0] >= LIKELY and (len(scored) == 1 or scored[1][0] < LIKELY)
    return ClassRow(*known, MATCHED if alone else SEVERAL, found)


def _faulty(row: ClassRow, why: str) -> ClassRow:
    return ClassRow(row.sheet, row.line, row.name, row.born, row.school, row.class_name, UNREAD, (), why)


def _column(layout: Layout, row: Row, titles: tuple[str, ...]) -> str:
    """The cell of the column whose title begins with one of ``titles`` (folded)."""
    for column in layout.columns:
        title = names.fold(column.title)
        if title.startswith(titles) and column.index < len(row.cells):
            return text_of(row.cells[column.index]) or ""
    return ""


def _sheet_class(sheet: str) -> str:
    """A sheet called "Lớp 1A", "1A2", "Mầm 3" names its class; "Sheet1" names nothing."""
    folded = names.fold(sheet)
    return "" if folded.startswith(("sheet", "trang tinh")) or not folded else sheet


def _split(line: str) -> str:
    """Name and date apart: by a tab, a semicolon, or before the first digit."""
    if "\t" in line:
        return line
    if ";" in line:
        return line.replace(";", "\t", 1)
    at = next((at for at, char in enumerate(line) if char.isdigit()), len(line))
    return f"{line[:at].rstrip(' ,')}\t{line[at:]}"


def _typed_row(line: int, values: Mapping[str, object]) -> ListRow:
    return ListRow("", line, ListKind.RESIDENTS, values)
