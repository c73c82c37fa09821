"""Applies a mapping to a list: one typed row for each person, with what is doubtful or wrong told cell by cell."""

from __future__ import annotations

from collections.abc import Mapping as AbcMapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from app.domain import id_number, names
from app.domain.answers import Answer, Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Sex
from app.intake import cells
from app.intake.cells import Read, Remark, StepDone
from app.intake.layout import Layout, Row
from app.intake.mapping import Mapping
from app.intake.tables import Cell
from app.intake.titles import ListKind, Vocabulary, vocabulary
from app.progress import QUIET, Progress

HEAD = "chủ hộ"
#: Fields taken as they stand.
TEXTS = (
    "other_names", "ethnicity", "religion", "nationality", "household_number", "address", "registered_address", "phone",
    "guardian", "birth_place", "home_town", "birth_registered_at", "note", "obstacle", "result", "assignee",
)  # fmt: skip
_KIN = ("mother", "father")
_ADULTS = frozenset(
    {
        HEAD,
        "vợ",
        "chồng",
        "ông nội",
        "bà nội",
        "ông ngoại",
        "bà ngoại",
        "cha đẻ",
        "mẹ đẻ",
        "cha",
        "mẹ",
        "bố",
        "ông",
        "bà",
    }
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One person's row.

    ``values`` holds only what was given and read, by field: ``name`` str · ``born`` PartialDate or Silence.UNKNOWN ·
    ``sex`` Sex · ``id_number`` 12 digits · ``old_number`` 9 digits · ``relation``, ``household``, ``area``,
    ``mother``, ``father`` str · ``mother_born``, ``father_born`` PartialDate · ``mother_number``, ``father_number``
    str · ``category`` A1…B8 · ``opened_on`` date · ``step:<procedure>`` StepDone · the rest str.
    ``household_by_order``: the household was not written in the row but is that of the head above it.
    """

    sheet: str
    row_number: int
    kind: ListKind
    values: AbcMapping[str, Any]
    cells: tuple[Cell, ...] = ()
    doubts: tuple[Remark, ...] = ()
    faults: tuple[Remark, ...] = ()
    household_by_order: bool = False

    @property
    def name(self) -> str:
        """The name as shown, or an empty text."""
        return str(self.values.get("name", ""))

    @property
    def born(self) -> Answer[PartialDate]:
        found = self.values.get("born")
        return found if isinstance(found, PartialDate | Silence) else None

    @property
    def number(self) -> str | None:
        """The 12-digit number."""
        found = self.values.get("id_number")
        return found if isinstance(found, str) else None

    @property
    def steps(self) -> tuple[StepDone, ...]:
        """The finished steps, in the list's order."""
        return tuple(value for value in self.values.values() if isinstance(value, StepDone))


def read_rows(
    layout: Layout, mapping: Mapping, *, today: date, words: Vocabulary | None = None, progress: Progress = QUIET
) -> tuple[ListRow, ...]:
    """The rows of one list, in order. ``today`` settles two-digit years and the future."""
    reader = _Reader(layout, mapping, today, words or vocabulary())
    return tuple(reader.read(row) for row in progress.over(layout.rows, "list.reading", total=len(layout.rows)))


class _Reader:
    """Reads the rows of one list one after the other; it remembers the household of the row before."""

    def __init__(self, layout: Layout, mapping: Mapping, today: date, words: Vocabulary) -> None:
        self.layout = layout
        self.kind = mapping.kind
        self.today = today
        self.words = words
        self.places = mapping.places(layout)
        self.household: dict[str, str] = {}

    def read(self, row: Row) -> ListRow:
        return _RowReader(self, row).read()


class _RowReader:
    """One row while it is read."""

    def __init__(self, reader: _Reader, row: Row) -> None:
        self.reader = reader
        self.row = row
        self.places = reader.places
        self.words = reader.words
        self.values: dict[str, Any] = {}
        self.doubts: list[Remark] = []
        self.faults: list[Remark] = []

    def read(self) -> ListRow:
        self._name()
        self._born_and_sex()
        self._numbers()
        self._take("relation", cells.relation(self._cell("relation"), self.words))
        by_order = self._household()
        self._area()
        for field in TEXTS:
            self._text(field)
        self._kin()
        if self.reader.kind is ListKind.CASES:
            self._case()
        self._cross_check()
        return ListRow(
            self.reader.layout.sheet,
            self.row.number,
            self.reader.kind,
            MappingProxyType(self.values),
            self.row.cells,
            tuple(self.doubts),
            tuple(self.faults),
            by_order,
        )

    def _place(self, field: str) -> int | None:
        places = self.places.get(field, ())
        return places[0] if places else None

    def _cell(self, field: str) -> Cell:
        at = self._place(field)
        return self.row.cells[at] if at is not None and at < len(self.row.cells) else None

    def _take(self, field: str, read: Read[Any], column_of: str | None = None) -> None:
        column = self._place(column_of or field)
        if read.value is not None:
            self.values[field] = read.value
        if read.doubt is not None:
            self.doubts.append(Remark(read.doubt[0], field, column, dict(read.doubt[1])))
        if read.fault is not None:
            self.faults.append(Remark(read.fault[0], field, column, dict(read.fault[1])))

    def _doubt(self, code: str, field: str, **params: str) -> None:
        self.doubts.append(Remark(code, field, self._place(field), params))

    def _text(self, field: str) -> None:
        parts = [cells.text_of(self.row.cells[at]) for at in self.places.get(field, ()) if at < len(self.row.cells)]
        kept = list(dict.fromkeys(part for part in parts if part))
        if kept:
            self.values[field] = "; ".join(kept)

    def _name(self) -> None:
        field = "name" if "name" in self.places else "given_name"
        cell = self._cell(field)
        family = self._cell("family_name")
        if family is not None and isinstance(family, str) and (cell is None or isinstance(cell, str)):
            cell = f"{family} {cell or ''}".strip()
        read = cells.person(cell)
        self._take("name", read, field)
        if read.value is None and read.fault is None:
            self.faults.append(Remark("name.missing", "name", self._place(field)))

    def _born_and_sex(self) -> None:
        today = self.reader.today
        male, female = self._cell("born_male"), self._cell("born_female")
        written: list[Sex] = []
        if "born_male" in self.places or "born_female" in self.places:
            for sex, field, cell in ((Sex.MALE, "born_male", male), (Sex.FEMALE, "born_female", female)):
                if cell is None:
                    continue
                written.append(sex)
                if "born" in self.places and cells.is_marked(cell, self.words):
                    continue
                if "born" not in self.values:
                    self._take("born", cells.born(cell, today), field)
        if "born" not in self.values and "born" in self.places:
            self._take("born", cells.born(self._cell("born"), today))
        if "born" not in self.values and "born_year" in self.places:
            self._take("born", self._born_in_parts(), "born_year")
        if len(written) == 1:
            self.values["sex"] = written[0]
        elif len(written) == 2:
            self._doubt("sex.both-columns", "born_male")
        self._sex()

    def _born_in_parts(self) -> Read[Answer[PartialDate]]:
        parts = [cells.text_of(self._cell(field)) for field in ("born_day", "born_month", "born_year")]
        text = "/".join(part for part in parts if part)
        return cells.born(text or None, self.reader.today)

    def _sex(self) -> None:
        if "sex" in self.places:
            read = cells.sex(self._cell("sex"), self.words)
            known = self.values.get("sex")
            if known is not None and read.value is not None and read.value is not known:
                self._doubt("sex.both-columns", "sex")
            self._take("sex", read)
        ticked = [
            sex
            for sex, field in ((Sex.MALE, "sex_male"), (Sex.FEMALE, "sex_female"))
            if cells.is_marked(self._cell(field), self.words) or cells.sex(self._cell(field), self.words).value is sex
        ]
        if len(ticked) == 1:
            self.values.setdefault("sex", ticked[0])
        elif len(ticked) == 2:
            self._doubt("sex.both-columns", "sex_male")
        elif len({"sex_male", "sex_female"} & self.places.keys()) == 1 and "sex" not in self.values:
            only = "sex_male" if "sex_male" in self.places else "sex_female"
            if self._cell(only) is None:
                self.values["sex"] = Sex.FEMALE if only == "sex_male" else Sex.MALE

    def _numbers(self) -> None:
        for field in ("id_number", "old_number"):
            read = cells.numbers(self._cell(field))
            if read.doubt or read.fault:
                self._take("", Read(None, read.doubt, read.fault), field)
                for remarks in (self.doubts, self.faults):
                    if remarks and remarks[-1].field == "":
                        remarks[-1] = replace(remarks[-1], field=field)
            if read.value is not None:
                for name, found in (("id_number", read.value.id_number), ("old_number", read.value.old_number)):
                    if found is None:
                        continue
                    if self.values.setdefault(name, found) != found:
                        self._doubt("id.two-numbers", field, text=found, suggestion=str(self.values[name]))

    def _household(self) -> bool:
        """The household as written, else that of the head above. Returns whether it was taken by order."""
        label = cells.text_of(self._cell("household"))
        number = cells.text_of(self._cell("household_number"))
        relation = self.values.get("relation")
        if label is not None:
            self.values["household"] = names.display(label)
        if relation == HEAD and "name" in self.values:
            self.values.setdefault("household", self.values["name"])
        if relation == HEAD or label is not None or number is not None or relation is None:
            same = number is not None and number == self.reader.household.get("household_number")
            if not same and (relation == HEAD or label is not None or number is not None):
                self.reader.household = {}
            if "household" in self.values:
                self.reader.household["household"] = self.values["household"]
            elif same and "household" in self.reader.household:
                self.values["household"] = self.reader.household["household"]
            if number is not None:
                self.reader.household["household_number"] = number
            return False
        if not self.reader.household:
            return False
        self.values.update(self.reader.household)
        return True

    def _area(self) -> None:
        text = cells.text_of(self._cell("area"))
        if text is not None and not self.words.area.begins(text):
            titles = [
                column.parts[-1]
                for column in self.reader.layout.columns
                if column.index == self._place("area") and column.parts
            ]
            kind = titles[0].strip() if titles else ""
            if self.words.area.has(kind):
                text = f"{kind.capitalize()} {text}"
        found = text or self.row.area or self.reader.layout.area
        if found:
            self.values["area"] = names.display(found)

    def _kin(self) -> None:
        for who in _KIN:
            cell = self._cell(who)
            if isinstance(cell, str) and not self.words.unmarked.has(cell):
                self.values[who] = names.display(cell)
            if f"{who}_born" in self.places:
                self._take(f"{who}_born", cells.born(self._cell(f"{who}_born"), self.reader.today))
            read = cells.numbers(self._cell(f"{who}_number"))
            if read.value is not None:
                found = read.value.id_number or read.value.old_number
                self._take(f"{who}_number", Read(found, read.doubt))
            else:
                self._take(f"{who}_number", Read(None, read.doubt, read.fault))

    def _case(self) -> None:
        if "category" in self.places:
            self._take("category", cells.category(self._cell("category")))
        else:
            self.doubts.append(Remark("category.missing", "category"))
        self._take("opened_on", cells.full_day(self._cell("opened_on"), self.reader.today))
        for field in self.places:
            if field.startswith("step:"):
                self._step(field)

    def _step(self, field: str) -> None:
        cell = self._cell(field)
        read = cells.step(field.removeprefix("step:"), cell, self.reader.today, self.words)
        choices = self.words.one_of.get(field)
        if read.value is not None and choices:
            told = cells.which_procedure(read.value, cell, choices)
            read = replace(told, doubt=read.doubt or told.doubt)
        own = f"step:{read.value.procedure}" if read.value is not None else field
        if own == field or own not in self.values:
            self._take(own, read, field)

    def _cross_check(self) -> None:
        born, sex, number = self.values.get("born"), self.values.get("sex"), self.values.get("id_number")
        if number is not None:
            for finding in id_number.check(number, sex=sex, born=born):
                if finding.severity is not id_number.Severity.INFO:
                    self._doubt(finding.code, "id_number", text=number, suggestion=str(finding.detail))
        if isinstance(born, PartialDate):
            if self.values.get("relation") in _ADULTS and born.age_on(self.reader.today)[1] < 14:
                self._doubt("date.too-young", "born", text=born.text_vi())
            for field, value in self.values.items():
                if isinstance(value, StepDone) and value.day is not None and value.day < born.earliest:
                    self._doubt("step.before-birth", field, text=value.day.strftime("%d/%m/%Y"))
