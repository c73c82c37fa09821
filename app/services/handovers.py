"""The handover record of a bundle (biên bản bàn giao), when it was written and when it was taken in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.carriage import Handed
from app.domain.permissions import Action
from app.home import Home
from app.models import state
from app.sync import registry
from app.sync.registry import Registry

if TYPE_CHECKING:
    from app.reports.handover import Side


def print_handover(home: Home, handed: Handed) -> bytes:
    """One sheet with two copies, as a PDF. The print is noted in the access log.

    Raises:
        UserError("permission.action").
    """
    home.require(Action.EXPORT_BUNDLE if handed.outgoing else Action.IMPORT_BUNDLE)
    from app.reports.handover import HandoverPaper, write_handover  # reportlab is imported when something is printed
    from app.reports.issuer import issuer_of

    plan = home.pack.plan
    with home.engine.connect() as conn:
        register = registry.current(conn)
        unit = state.get(conn, "unit_name") or plan.unit_name
    here, there = _side(register, home.device, home.account.name), _side(register, handed.device)
    record = HandoverPaper(
        issuer=issuer_of(unit, plan.province_name),
        at=home.clock().astimezone(),
        giver=here if handed.outgoing else there,
        taker=there if handed.outgoing else here,
        file=handed.file,
        size=handed.size,
        sha256=handed.sha256,
        made=datetime.fromisoformat(handed.created).astimezone(),
        contents=tuple(_contents(handed)),
        outcome=() if handed.outgoing else tuple(_outcome(handed)),
    )
    out = io.BytesIO()
    write_handover(record, out)
    home.log("print", why="handover")
    return out.getvalue()


def _side(register: Registry | None, device: str, person: str = "") -> Side:
    """A machine, with its person if it is known who stands behind it: one account only."""
    from app.reports.handover import Side

    entry = register.device(device) if register else None
    people = register.accounts_of(device) if register else ()
    return Side(entry.name if entry else "", person or (people[0].name if len(people) == 1 else ""))


def _contents(handed: Handed) -> Iterator[str]:
    from app.reports.words import size_of_file

    carried = handed.carried
    yield f"{handed.changes} thay đổi"
    named = [f"{carried.files} tệp đính kèm"] if carried.files else []
    named += [f"{carried.parts} phần của tệp lớn"] if carried.parts else []
    yield f"{', '.join(named)} ({size_of_file(carried.size)})" if named else "không có tệp đính kèm"
    if carried.later:
        yield f"để lần sau {carried.later} tệp ({size_of_file(carried.later_size)})"
    if carried.left_out:
        yield f"{len(carried.left_out)} tệp không đọc được nên không đi"


def _outcome(handed: Handed) -> Iterator[str]:
    if handed.records is None:
        yield f"{handed.changes} thay đổi của văn phòng"
        return
    yield f"{handed.records} bản ghi mới hoặc thay đổi"
    yield f"{handed.waiting} mục chờ người quyết định" if handed.waiting else "không có xung đột"
    if handed.refused:
        yield f"{handed.refused} thay đổi bị từ chối"
