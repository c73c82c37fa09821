"""Code tables from ``resources/codes/*.toml``: ``[[row]]`` with code, name, aliases, note."""

from __future__ import annotations

from pathlib import Path

from app.domain.clocks import Calendar, DayOff, Desk
from app.domain.codes import Code, CodeTable
from app.packs.reading import PackError, Row, once, read_text, read_toml

TABLES = (
    "area_kinds",
    "authorities",
    "benefit_kinds",
    "bodies",
    "channels",
    "civil_statuses",
    "claim_kinds",
    "closing_kinds",
    "ethnic_groups",
    "evidence_kinds",
    "facts",
    "fields",
    "handoff_kinds",
    "id_provinces",
    "levels",
    "mark_kinds",
    "matters",
    "obstacle_kinds",
    "recheck_verdicts",
    "record_fields",
    "record_values",
    "relations",
    "residence_kinds",
    "results",
    "sheet_papers",
    "visit_outcomes",
)
WORDS = 256


def load_table(root: Path, name: str) -> CodeTable:
    """One code table.

    Raises:
        PackError: the file is wrong, or holds a code twice.
    """
    top = read_toml(root, f"codes/{name}.toml")
    title = top.text("title")
    rows = top.rows("row", least=1)
    once(rows, "code")
    codes: list[Code] = []
    for row in rows:
        codes.append(
            Code(
                code=row.text("code"),
                name=row.text("name"),
                source=row.source(),
                aliases=row.texts("aliases", ()),
                note=row.text("note", ""),
                usual=row.flag_or_none("usual"),
            )
        )
        row.done()
    top.done()
    return CodeTable(name, title, tuple(codes))


def load_calendar(root: Path) -> Calendar:
    """The days off, from ``codes/holidays.toml``."""
    top = read_toml(root, "codes/holidays.toml")
    saturday = top.flag("saturday_works")
    years: set[int] = set()
    days: list[DayOff] = []
    for row in top.rows("day_off", least=1):
        first = row.day("from")
        last = row.day_or_none("to") or first
        if last < first:
            row.fault("day_off.to trước day_off.from", "to")
        days.append(DayOff(first, last, row.text("name"), row.source(), row.flag("works", False)))
        years |= {first.year, last.year}
        row.done()
    desks = _desks(root, top)
    top.done()
    return Calendar(tuple(days), frozenset(years), saturday, desks)


def _desks(root: Path, top: Row) -> dict[str, Desk]:
    authorities = load_table(root, "authorities")
    rows = top.rows("desk")
    once(rows, "authority")
    desks: dict[str, Desk] = {}
    for row in rows:
        authority = row.name("authority", authorities, "cơ quan")
        desks[authority] = Desk(row.flag("receives_saturday"), row.flag("counts_saturday"), row.source())
        row.done()
    return desks


def load_words(root: Path) -> tuple[str, ...]:
    """The words that codes are spoken in, in their fixed order: a word's place is its byte.

    Raises:
        PackError: there are not exactly 256, or one of them twice.
    """
    name = "codes/words.txt"
    words = read_text(root, name).split("\n")
    while words and not words[-1]:
        words.pop()
    seen: set[str] = set()
    for number, word in enumerate(words, start=1):
        if not word or word != word.strip() or not word.replace("\u2019", "").isalpha():
            raise PackError(name, number, "mỗi dòng phải là đúng một từ")
        if word in seen:
            raise PackError(name, number, f"“{word}” có hai lần")
        seen.add(word)
    if len(words) != WORDS:
        raise PackError(name, max(1, len(words)), f"phải có đúng {WORDS} từ, đang có {len(words)}")
    return tuple(words)
