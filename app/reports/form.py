"""An official form (biểu mẫu, tờ khai), printed as its :class:`FormSpec` lays it out, filled or empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from app.domain.forms import FilingWay, FormSpec, Item, ItemKind, Signer, TablePerson
from app.errors import UserError
from app.reports.layout.blocks import TALL, Gap, Heading, Paragraph, Rule, Stack, note, stacked
from app.reports.layout.entries import Boxes, Choices, Entries, Entry
from app.reports.layout.fonts import width
from app.reports.layout.letterhead import MOTTO, NATION, Title
from app.reports.layout.paper import Block, Paper, Strip
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import MM, Sheet
from app.reports.layout.stream import About
from app.reports.layout.table import Column, Table
from app.reports.layout.text import BOLD, ITALIC, REGULAR
from app.reports.words import long_day

CHECK = "CẦN KIỂM TRA MẪU: bố cục chưa đối chiếu với mẫu chính thức"
ONLINE = "Thủ tục này chỉ nộp trực tuyến: tờ này để đối chiếu khi nhập trên cổng dịch vụ công, không nộp bản giấy."


_NATION, _HEAD = 14.0, 13.0
"""Sizes of the national name, and of the head and the title, as on the official CT01."""
_PEN_ROW = 7 * MM
"""The height of a row of a table that somebody may fill by hand."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """One form with what stands in it. ``values`` by fill, ``people`` by fill of a table; what is missing is dotted.

    ``place`` stands before the day; ``mark`` prints that the layout has to be checked; ``trace`` is a fine line at the
    foot (code of the case, copy, day).
    """

    spec: FormSpec
    values: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, tuple[TablePerson, ...]] = field(default_factory=dict)
    place: str = ""
    day: date | None = None
    mark: bool = False
    trace: str = ""

    def value(self, fill: str) -> str:
        return self.values.get(fill, "")


def write_forms(forms: Iterable[FilledForm], out: BinaryIO) -> int:
    """Print forms into ``out``, each on sheets of its own. Returns how many sheets.

    Raises:
        UserError("report.nothing-to-print"): there was no form.
    """
    paper: Paper | None = None
    for form in forms:
        paper = paper or Paper(out, About(form.spec.name, "", form.spec.code))
        paper.part(" · ".join(filter(None, (form.trace, CHECK if form.mark else ""))), _sheet_of(form.spec))
        paper.put(*_sheet(form))
        if form.spec.notes:
            paper.turn()
            paper.put(*_notes(form.spec))
    if paper is None:
        raise UserError("report.nothing-to-print")
    paper.close()
    return paper.sheets


def _sheet_of(spec: FormSpec) -> Sheet:
    sides = spec.margins
    return Sheet(top=sides.top * MM, right=sides.right * MM, bottom=sides.bottom * MM, left=sides.left * MM)


def _sheet(form: FilledForm) -> Iterator[Block]:
    spec, size = form.spec, form.spec.size
    for line in spec.head:
        yield Paragraph(line, _HEAD, "right", ITALIC, 0.0, 0.0)
    yield Paragraph(NATION, _NATION, "centre", BOLD, 0.0, 4.0)
    yield Paragraph(MOTTO, _NATION, "centre", BOLD, 0.0, 0.0)
    yield Rule(share=width(MOTTO, BOLD, _NATION) / _sheet_of(spec).room, before=2.0, after=4.0)
    yield Title(spec.title, spec.about, _HEAD, ruled=False)
    if form.mark:
        yield _Framed(CHECK)
    if spec.way is FilingWay.ONLINE:
        yield _Framed(ONLINE)
    if spec.to:
        yield Entry(spec.to, form.value("office"), size, before=6.0)
    for item in spec.items:
        yield from _item(form, item)
    if spec.signers:
        yield _Signers(form)


def _item(form: FilledForm, item: Item) -> Iterator[Block]:
    size, value = form.spec.size, form.value(item.fill)
    if item.caps:
        value = value.upper()
    match item.kind:
        case ItemKind.HEADING:
            yield Heading(item.label, size, 8.0)
        case ItemKind.TEXT:
            text = f"{item.label} {value}".strip() if item.fill else item.label
            yield Paragraph(text, size, "justify", BOLD if item.bold else REGULAR, 0.0, 4.0)
        case ItemKind.LINE:
            yield Entry(item.label, value, size, item.lines)
        case ItemKind.ROW:
            yield Entries(tuple((part.share, _part(form, part)) for part in item.parts))
        case ItemKind.BOXES:
            digits = value.replace(" ", "")
            yield Boxes(item.label, digits if digits.isdigit() else value, size, item.count)
        case ItemKind.CHOICE:
            yield Choices(item.label, tuple((each.label, each.value == value) for each in item.options), size)
        case ItemKind.TABLE:
            if item.label:
                yield Entry(item.label, "" if form.people.get(item.fill) else " ", size)
            yield _table(form, item)


def _part(form: FilledForm, part: Item) -> Entry:
    value = form.value(part.fill)
    return Entry(part.label, value.upper() if part.caps else value, form.spec.size, part.lines, before=0.0)


def _table(form: FilledForm, item: Item) -> Table:
    people = form.people.get(item.fill, ())
    rows = [
        [str(number) if not column.fill else str(getattr(person, column.fill)) for column in item.columns]
        for number, person in enumerate(people, 1)
    ]
    for number in range(len(rows) + 1, item.lines + 1):
        rows.append([str(number) if not column.fill else "" for column in item.columns])
    columns = tuple(
        Column(column.title, column.share, "centre" if column.fill in ("", "born", "sex", "number") else "left")
        for column in item.columns
    )
    return Table(columns, rows, size=min(12.0, form.spec.size), least=_PEN_ROW)


@dataclass(frozen=True, slots=True)
class _Framed:
    """A remark in a frame that nobody overlooks."""

    words: str

    def strips(self, room: float) -> Iterable[Strip]:
        inner = stacked((Paragraph(self.words, 10.0, "centre", BOLD, 0.0, 0.0),), room - 12)

        def draw(pen: Pen, x: float, top: float) -> None:
            pen.box(x, top + 3, room, inner.height + 6)
            inner.draw(pen, x + 6, top + 5)

        return (Strip(inner.height + 12, draw, glued=True),)


@dataclass(frozen=True, slots=True)
class _Signers:
    """Those who sign, side by side; never divided, never alone on a sheet."""

    form: FilledForm

    def strips(self, room: float) -> Iterator[Strip]:
        signers = self.form.spec.signers
        wide = room / max(2, len(signers))
        start = room - wide * len(signers)
        columns = [self._column(signer, wide - 8) for signer in signers]
        height = max(column.height for column in columns)

        def draw(pen: Pen, x: float, top: float) -> None:
            for number, column in enumerate(columns):
                column.draw(pen, x + start + wide * number + 4, top)

        yield Strip(10.0, glued=True, clings=True, vanishes=True)
        if height > TALL:  # nobody's name is that long, but a field can be
            yield from (strip for column in columns for strip in column.parts)
            return
        yield Strip(height, draw)

    def _column(self, signer: Signer, room: float) -> Stack:
        form = self.form
        small = min(form.spec.size, 12.0) - (1.0 if len(form.spec.signers) > 2 else 0.0)
        narrow = len(form.spec.signers) > 2
        blocks: list[Block] = []
        if signer.dated:
            if narrow:
                said = "…………, ngày ……\ntháng …… năm ………"
            else:
                written = long_day(form.day) if form.day else "ngày …… tháng …… năm ……"
                said = f"{form.place or '…………'}, {written}"
            blocks.append(Paragraph(said, small - 0.5, "centre", ITALIC, 0.0, 0.0))
        blocks.append(Paragraph(signer.title.upper(), small, "centre", BOLD, 0.0, 0.0))
        if signer.how:
            blocks.append(Paragraph(signer.how, small - 1, "centre", ITALIC, 0.0, 0.0))
        blocks.append(Gap(20 * MM))
        name = form.value(signer.fill) if signer.fill else ""
        blocks.append(Paragraph(name, small, "centre", BOLD, 0.0, 0.0))
        blocks += [Entry(line, "", small - 1, before=2.0) for line in signer.lines]
        return stacked(blocks, room)


def _notes(spec: FormSpec) -> Iterator[Block]:
    if spec.notes_title:
        yield Paragraph(spec.notes_title, spec.size, "left", BOLD, 0.0, 0.0)
    for each in spec.notes:
        yield note(each, size=max(10.0, spec.size - 1), before=4.0)
