"""Opening an office's list: what stands in the file, what its columns mean, and where its people live. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from app.domain import names
from app.domain.permissions import Action
from app.errors import UserError
from app.home import Home
from app.intake import tables
from app.intake.cells import text_of
from app.intake.decisions import AreaChoice, Place, bare_place_key, likely_kind, place_key
from app.intake.layout import Layout, Lists, Skipped, find_lists
from app.intake.mapping import Mapping as ListMapping
from app.intake.mapping import propose, signature
from app.intake.old_letters import Converted, in_unicode
from app.intake.rows import ListRow, read_rows
from app.intake.titles import ListKind
from app.models import list_records, remembering
from app.models.list_records import AreaRecord
from app.progress import QUIET, Progress

_SAMPLES = 4
#: Remembered: folded place → area id, of all lists that were imported here.
PLACES = "list-places"


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the list shows it. ``key`` and ``nth`` are what a mapping knows it by."""

    title: str
    key: str
    nth: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The sheets of a file that have the same columns, and what those are proposed to mean."""

    signature: str
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    mapping: ListMapping
    rows: int

    @property
    def remembered(self) -> bool:
        """Whether the mapping is the one of last time."""
        return any(column.reason == "remembered" for column in self.mapping.columns)


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A file that was read and understood as a list. Nothing of it is recorded yet."""

    path: Path
    file: str
    kind: ListKind
    groups: tuple[Group, ...]
    lists: Lists
    converted: tuple[Converted, ...]
    _rows: dict[str, tuple[ListRow, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def skipped(self) -> tuple[tuple[str, Skipped], ...]:
        """(sheet, row) of everything below a header that is no person's: totals, signatures, headers again."""
        return tuple((layout.sheet, row) for layout in self.lists.layouts for row in layout.skipped)

    @property
    def mappings(self) -> dict[str, ListMapping]:
        """What is proposed, by signature: the beginning of what a person corrects."""
        return {group.signature: group.mapping for group in self.groups}

    @property
    def signature(self) -> str:
        """What the list is remembered by."""
        return "+".join(sorted(group.signature for group in self.groups))


# Opening --------------------------------------------------------------------------------------------------------


def open_list(home: Home, path: Path, kind: ListKind | None = None) -> OpenedList:
    """Read a file and propose what its columns mean. ``kind`` is guessed if it is not told.

    Raises:
        UserError("permission.action"), UserError("list.only-at-office").
        UserError("list.password-protected"), UserError("list.not-a-list"), UserError("list.too-large"),
            UserError("list.no-header"), UserError("list.missing"); see :func:`app.intake.tables.read_list`.
        EnvironmentFault("list.unreadable").
    """
    may_import(home)
    book, converted = in_unicode(tables.open_list(path))
    found = find_lists(book)
    known = _remembered_mappings(home, {signature(layout) for layout in found.layouts}, kind)
    proposals = [propose(layout, known, kind=kind) for layout in found.layouts]
    kind = kind or proposals[0].kind
    groups: dict[str, Group] = {}
    for layout, mapping in zip(found.layouts, proposals, strict=True):
        if mapping.kind is not kind:
            mapping = propose(layout, known, kind=kind)
        there = groups.get(mapping.signature)
        if there is not None:
            there = replace(there, sheets=(*there.sheets, layout.sheet), rows=there.rows + len(layout.rows))
        groups[mapping.signature] = there or Group(
            mapping.signature, (layout.sheet,), _columns(layout, mapping), mapping, len(layout.rows)
        )
    return OpenedList(path, book.file, kind, tuple(groups.values()), found, converted)


def places(
    home: Home, opened: OpenedList, mappings: Mapping[str, ListMapping], progress: Progress = QUIET
) -> tuple[Place, ...]:
    """Where the people of the list live, as it writes it, and which area each place most likely is."""
    sheets: dict[str, dict[str, None]] = {}
    counts: dict[str, int] = {}
    for row in read(home, opened, mappings, progress):
        text = str(row.values.get("area", ""))
        counts[text] = counts.get(text, 0) + 1
        sheets.setdefault(text, {})[row.sheet] = None
    with home.reading() as r:
        there = list_records.areas(r)
        before = msgspec.json.decode(remembering.get(r.conn, PLACES) or "{}")
    may_add = home.account.may_write("area", "name")
    proposals = _proposed(counts, there, before, may_add=may_add)
    return tuple(Place(text, counts[text], tuple(sheets[text]), proposals[text]) for text in counts)


def may_import(home: Home) -> None:
    """Raises: UserError("permission.action"), UserError("list.only-at-office")."""
    home.require(Action.IMPORT_LIST)
    if not home.is_office:
        raise UserError("list.only-at-office")


def _columns(layout: Layout, mapping: ListMapping) -> tuple[Column, ...]:
    found = []
    for column, meaning in zip(layout.columns, mapping.columns, strict=True):
        samples: dict[str, None] = {}
        for row in layout.rows:
            cell = row.cells[column.index] if column.index < len(row.cells) else None
            if (text := text_of(cell)) is not None:
                samples[text[:60]] = None
            if len(samples) == _SAMPLES:
                break
        found.append(Column(column.title, meaning.title, meaning.nth, tuple(samples)))
    return tuple(found)


def _remembered_mappings(home: Home, signatures: Iterable[str], kind: ListKind | None) -> dict[str, ListMapping]:
    found: dict[str, ListMapping] = {}
    with home.reading() as r:
        for own in signatures:
            for each in (kind,) if kind else (ListKind.CASES, ListKind.RESIDENTS):
                text = remembering.get(r.conn, f"list-mapping:{each.value}:{own}")
                if text is not None and own not in found:
                    try:
                        found[own] = ListMapping.from_json(text)
                    except UserError:  # written by another version: proposed anew
                        continue
    return found


def read(
    home: Home, opened: OpenedList, mappings: Mapping[str, ListMapping], progress: Progress
) -> tuple[ListRow, ...]:
    """The rows under these mappings; the last reading is kept, because a person goes back and forth."""
    key = "\n".join(mappings[own].to_json() for own in sorted(mappings))
    if key not in opened._rows:
        found: list[ListRow] = []
        for layout in opened.lists.layouts:
            found += read_rows(layout, mappings[signature(layout)], today=home.today, progress=progress)
        opened._rows.clear()
        opened._rows[key] = tuple(found)
    return opened._rows[key]


def _proposed(
    texts: Iterable[str], there: Mapping[str, AreaRecord], before: Mapping[str, str], *, may_add: bool
) -> dict[str, AreaChoice | None]:
    exact = _by(there.values(), place_key)
    bare = _by(there.values(), bare_place_key)
    new: dict[str, list[str]] = {}
    for text in texts:
        new.setdefault(bare_place_key(text), []).append(text)
    found: dict[str, AreaChoice | None] = {}
    for text in texts:
        remembered = before.get(place_key(text))
        one = exact.get(place_key(text)) or bare.get(bare_place_key(text)) or []
        if remembered in there:
            found[text] = AreaChoice(remembered)
        elif not text:
            found[text] = None
        elif len(one) == 1:
            found[text] = AreaChoice(one[0].id)
        elif one or not may_add:
            found[text] = None
        else:
            same = new[bare_place_key(text)]
            full = [each for each in same if place_key(each) != bare_place_key(each)]
            named = full[0] if len({place_key(each) for each in full}) == 1 else text
            found[text] = AreaChoice(None, names.display(named), likely_kind(named))
    return found


def _by(areas: Iterable[AreaRecord], key: Callable[[str], str]) -> dict[str, list[AreaRecord]]:
    found: dict[str, list[AreaRecord]] = {}
    for area in areas:
        found.setdefault(key(area.name), []).append(area)
    return found
