"""Everything that is wrong with a plan's text, or missing in it, each with its line (kiểm tra kế hoạch)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.plan import Plan
from app.domain.plan_gaps import Gap, Weight, gaps_of
from app.packs.plans import TABLES, read_plan
from app.packs.reading import MAX_BYTES, PackError, Row, toml_row


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to be said of a line (from 1)."""

    line: int
    weight: Weight
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """``plan`` is None while there are faults."""

    plan: Plan | None
    remarks: tuple[Remark, ...]


def check_plan(text: str, name: str) -> Checked:
    """Look a plan's text through from top to bottom; ``name`` is how the file is called."""
    if len(text.encode()) > MAX_BYTES:
        return Checked(None, (Remark(1, Weight.FAULT, "tệp quá lớn"),))
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    try:
        top = toml_row(name, text)
    except PackError as fault:
        return Checked(None, (_remark(fault),))
    found = [remark for table, read in TABLES.items() for remark in _faults_in(top, table, read)]
    plan = None
    try:
        plan = read_plan(text, name)
    except PackError as fault:
        found.append(_remark(fault))
    if plan is not None:
        found += [Remark(_line(top, gap), gap.weight, gap.text) for gap in gaps_of(plan)]
    return Checked(plan, tuple(sorted(dict.fromkeys(found), key=lambda remark: remark.line)))


def _faults_in(top: Row, table: str, read: Callable[[Row], object]) -> list[Remark]:
    try:
        rows = top.rows(table)
    except PackError as fault:
        return [_remark(fault)]
    return [remark for row in rows if (remark := _fault_of(row, read)) is not None]


def _fault_of(row: Row, read: Callable[[Row], object]) -> Remark | None:
    try:
        read(row)
        row.done()
    except PackError as fault:
        return _remark(fault)
    return None


def _remark(fault: PackError) -> Remark:
    return Remark(fault.params["line"], Weight.FAULT, fault.params["fault"])


def _line(top: Row, gap: Gap) -> int:
    rows = top.rows(gap.table) if gap.table else ()
    return rows[gap.number].line() if gap.number < len(rows) else top.line(gap.key or None)
