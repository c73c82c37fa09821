"""Which column means what: proposed from titles and from what stands in the cells, corrected by hand, remembered.

A mapping is kept by the columns' titles, not by their places, so next month's list finds it though its columns moved.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as AbcMapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.domain import id_number, names, partial_date
from app.errors import UserError
from app.intake.layout import Column, Layout
from app.intake.tables import Cell
from app.intake.titles import Found, ListKind, Vocabulary, marked_key, plain_key, vocabulary

VERSION = 1
SAMPLE = 400
IGNORE = "ignore"

#: Fields of which a list may have several columns; of all others the surest column wins.
SEVERAL = frozenset({"note", "obstacle", IGNORE, "stt"})

_CATEGORY = re.compile(r"(?:(?:nhom|dien|loai)\s*)?([ab])\s*[.\-_ ]?\s*([1-8])(?!\d)")
_SURNAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "y",
        "h'",
    ]
)


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """One column: its field (or ``ignore``), how sure (0..1), and why.

    ``reason`` is a code: title, title-part, group, content, title-and-content, remembered, by-hand, twice, unknown.
    """

    title: str
    nth: int
    field: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of a kind of list mean. ``columns`` are known by (title, nth of that title)."""

    kind: ListKind
    signature: str
    columns: tuple[ColumnMeaning, ...]

    def with_field(self, title: str, field_id: str, nth: int = 0) -> Mapping:
        """Corrected by hand: that column means ``field_id``; another column with the same field loses it."""
        columns = []
        for column in self.columns:
            if (column.title, column.nth) == (title, nth):
                column = replace(column, field=field_id, confidence=1.0, reason="by-hand")
            elif column.field == field_id and field_id not in SEVERAL:
                column = replace(column, field=IGNORE, confidence=1.0, reason="by-hand")
            columns.append(column)
        return replace(self, columns=tuple(columns))

    def of_kind(self, kind: ListKind) -> Mapping:
        """The same columns read as another kind of list."""
        return replace(self, kind=kind)

    def places(self, layout: Layout) -> dict[str, tuple[int, ...]]:
        """Field → the places of its columns in ``layout`` (from 0), in the list's order."""
        meant = {(column.title, column.nth): column.field for column in self.columns}
        found: dict[str, list[int]] = {}
        for key, column in _keyed(layout.columns):
            field_id = meant.get(key, IGNORE)
            if field_id != IGNORE:
                found.setdefault(field_id, []).append(column.index)
        return {field_id: tuple(places) for field_id, places in found.items()}

    @property
    def doubtful(self) -> tuple[ColumnMeaning, ...]:
        """The columns that a person should look at before trusting the proposal."""
        return tuple(one for one in self.columns if one.confidence < 0.75 and one.field != IGNORE)

    def missing(self) -> tuple[str, ...]:
        """What no list can do without: codes ``name`` (a person's name), ``category`` (for running cases)."""
        fields = {column.field for column in self.columns}
        lacks = [] if fields & {"name", "given_name"} else ["name"]
        if self.kind is ListKind.CASES and "category" not in fields:
            lacks.append("category")
        return tuple(lacks)

    def to_json(self) -> str:
        """For the settings, and for ``hoso list import --mapping FILE``."""
        columns = [
            {"title": c.title, "nth": c.nth, "field": c.field, "confidence": round(c.confidence, 3), "reason": c.reason}
            for c in self.columns
        ]
        raw = {"version": VERSION, "kind": self.kind.value, "signature": self.signature, "columns": columns}
        return json.dumps(raw, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str, words: Vocabulary | None = None) -> Mapping:
        """Read what :meth:`to_json` wrote, or a person by hand.

        Raises:
            UserError("mapping.wrong"): no such document, or a field that the program does not know (``fault`` says).
        """
        words = words or vocabulary()
        try:
            raw: Any = json.loads(text)
            kind = ListKind(raw["kind"])
            columns = tuple(
                ColumnMeaning(
                    str(one["title"]), int(one.get("nth", 0)), str(one["field"]), float(one.get("confidence", 1.0)),
                    str(one.get("reason", "by-hand")),
                )
                for one in raw["columns"]
            )  # fmt: skip
            if raw.get("version", VERSION) != VERSION:
                raise UserError("mapping.wrong", fault=f"version {raw['version']}")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
            raise UserError("mapping.wrong", fault=f"{type(fault).__name__}: {fault}") from fault
        for column in columns:
            if column.field != IGNORE and not words.belongs(column.field, kind):
                raise UserError("mapping.wrong", fault=column.field)
        return cls(kind, str(raw.get("signature", "")), columns)


def signature(layout: Layout) -> str:
    """The same for lists with the same titles in any order: 32 hex digits."""
    titles = sorted(f"{key[0]}#{key[1]}" for key, _ in _keyed(layout.columns) if key[0])
    return hashlib.sha256("\n".join(titles).encode()).hexdigest()[:32]


def propose(
    layout: Layout,
    remembered: AbcMapping[str, Mapping] | None = None,
    *,
    kind: ListKind | None = None,
    words: Vocabulary | None = None,
) -> Mapping:
    """What the columns of ``layout`` mean.

    ``remembered`` are mappings by signature: the one of this list's titles is taken over as a person left it.
    ``kind`` is told by the caller, or guessed: a list with categories or steps is one of running cases.
    """
    words = words or vocabulary()
    own = signature(layout)
    known = (remembered or {}).get(own)
    if known is not None and (kind is None or known.kind is kind):
        kept = tuple(replace(column, confidence=1.0, reason="remembered") for column in known.columns)
        return Mapping(known.kind, own, kept)
    guesses = [_guess(column, _profile(layout, column.index, words), words) for column in layout.columns]
    if kind is None:
        kind = _kind_of(layout, guesses)
    chosen = _choose(guesses, kind, words)
    columns = tuple(
        ColumnMeaning(key[0], key[1], *meaning)
        for (key, _), meaning in zip(_keyed(layout.columns), chosen, strict=True)
    )
    return Mapping(kind, own, columns)


def _keyed(columns: Iterable[Column]) -> list[tuple[tuple[str, int], Column]]:
    seen: Counter[str] = Counter()
    keyed = []
    for column in columns:
        keyed.append(((column.key, seen[column.key]), column))
        seen[column.key] += 1
    return keyed


@dataclass(frozen=True, slots=True)
class _Guess:
    """What one column may mean, most sure first."""

    ranked: tuple[tuple[str, float, str], ...]
    filled: int


@dataclass(slots=True)
class _Profile:
    """What stands in a column: the share of cells of each shape (0..1), and how many cells were looked at."""

    filled: int = 0
    shapes: Counter[str] = field(default_factory=Counter)

    def share(self, shape: str) -> float:
        return self.shapes[shape] / self.filled if self.filled else 0.0


def _profile(layout: Layout, index: int, words: Vocabulary) -> _Profile:
    profile = _Profile()
    previous: float | None = None
    for row in layout.rows[:SAMPLE]:
        cell = row.cells[index] if index < len(row.cells) else None
        if cell is None:
            continue
        profile.filled += 1
        profile.shapes.update(_shapes(cell, words))
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            if previous is not None and cell == previous + 1:
                profile.shapes["counting"] += 1
            previous = float(cell)
    return profile


def _shapes(cell: Cell, words: Vocabulary) -> set[str]:
    """The shapes that a cell fits, by the field it would be: id_number, old_number, phone, born, year, sex, mark,
    relation…"""
    if isinstance(cell, bool):
        return {"mark"}
    if isinstance(cell, date):
        return {"born"}
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    shapes: set[str] = set()
    digits = id_number.cleaned(text)
    if digits.isascii() and digits.isdigit():
        if len(digits) == 12 or (id_number.padded_candidates(digits) and len(digits) in (10, 11) and digits[0] != "0"):
            shapes.add("id_number")
        if len(digits) == 9 and digits[0] != "9":
            shapes.add("old_number")
        if (len(digits) == 10 and digits[0] == "0") or (len(digits) == 9 and digits[0] in "35789"):
            shapes.add("phone")
        if len(digits) == 4 and 1900 <= int(digits) <= 2100:
            shapes.add("year")
    if not isinstance(cell, str):
        return shapes
    if words.male.has(cell) or words.female.has(cell):
        shapes.add("sex")
    if words.marked.has(cell):
        shapes.add("mark")
    if marked_key(cell) in words.relations or words.general_relations.has(cell):
        shapes.add("relation")
    if _CATEGORY.fullmatch(names.fold(cell).strip(" ()")):
        shapes.add("category")
    plain_number = digits.isdigit() and len(digits) in (9, 10, 12)
    if re.search(r"\d", cell) and "year" not in shapes and not plain_number:
        try:
            partial_date.parse(cell, today_year=2100)
            shapes.add("born")
        except partial_date.BadDate:
            pass
    parts = names.fold(cell).split()
    if 2 <= len(parts) <= 6 and all(part.replace("'", "").isalpha() for part in parts):
        shapes.add("words")
        if parts[0] in _SURNAMES or parts[0].startswith("h'"):
            shapes.add("name")
    if words.area.begins(cell):
        shapes.add("area")
    return shapes


_BY_CONTENT = ("id_number", "old_number", "phone", "sex", "relation", "category", "name", "area", "born")


def _guess(column: Column, profile: _Profile, words: Vocabulary) -> _Guess:
    by_title = _by_title(column, words)
    ranked: list[tuple[str, float, str]] = []
    for found, reason in by_title:
        sure = found.sureness
        supports = _supports(found.field, profile)
        if supports is True:
            sure, reason = (
                min(0.99, sure + 0.05 + (0.2 if sure < 0.7 else 0.0)),
                "title-and-content" if sure < 0.7 else reason,
            )
        elif supports is False:
            sure *= 0.6
        ranked.append((found.field, sure, reason))
    titled = {field_id for field_id, _, _ in ranked}
    if profile.filled >= 3:
        for shape in _BY_CONTENT:
            share = profile.share(shape)
            if shape not in titled and share >= 0.7:
                ranked.append((shape, 0.35 + 0.25 * share if not column.parts else 0.3 * share, "content"))
        if not column.parts and profile.share("counting") > 0.7:
            ranked.append(("stt", 0.6, "content"))
        if not column.parts and profile.share("year") >= 0.7 and "born" not in titled:
            ranked.append(("born", 0.5, "content"))
    ranked.sort(key=lambda one: -one[1])
    return _Guess(tuple(ranked), profile.filled)


def _by_title(column: Column, words: Vocabulary) -> list[tuple[Found, str]]:
    """What the titles say: the lowest under its group, else the lowest alone, else all joined, else the group."""
    if not column.parts:
        return []
    leaf, above = column.parts[-1], column.parts[:-1]
    for group in reversed(above):
        for meant in words.find(group):
            if under := words.find(leaf, meant.field):
                return [(found, "group") for found in under]
            if meant.field.startswith("step:") and words.step_columns.has(leaf):
                return [(Found(meant.field, 0.9, True), "group")]
            if meant.field in ("mother", "father", "guardian") and meant.exact:
                return []
    joined = words.find(" ".join(column.parts)) if above else ()
    if any(found.exact for found in joined):
        return [(found, "title") for found in joined]
    alone = words.find(leaf)
    if alone:
        return [(found, "title" if found.exact else "title-part") for found in alone]
    if joined:
        return [(found, "title-part") for found in joined]
    for group in reversed(above):
        if found := words.find(group):
            return [(Found(one.field, one.sureness * 0.6, False), "group") for one in found]
    return []


def _supports(field_id: str, profile: _Profile) -> bool | None:
    """Whether the cells look like the field: True, False (they speak against it), None (nothing to say)."""
    if profile.filled < 3:
        return None
    dates = profile.share("born") + profile.share("year")
    if field_id.startswith("born_") and field_id not in ("born_male", "born_female"):
        return None
    if field_id.startswith("born"):
        return True if dates > 0.6 else (False if dates < 0.2 else None)
    if field_id.startswith("sex_"):
        return False if dates > 0.6 else (True if profile.share("mark") > 0.6 else None)
    if field_id == "id_number":
        return (
            True if profile.share("id_number") + profile.share("old_number") > 0.6 else (False if dates > 0.6 else None)
        )
    if field_id == "household":
        return True if profile.share("words") > 0.6 else None
    if field_id in ("family_name", "given_name", "name", "mother", "father"):
        return (
            False
            if dates > 0.5 or profile.share("id_number") > 0.5
            else (True if profile.share("words") > 0.6 else None)
        )
    if field_id in ("sex", "old_number", "phone", "relation", "category", "area"):
        return True if profile.share(field_id) > 0.6 else None
    if field_id.startswith("step:") or field_id == "opened_on":
        return False if profile.share("id_number") > 0.5 else (True if dates > 0.4 else None)
    return None


def _kind_of(layout: Layout, guesses: list[_Guess]) -> ListKind:
    """A list of running cases has a category column and a step, obstacle or result; or at least two steps."""
    first = {guess.ranked[0][0] for guess in guesses if guess.ranked and guess.ranked[0][1] >= 0.5}
    steps = sum(1 for one in first if one.startswith("step:"))
    if "category" in first and (steps or first & {"obstacle", "assignee", "opened_on", "result"}):
        return ListKind.CASES
    if steps >= 2 or ("category" in first and "dac thu" in plain_key(layout.title)):
        return ListKind.CASES
    return ListKind.RESIDENTS


def _choose(guesses: list[_Guess], kind: ListKind, words: Vocabulary) -> list[tuple[str, float, str]]:
    """One field for each column, the surest first, a field once unless several columns may share it."""
    chosen: list[tuple[str, float, str]] = [(IGNORE, 0.0, "unknown")] * len(guesses)
    offers = [
        (sure, place, field_id, reason)
        for place, guess in enumerate(guesses)
        for field_id, sure, reason in guess.ranked
        if sure >= 0.3 and words.belongs(field_id, kind)
    ]
    offered = {offer[2] for offer in offers}
    taken: set[str] = set()
    settled: set[int] = set()
    for sure, place, field_id, reason in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        if place in settled or (field_id in taken and field_id not in SEVERAL):
            continue
        if field_id == "given_name" and not offered & {"family_name", "name"}:
            field_id = "name"
        chosen[place] = (field_id, sure, reason)
        settled.add(place)
        taken.add(field_id)
    for place, guess in enumerate(guesses):
        if place not in settled and guess.ranked and words.belongs(guess.ranked[0][0], kind):
            chosen[place] = (IGNORE, 0.5, "twice")
    return chosen
