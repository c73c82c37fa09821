"""The desk of bundles that were laid aside (gói để riêng): what each holds, and what becomes of it.

A person lets its work in as proposals, or closes it with a reason. The file stays either way, until what the commune no
longer keeps is cleared; nothing is thrown away in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import erasure
from app.domain.changes import NO_CHANGES, Done
from app.domain.ids import new_id
from app.domain.permissions import Action
from app.errors import EnvironmentFault, UserError, refuse
from app.home import Home
from app.models import state
from app.progress import QUIET, Progress
from app.services.exchange import Imported, opened, take_at_office
from app.services.exchange_aside import CLOSED, FOUND, RELEASED, WAITING, hash_of, note
from app.sync import bundle, registry
from app.sync.registry import Registry


@dataclass(frozen=True, slots=True)
class AsideRow:
    """One bundle that lies aside. ``why``: fork, revoked or found; ``state``: waiting, released or closed. ``there``:
    its file is; one that held what was erased for good is deleted with it."""

    id: str
    device: str
    name: str
    why: str
    at: str
    size: int
    state: str
    there: bool
    decided_by: str = ""
    decided_at: str | None = None
    note: str = ""


def laid_aside(home: Home) -> list[AsideRow]:
    """All that lie aside, those that wait first, then the newest; with what lay in the folder before."""
    _adopt(home)
    with home.engine.connect() as conn:
        register = registry.current(conn)
        found = conn.exec_driver_sql(
            "SELECT id, path, size, device, why, at, state, decided_by, decided_at, note FROM quarantine"
            " ORDER BY state <> 'waiting', at DESC, id DESC"
        ).fetchall()
    rows = []
    for key, path, size, device, why, at, standing, by, decided_at, text in found:
        account = register.account(by) if register and by else None
        rows.append(
            AsideRow(
                key, device, _named(register, device), why, at, size, standing, _file(home, path).is_file(),
                account.name if account else (by or ""), decided_at, text or "",
            )
        )  # fmt: skip
    return rows


def count_waiting(home: Home) -> int:
    """How many wait for a person."""
    with home.engine.connect() as conn:
        return int(conn.exec_driver_sql("SELECT count(*) FROM quarantine WHERE state = 'waiting'").scalar() or 0)


def look(home: Home, key: str, *, progress: Progress = QUIET) -> Imported:
    """What letting it in would do: counts and rows; nothing is kept.

    Raises: as :func:`release`.
    """
    return _take(home, key, dry=True, progress=progress).value


def release(home: Home, key: str, text: str = "", *, progress: Progress = QUIET) -> Done[Imported]:
    """Let its work in as proposals: values of records that are here wait at the desk of conflicts, new records are
    taken and marked. Once is enough: what came in is not brought again.

    Raises:
        UserError("permission.action"), UserError("aside.unknown"), UserError("aside.decided").
        UserError("file.not-found"): the file is gone; the refusals of :mod:`app.sync.bundle`; EnvironmentFault.
    """
    home.require(Action.RELEASE_QUARANTINE)
    done = _take(home, key, dry=False, progress=progress)
    _decide(home, key, RELEASED, text)
    return done


def close(home: Home, key: str, reason: str) -> Done[None]:
    """Close it without taking anything, with the reason. The file stays, and it can still be let in.

    Raises:
        UserError("permission.action"), UserError("aside.unknown"), UserError("aside.decided").
        UserError("aside.no-reason").
    """
    home.require(Action.RELEASE_QUARANTINE)
    said = reason.strip() or refuse("aside.no-reason")
    _ = _path(home, key, closing=True)
    _decide(home, key, CLOSED, said)
    return Done(None, NO_CHANGES)


# Parts ---------------------------------------------------------------------------------------------------------


def _take(home: Home, key: str, *, dry: bool, progress: Progress) -> Done[Imported]:
    file = _path(home, key)
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("device.not-granted")
        root = bytes.fromhex(state.get(conn, "root"))
    with opened(home, file, register, root, progress) as came:
        return take_at_office(home, file, came, register, dry, progress, released=True)


def _path(home: Home, key: str, *, closing: bool = False) -> Path:
    """Where it lies, if it can still be decided on."""
    with home.engine.connect() as conn:
        found = conn.exec_driver_sql("SELECT path, state FROM quarantine WHERE id = ?", (key,)).first()
    if found is None:
        raise UserError("aside.unknown")
    if found[1] == RELEASED or (closing and found[1] != WAITING):
        raise UserError("aside.decided")
    return _file(home, str(found[0]))


def _decide(home: Home, key: str, standing: str, text: str) -> None:
    with home.noting() as conn:
        conn.exec_driver_sql(
            "UPDATE quarantine SET state = ?, decided_by = ?, decided_at = ?, note = ? WHERE id = ?",
            (standing, home.account.id, home.now, text.strip() or None, key),
        )


def _file(home: Home, name: str) -> Path:
    return home.folder / erasure.ASIDE / Path(name).name


def _named(register: Registry | None, device: str) -> str:
    entry = register.device(device) if register else None
    return entry.name if entry else device


def _adopt(home: Home) -> None:
    """Take what lies in the folder without a line into the list: it was laid there by an earlier program, or the
    program was killed in between."""
    folder = home.folder / erasure.ASIDE
    with home.engine.connect() as conn:
        known = {str(name) for (name,) in conn.exec_driver_sql("SELECT path FROM quarantine")}
    for file in sorted(folder.glob("*.hsct")) if folder.is_dir() else ():
        if file.name in known:
            continue
        try:
            sha256, size = hash_of(file)
            sender = bundle.inspect(file, home.ring.identities).manifest.sender
        except (UserError, EnvironmentFault):
            sender = ""
            sha256, size = f"unread {file.name}", file.stat().st_size
        at = datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        with home.noting() as conn:
            note(conn, new_id(), file, sha256, size, sender, FOUND, at)
    lost = [name for name in known if not _file(home, name).is_file()]
    if lost:  # deleted with what was erased for good (:mod:`app.erasure`), or by hand: nothing can be decided any more
        with home.noting() as conn:
            for name in lost:
                conn.exec_driver_sql(
                    "UPDATE quarantine SET state = ?, decided_at = ? WHERE path = ? AND state = ?",
                    (CLOSED, home.now, name, WAITING),
                )
