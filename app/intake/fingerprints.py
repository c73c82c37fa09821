"""By what a row of a list is known again next month, and whether it still says the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from app.domain import names
from app.domain.partial_date import PartialDate
from app.intake.cells import StepDone
from app.intake.rows import ListRow

_PLACE_KINDS = ("thon", "buon", "to dan pho", "tdp", "khu pho", "ben", "xom", "ap", "lang")


def fingerprints(row: ListRow) -> dict[str, str]:
    """A short hash of each given field; equal hashes mean the list says the same."""
    return {name: short_hash(canonical(value)) for name, value in row.values.items()}


def keys_of(rows: Sequence[ListRow]) -> list[str]:
    """A stable key for each row: by number, else by name, birth and place; ``#2`` for the second of the same."""
    seen: Counter[str] = Counter()
    keys = []
    for row in rows:
        base = base_key(row)
        seen[base] += 1
        keys.append(base if seen[base] == 1 else f"{base}#{seen[base]}")
    return keys


def base_key(row: ListRow) -> str:
    """The key of a row, the same for each row that tells the same person."""
    if row.number:
        return f"n:{short_hash(row.number)}"
    born = row.born
    parts = [
        words_of(row.name),
        born.iso if isinstance(born, PartialDate) else "",
        str(row.values.get("old_number", "")),
        place_key(str(row.values.get("area", ""))),
        names.fold(str(row.values.get("household", ""))),
    ]
    if not row.name:
        parts += ["" if cell is None else str(cell) for cell in row.cells]
    return f"p:{short_hash('|'.join(parts))}"


def canonical(value: Any) -> str:
    """A value as the one text that is hashed."""
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, StepDone):
        return f"{value.procedure}|{value.day or ''}|{value.text or ''}"
    if isinstance(value, date):
        return value.isoformat()
    return _tidy(str(value))


@lru_cache(maxsize=65_536)
def _tidy(text: str) -> str:
    return names.canonical_tone(" ".join(text.split()))


def short_hash(text: str) -> str:
    """20 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def says_the_same(name: str, old: Any, new: Any) -> bool:
    """Whether the record already says what the list says. A step's words do not count, only its day."""
    if isinstance(new, StepDone):
        return isinstance(old, StepDone) and (old.day == new.day or new.day is None)
    if isinstance(old, str) and isinstance(new, str):
        return words_of(old) == words_of(new) or (name in ("household", "area") and place_key(old) == place_key(new))
    if isinstance(old, PartialDate) and isinstance(new, PartialDate):
        return old == new or (new.could_be(old) and _known_parts(new) < _known_parts(old))
    return bool(old == new)


def place_key(text: str) -> str:
    """``Thôn Phú Sơn``, ``thon phu son`` and ``Phú Sơn`` are one place."""
    folded = names.fold(text)
    kind = next((kind for kind in _PLACE_KINDS if folded.startswith(kind + " ")), "")
    return folded.removeprefix(kind).strip()


def words_of(text: str) -> str:
    """Without case, double blanks and the two ways to place a tone mark; with its marks."""
    return _tidy(text).casefold()


def _known_parts(born: PartialDate) -> int:
    return 1 + (born.month is not None) + (born.day is not None)
