"""What this machine remembers of an imported list: whom each row was taken for, fingerprints of its cells, the mapping.

It is kept by area: a list of one hamlet says nothing of the people of another, though its columns are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection

from app.intake.decisions import AreaChoice, place_key
from app.intake.mapping import Mapping as ListMapping
from app.intake.preview import RowVerdict, remember
from app.models import remembering


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """One row of the last import."""

    key: str
    resident_id: str | None
    case_id: str | None
    name: str
    fields: dict[str, str]
    area_id: str = ""

    @staticmethod
    def of(row: RowVerdict, resident_id: str, case_id: str | None, area_id: str) -> Stored:
        kept = remember(row, resident_id)
        return Stored(kept.key, resident_id, case_id, kept.name, dict(kept.fields), area_id)


_decode = msgspec.json.Decoder(list[Stored]).decode


def last_rows(conn: Connection, list_key: str, areas: Iterable[str]) -> dict[str, Stored]:
    """The rows of the last import of this list in these areas, by key."""
    found: dict[str, Stored] = {}
    for area_id in sorted(areas):
        text = remembering.get(conn, f"list-rows:{list_key}:{area_id}")
        found |= {one.key: one for one in _decode(text)} if text else {}
    return found


def keep_rows(conn: Connection, list_key: str, areas: Iterable[str], rows: Iterable[Stored]) -> None:
    """Remember these rows instead of those of the last import in the areas that either speaks of."""
    kept: dict[str, list[Stored]] = {area_id: [] for area_id in areas}
    for row in rows:
        kept.setdefault(row.area_id, []).append(row)
    for area_id, own in kept.items():
        remembering.put(conn, f"list-rows:{list_key}:{area_id}", msgspec.json.encode(own).decode())


def keep_mappings(conn: Connection, mappings: Mapping[str, ListMapping]) -> None:
    for own, mapping in mappings.items():
        remembering.put(conn, f"list-mapping:{mapping.kind.value}:{own}", mapping.to_json())


def keep_places(conn: Connection, key: str, places: Mapping[str, AreaChoice], ids: Mapping[str, str | None]) -> None:
    """``ids``: the area of each new place by its chosen name."""
    known = msgspec.json.decode(remembering.get(conn, key) or "{}", type=dict[str, str])
    for text, choice in places.items():
        area_id = choice.area_id or ids.get(choice.name)
        if text and area_id:
            known[place_key(text)] = area_id
    remembering.put(conn, key, msgspec.json.encode(known).decode())
