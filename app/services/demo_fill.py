"""Filling a demo home in bulk: through the journal, each change in the name of whoever made it, on its day.

Also what tells that a home is a demo, and the one passphrase that opens it: nobody in it exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.domain.merge import Seen
from app.home import Home
from app.models import state
from app.models.journal import Edit
from app.models.spec import specs
from app.models.types import to_wire
from app.progress import QUIET, Progress
from app.security.vault_file import Kdf
from app.storage import faults, write_whole

PASSPHRASE = "demo-2026-hoso"
"""Opens every account of every demo home; shown wherever one is asked for it."""
KDF = Kdf(memory_kib=1024, passes=1, lanes=1)
"""Cheap: the passphrase is known to everybody."""
MARK = "demo.txt"

_TOLD = (
    "Dữ liệu mẫu của chương trình Hồ sơ Cư trú. Mọi người trong đây đều không có thật.\n"
    f"Mật khẩu của mọi tài khoản: {PASSPHRASE}\n"
)


@dataclass(frozen=True, slots=True)
class Put:
    """One row that is made, or changed (``new`` false). ``fields`` are values of the domain, by wire name."""

    entity: str
    row: str
    fields: Mapping[str, Any]
    new: bool = True


@dataclass(frozen=True, slots=True)
class Batch:
    """What one person wrote down in one go. No row twice."""

    by: str
    at: datetime
    puts: Sequence[Put]


def fill(home: Home, batches: Iterable[Batch], *, progress: Progress = QUIET) -> int:
    """Write all batches in their order, in one transaction; gives how many changes they were.

    Raises:
        UserError("row.exists"), UserError("row.unknown"); EnvironmentFault: the disk. Nothing of it is kept then.
    """
    count = 0
    order = {entity: number for number, entity in enumerate(specs())}
    with home.working() as w:
        for batch in progress.over(batches, "demo.fill", every=1):
            w.actor = batch.by
            w.at = batch.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            seen = Seen(w.heads.epoch, w.heads.lsn)
            puts = sorted(batch.puts, key=lambda put: order[put.entity])  # owners before their parts
            w.apply([Edit(put.entity, put.row, _wire(put.fields), seen, put.new) for put in puts])
            count += len(puts)
    return count


def mark(home: Home) -> None:
    """Say in the records and beside them that this home is a demo."""
    with home.noting() as conn:
        state.put(conn, {"demo": "1"})
    write_whole(home.folder / MARK, _TOLD.encode())


def is_demo(folder: Path) -> bool:
    """Whether ``folder`` is a demo home, as its file says: known before anybody has opened it."""
    with faults(folder):
        return (folder / MARK).is_file()


def _wire(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: to_wire(value) for name, value in fields.items() if value is not None}
