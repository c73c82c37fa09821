"""The office's keys and the recovery sheet, made anew (đổi khóa văn phòng, lập phiếu khôi phục mới), and its holders.

Everything here but :func:`told` and :func:`hand_over` needs what stands on the sheet in force: it opens the root, and
the root certifies. Laptops learn of it with their next bundle. A sheet that was replaced is void, but what was closed
to it before stays readable with it: old backups and old bundles. That is said, not hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from app import backup
from app.domain.changes import Done
from app.domain.permissions import Action
from app.errors import EnvironmentFault, UserError, refuse
from app.home import Home
from app.models import rebuilt, state
from app.security import device, recovery, trust
from app.security.recovery import NewCommune
from app.security.trust import OfficeCertificate, Signer
from app.storage import faults, read_bounded
from app.sync import certificates, erasing, registry
from app.sync.registry import DeviceEntry, Registry, SheetEntry

_OLD_BACKUPS = "older_sheet_backups"
"""What the home keeps: which backups an older sheet opens."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Who holds a sheet. ``until`` is None while they do, ``void`` None while the sheet is in force (ISO days)."""

    no: int
    mark: str
    made: str
    holder: str
    since: str
    until: str | None
    void: str | None


@dataclass(frozen=True, slots=True)
class Keys:
    """What the office's keys are, for a person. Fingerprints are in groups for the eye.

    ``waiting``: laptops that have not heard of the newest certificate yet; ``old_backups``: kept backups that only an
    older sheet opens (or a passphrase of that time).
    """

    root: str
    office: str
    serial: int
    issued: str
    sheets: tuple[SheetRow, ...]
    waiting: tuple[str, ...]
    old_backups: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What was made anew. ``sheet`` is the number of the new sheet and ``out`` where it lies, to be printed, put under
    seal and deleted; ``backup`` the one made at once, None if the disk refused it."""

    serial: int
    sheet: int | None
    out: Path | None
    backup: Path | None


def told(home: Home) -> Keys:
    """The office's certificate, the register of sheets, and what still lags behind.

    Raises:
        UserError("registry.missing"): a laptop that was not granted.
    """
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("registry.missing")
        certificate = _certificate(conn)
        waiting = tuple(entry.name for entry in _waiting(conn, register)) if home.is_office else ()
        backups = _older_backups(conn)
    return Keys(
        root=trust.shown(register.root),
        office=trust.shown(trust.fingerprint(certificate.key)),
        serial=certificate.serial,
        issued=certificate.issued,
        sheets=tuple(_row(entry) for entry in register.sheets),
        waiting=waiting,
        old_backups=backups,
    )


def renew_office(home: Home, typed: str) -> Done[Renewed]:
    """New keys for the office (đổi khóa văn phòng): signing key, device key and identity. Bundles that were written for
    the old ones are still read; records of erasing are signed anew. ``typed`` is off the recovery sheet.

    Raises:
        UserError("permission.action"), UserError("keys.missing"): not the office.
        UserError("recovery.…") as :func:`app.security.recovery.read_sheet` and ``open_root``;
        UserError("recovery.void-sheet", no, on): it was replaced by a newer one. EnvironmentFault: the disk.
    """
    return _renew(home, typed, new_keys=True)


def renew_sheet(home: Home, typed: str, holder: str, out: Path, *, new_keys: bool = False) -> Done[Renewed]:
    """A new recovery sheet (lập phiếu mới), printed into ``out`` for ``holder``; the one that ``typed`` is off is void
    from now on. With ``new_keys`` the office's keys are made anew too.

    Raises: as :func:`renew_office`; UserError("name.empty"); UserError("keys.file-exists", file).
    """
    if not holder.strip():
        raise UserError("name.empty")
    if out.exists():
        raise UserError("keys.file-exists", file=out.name)
    return _renew(home, typed, new_keys=new_keys, paper=(" ".join(holder.split()), out))


def hand_over(home: Home, holder: str) -> Done[int]:
    """The sheet in force changes hands (bàn giao phiếu): who holds it from today. Gives its number. If the former
    holder may have kept a copy, :func:`renew_sheet` is what helps.

    Raises:
        UserError("permission.action"), UserError("keys.missing"), UserError("name.empty"), UserError("keys.no-sheet").
    """
    home.require(Action.RESTORE)
    office = home.ring.office or refuse("keys.missing")
    called = " ".join(holder.split()) or refuse("name.empty")
    with home.noting() as conn:
        register = registry.current(conn) or refuse("registry.missing")
        sheets, no = _handed(register, called, home.today.isoformat())
        registry.continued(conn, office, bytes.fromhex(state.get(conn, "root")), sheets=sheets)
    home.log("sheet-handed-over", why=called)
    return Done(no)


def reprint(home: Home, typed: str, holder: str, out: Path) -> Done[int]:
    """Print the sheet in force once more, with today's date and ``holder``, who holds it from today: the words are the
    same, so the old paper opens as much as before and is to be destroyed. Gives its number.

    Raises: as :func:`renew_office`; UserError("name.empty"), UserError("keys.file-exists"), UserError("keys.no-sheet").
    """
    home.require(Action.RESTORE)
    if out.exists():
        raise UserError("keys.file-exists", file=out.name)
    called = " ".join(holder.split()) or refuse("name.empty")
    office = home.ring.office or refuse("keys.missing")
    root = _root(home, typed)
    with home.noting() as conn:
        register = registry.current(conn) or refuse("registry.missing")
        sheets, no = _handed(register, called, home.today.isoformat())
        identity = recovery.read_sheet(typed)
        made = recovery.sheet_of(identity, root.public, register.unit_name, register.unit, home.today)
        _print(home, made, called, out, no)
        registry.continued(conn, office, root.public, sheets=sheets)
    home.log("sheet-printed", why=called)
    return Done(no)


# Parts ---------------------------------------------------------------------------------------------------------


def _renew(home: Home, typed: str, *, new_keys: bool, paper: tuple[str, Path] | None = None) -> Done[Renewed]:
    """Lay everything down beside what counts, let the register decide in one transaction, put it in its place."""
    home.require(Action.RESTORE)
    _ = home.ring.office or refuse("keys.missing")
    root = _root(home, typed)
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("registry.missing")
        before = _certificate(conn)
    ring = home.ring.renewed() if new_keys else home.ring
    office = ring.office or refuse("keys.missing")
    sheets, made, no = register.sheets, None, None
    try:
        if paper is not None:
            made, no = _new_paper(home, root, register, paper)
            sheets = _voided(register, made, no, paper[0], home.today.isoformat())
        if new_keys:
            device.prepare(home.unlocked, ring)
        certificate = msgspec.structs.replace(
            before,
            key=office.public,
            recipient=ring.identity.recipient,
            recovery=made.recovery_recipient if made else before.recovery,
            serial=certificates.next_serial(before.serial, home.clock()),
            issued=home.today.isoformat(),
        )
        with home.noting() as conn:
            devices = tuple(
                msgspec.structs.replace(entry, key=ring.device.public, recipient=ring.identity.recipient)
                if entry.id == home.device
                else entry
                for entry in register.devices
            )
            signed = trust.certify(certificate, root)
            registry.continued(conn, office, root.public, certificate=signed, devices=devices, sheets=sheets)
            erasing.sign_anew(conn, office)
            if new_keys:
                rebuilt.keys_renewed(conn, home.now)
            if paper is not None:
                kept = conn.exec_driver_sql("SELECT id FROM backup WHERE kept = 1").scalars().all()
                state.put(conn, {_OLD_BACKUPS: " ".join(map(str, kept))})
    except BaseException:
        if paper is not None:
            paper[1].unlink(missing_ok=True)
        raise
    home.ring = certificates.follow(home.engine, home.unlocked, ring)
    home.log("keys-renewed", why=" ".join(filter(None, ("office" if new_keys else "", f"sheet {no}" if no else ""))))
    return Done(Renewed(certificate.serial, no, paper[1] if paper else None, _backed_up(home)))


def _root(home: Home, typed: str) -> Signer:
    identity = recovery.read_sheet(typed)
    mark = trust.fingerprint(identity.recipient)
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("registry.missing")
    void = next((entry for entry in register.sheets if entry.mark == mark and entry.void), None)
    if void is not None:
        raise UserError("recovery.void-sheet", no=void.no, on=void.void)
    file = home.folder / recovery.ROOT_FILE
    with faults(file):
        raw = read_bounded(file, recovery.MAX_ROOT_FILE) or refuse("recovery.root-damaged")
    return recovery.open_root(raw, identity, register.root)


def _new_paper(home: Home, root: Signer, register: Registry, paper: tuple[str, Path]) -> tuple[NewCommune, int]:
    """On paper first: nothing may depend on a sheet that could not be printed."""
    no = max((entry.no for entry in register.sheets), default=0) + 1
    made = recovery.new_sheet(root, register.unit_name, register.unit, home.today)
    _print(home, made.sheet, paper[0], paper[1], no)
    recovery.prepare(home.folder, made)
    return made, no


def _print(home: Home, sheet: recovery.RecoverySheet, holder: str, out: Path, no: int) -> None:
    from app.reports.recovery_sheet import print_sheet

    print_sheet(sheet, holder, home.clock().astimezone(), out, number=no)


def _voided(register: Registry, made: NewCommune, no: int, holder: str, today: str) -> tuple[SheetEntry, ...]:
    old = tuple(
        entry if entry.void else msgspec.structs.replace(entry, until=entry.until or today, void=today)
        for entry in register.sheets
    )
    return (*old, SheetEntry(no=no, mark=made.sheet.mark, made=today, holder=holder, since=today))


def _handed(register: Registry, holder: str, today: str) -> tuple[tuple[SheetEntry, ...], int]:
    """The register of sheets once the sheet in force is with ``holder``."""
    last = register.sheets[-1] if register.sheets else refuse("keys.no-sheet")
    if last.holder == holder:
        return register.sheets, last.no
    given = msgspec.structs.replace(last, until=today)
    taken = msgspec.structs.replace(last, holder=holder, since=today)
    return (*register.sheets[:-1], given, taken), last.no


def _certificate(conn: Connection) -> OfficeCertificate:
    return certificates.current(conn) or refuse("registry.missing")


def _waiting(conn: Connection, register: Registry) -> list[DeviceEntry]:
    """Laptops whose last bundle did not know the certificate yet."""
    serial = _certificate(conn).serial
    field = (entry for entry in register.devices if entry.side == "field" and not entry.revoked)
    return [entry for entry in field if certificates.known_by(conn, entry.id) < serial]


def _older_backups(conn: Connection) -> tuple[Path, ...]:
    """Kept backups of before the sheet in force."""
    old = set(state.get(conn, _OLD_BACKUPS).split())
    rows = conn.exec_driver_sql("SELECT id, path FROM backup WHERE kept = 1 ORDER BY at, id")
    return tuple(Path(str(path)) for key, path in rows if key in old)


def _backed_up(home: Home) -> Path | None:
    try:
        return backup.back_up_by_itself(home).path
    except EnvironmentFault:
        return None


def _row(entry: SheetEntry) -> SheetRow:
    return SheetRow(
        entry.no,
        trust.shown(entry.mark),
        entry.made,
        entry.holder,
        entry.since,
        entry.until or None,
        entry.void or None,
    )
