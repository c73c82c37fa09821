"""The exchange on a stick (trao đổi): what goes out, a look at what came in, taking it in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from app import __version__, carriage, copies, erasure
from app.carriage import Fresh
from app.copies import Copied as Copied
from app.domain.carriage import Carried, Handed
from app.domain.changes import NO_CHANGES, Done
from app.domain.ids import new_id
from app.domain.permissions import Action
from app.errors import EnvironmentFault, UserError, refuse
from app.home import Home
from app.models import alike, likenesses, state
from app.models.erased import Signed
from app.models.ops import OpLine
from app.models.spec import SCHEMA
from app.models.work import Work
from app.progress import QUIET, Progress
from app.security import strictjson, trust
from app.services.exchange_aside import FORK, REVOKED, lay_aside
from app.sync import (
    bundle,
    certificates,
    conflicts,
    custody,
    erasing,
    exchange,
    files,
    gaps,
    judging,
    registry,
    releasing,
    told,
    trunk,
    written,
)
from app.sync.bundle import BundleWriter, CheckedBundle, SenderClaim
from app.sync.chains import Fork
from app.sync.conflicts import Conflict
from app.sync.envelope import MAX_SMALL, Manifest, TrunkHead
from app.sync.exchange import FieldParcel, Followed, OfficeParcel
from app.sync.inbox import TakenIn
from app.sync.leaving import Gone
from app.sync.registry import DeviceEntry, Registry
from app.sync.told import RowTold
from app.sync.wire import AccessLine, FieldStatement, OfficeStatement, Receipt

S = TypeVar("S")

SUFFIX = ".hsct"
SPOOL = "spool"

_encode = msgspec.json.Encoder().encode
_op = msgspec.json.Decoder(OpLine)
_receipt = msgspec.json.Decoder(Receipt)
_access = msgspec.json.Decoder(AccessLine)


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that lies on the medium, read back. ``sha256`` is of the file, ``bundle`` its own id."""

    path: Path
    sha256: str
    size: int
    to: str
    ops: int
    files: int
    left_out: tuple[str, ...]
    """Attachments that could not be read here and did not go along."""
    bundle: str = ""
    device: str = ""
    created: str = ""
    carried: Carried = field(default_factory=Carried)
    """The files that went along, and what was left for the next time."""

    @property
    def handed(self) -> Handed:
        """For the handover record."""
        name, made = self.path.name, self.created
        return Handed(True, self.device, self.to, name, self.size, self.sha256, made, self.ops, carried=self.carried)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a bundle does, or did. Counts are of ops, but ``new`` and ``changed`` of records, ``conflicting`` of fields.

    ``dry``: it was only looked at, and nothing was kept.
    """

    dry: bool
    sender: str
    sender_name: str
    received: int = 0
    new: int = 0
    changed: int = 0
    identical: int = 0
    equal: int = 0
    """Changes that say only what stands here already."""
    twins: int = 0
    """At the office, in a look: pairs of a new person and somebody who may be the same."""
    merged: int = 0
    conflicting: int = 0
    held: int = 0
    refused: tuple[tuple[str, str, str], ...] = ()
    gaps: int = 0
    files: int = 0
    missing_files: int = 0
    settled: int = 0
    left_scope: int = 0
    stale: bool = False
    erased: int = 0
    """Records and values that were erased for good by a record that came along."""
    erased_own: int = 0
    """At a laptop: unsent own changes that went with them."""
    differing: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    rows: tuple[RowTold, ...] = ()
    """At the office: which records stand behind the counts, at most :data:`app.sync.told.MOST` of each kind."""
    outside: int = 0
    """At the office: records in areas that the laptop does not hold; what it changed of them waits for a person."""
    departed: tuple[Gone, ...] = ()
    """At a laptop: whose people are no longer on it, by area."""
    newer: int = 0
    """Changes that a newer program wrote and that this one only keeps until it is updated."""
    parts: int = 0
    """Stretches of large files that came along."""
    handed: Handed | None = None
    """For the handover record."""
    backup: str | None = None
    """None at a laptop; at the office the backup made afterwards, or empty if the disk refused it."""
    copied: Copied | None = None
    """At the office: the backups before and after."""
    twins_looked: int = 0
    """At the office, in a look: how many of the new people were compared with those who are here."""


# Going out -----------------------------------------------------------------------------------------------------


def export_bundle(
    home: Home, out: Path, *, to: str | None = None, room: int | None = None, progress: Progress = QUIET
) -> Exported:
    """Write what another machine has to know. ``to`` (a device's id or name) at the office; a laptop writes to its
    office. ``out`` is a file, or a folder in which the file gets a name. ``room``: how many bytes of attachments go
    along at most; None: what fits on the stick. What does not go is asked for and goes the next time.

    Raises:
        UserError("permission.action"), UserError("device.unknown", device), UserError("device.not-granted").
        EnvironmentFault: the stick or the disk; nothing is left at ``out``.
    """
    home.require(Action.EXPORT_BUNDLE)
    if home.is_office:
        return write_for_laptop(home, out, to or refuse("device.unknown", device=""), room=room, progress=progress)
    with home.working() as w:
        register = registry.current(w.conn) or refuse("device.not-granted")
        office = register.office
        parcel = exchange.field_outgoing(w.conn, w.heads, registry=register.version)
        target = _target(out, home, register, home.device)
        statement = carriage.field_statement(home, w.conn, parcel.statement)
        head = TrunkHead(statement.trunk.epoch or "none", statement.trunk.lsn, statement.trunk.hash.hex())
        with BundleWriter(target, signer=home.ring.device, recipients=_recipients(w.conn, office)) as writer:
            writer.small("statement", _encode(statement))
            writer.small("registry", registry.to_show(w.conn))
            ops = writer.lines("ops", map(_encode, progress.over(parcel.ops, "bundle.ops"))).count
            writer.lines("returned", map(_encode, parcel.returned))
            writer.lines("access", map(_encode, parcel.access))
            writer.lines("purges", (each.raw for each in parcel.erasures))
            carried = carriage.write(
                home,
                w.conn,
                writer,
                carriage.for_the_office(w.conn),
                room=carriage.room_beside(target) if room is None else room,
                parts="part" in files.office_said(w.conn).reads,
                progress=progress,
            )
            manifest = writer.finish(_manifest(register, "field", office.id, head, home.now))
        done = _exported(w, target, office, manifest, ops, carried, writer.sha256)
    return done


def write_for_laptop(
    home: Home,
    out: Path,
    device: str,
    *,
    grant: bytes | None = None,
    room: int | None = None,
    progress: Progress = QUIET,
) -> Exported:
    """The office's bundle for one laptop; with ``grant`` its first. ``room`` and errors as in :func:`export_bundle`."""
    with home.working() as w:
        register = registry.current(w.conn) or refuse("registry.missing")
        entry = _find(register, device)
        target = _target(out, home, register, entry.id)
        with exchange.office_outgoing(
            w.conn, w.heads, entry.id, entry.areas, registry=register.version, progress=progress
        ) as parcel:
            noted: dict[str, None] = {}
            said = carriage.office_statement(home, w.conn, parcel.statement)
            asked = trunk.stated(w.conn, entry.id)
            head = TrunkHead(said.trunk.epoch, said.trunk.lsn, said.trunk.hash.hex())
            with BundleWriter(target, signer=home.ring.device, recipients=_recipients(w.conn, entry)) as writer:
                writer.small("statement", _encode(said))
                writer.small("registry", registry.newest(w.conn) or b"")
                if grant is not None:
                    writer.small("grant", grant)
                writer.lines("receipts", map(_encode, parcel.receipts))
                lines = progress.over(carriage.noting(parcel.ops, entry.id, noted), "bundle.ops", parcel.count)
                ops = writer.lines("ops", map(_encode, lines)).count
                writer.lines("purges", (each.raw for each in parcel.erasures))
                people = [each.id for each in register.accounts_of(entry.id)]
                carried = carriage.write(
                    home,
                    w.conn,
                    writer,
                    carriage.for_a_laptop(w.conn, asked, noted, entry.areas, people),
                    room=carriage.room_beside(target) if room is None else room,
                    parts="part" in asked.reads,
                    progress=progress,
                )
                manifest = writer.finish(_manifest(register, "office", entry.id, head, home.now))
        done = _exported(w, target, entry, manifest, ops, carried, writer.sha256)
    return done


def _manifest(register: Registry, side: str, recipient: str, head: TrunkHead, now: str) -> Manifest:
    return Manifest(
        bundle=new_id(),
        root=register.root,
        sender_role="office" if side == "office" else "field",
        recipient=recipient,
        head=head,
        registry_version=register.version,
        schema=SCHEMA,
        created=now,
        program=__version__,
    )


def _recipients(conn: Connection, entry: DeviceEntry) -> list[str]:
    return [entry.recipient, state.get(conn, "recovery")]


def _target(out: Path, home: Home, register: Registry, device: str) -> Path:
    if not out.is_dir():
        return out
    entry = register.device(device)
    number = entry.no if entry else 0
    stamp = home.now.replace("-", "").replace(":", "")
    side = "tu-van-phong-cho" if home.is_office else "tu"
    return out / f"{register.unit}-{side}-may-{number:02d}-{stamp}{SUFFIX}"


def _exported(
    w: Work,
    target: Path,
    entry: DeviceEntry,
    manifest: Manifest,
    ops: int,
    carried: Carried,
    sha256: str,
) -> Exported:
    size = target.stat().st_size
    counts = {"ops": ops, "files": carried.files, "size": size, "later": carried.later}
    _log(w, "out", entry.id, manifest.bundle, {key: count for key, count in counts.items() if count or key != "later"})
    written.note(w.conn, w.heads, target, entry.id, manifest.created)
    return Exported(
        target,
        sha256,
        size,
        entry.name,
        ops,
        carried.files,
        carried.left_out,
        manifest.bundle,
        entry.id,
        manifest.created,
        carried,
    )


# Coming in -----------------------------------------------------------------------------------------------------


def look(home: Home, file: Path, *, progress: Progress = QUIET) -> Imported:
    """What taking ``file`` in would do (dry run); nothing is kept. Raises as :func:`import_bundle`."""
    return _take(home, file, True, progress).value


def import_bundle(home: Home, file: Path, *, progress: Progress = QUIET) -> Done[Imported]:
    """Take a bundle in, whole or not at all. Taking it in again changes nothing. The office backs up afterwards.

    Raises:
        UserError("permission.action"), UserError("device.not-granted"); the refusals of :mod:`app.sync.bundle`;
        UserError("bundle.revoked-device", sender); UserError("sync.…"): see :mod:`app.sync.exchange`.
        EnvironmentFault: the stick or the disk.
    """
    return _take(home, file, False, progress)


def _take(home: Home, file: Path, dry: bool, progress: Progress) -> Done[Imported]:
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("device.not-granted")
        root = bytes.fromhex(state.get(conn, "root"))
    home.require(Action.IMPORT_BUNDLE)
    with opened(home, file, register, root, progress) as came:
        if home.is_office:
            _refuse_revoked(home, file, came, register)
            return take_at_office(home, file, came, register, dry, progress)
        return take_at_laptop(home, came, root, dry, progress)


@contextmanager
def opened(home: Home, file: Path, register: Registry, root: bytes, progress: Progress) -> Iterator[CheckedBundle]:
    """A bundle for this machine, with every byte checked; at the office also one of a laptop that was taken out."""

    def trusted(claim: SenderClaim) -> bytes | None:
        known, paper = register, claim.papers.get("registry")
        if not home.is_office and paper:
            known = registry.later_of(register, paper, root) or refuse("bundle.former-key", file=file.name)
        entry = known.device(claim.sender)
        if entry is not None and entry.revoked and not home.is_office:
            raise UserError("bundle.revoked-device", sender=entry.name, file=file.name)
        if home.is_office and entry is None and paper and registry.read(paper, root).device(claim.sender):
            raise UserError("bundle.granted-later", file=file.name)
        if entry is not None and entry.side == home.side:
            raise UserError("bundle.wrong-way", sender=entry.name, file=file.name)  # no laptop speaks for the trunk
        return entry.key if entry else None

    with bundle.open_bundle(
        file,
        spool_dir=home.folder / SPOOL,
        identities=home.ring.identities,
        trusted=trusted,
        root=trust.fingerprint(root),
        device=home.device,
        progress=progress,
    ) as came:
        yield came


class _OnlyLooked(Exception):
    """Unwinds a dry run."""


def _refuse_revoked(home: Home, file: Path, came: CheckedBundle, register: Registry) -> None:
    """What a laptop that was taken out still brings waits aside for a person.

    Raises:
        UserError("bundle.revoked-device", sender).
    """
    sender = register.device(came.manifest.sender)
    if sender is not None and sender.revoked:
        lay_aside(home, file, sender.id, REVOKED)
        raise UserError("bundle.revoked-device", sender=sender.name, file=file.name)


def take_at_office(
    home: Home,
    file: Path,
    came: CheckedBundle,
    register: Registry,
    dry: bool,
    progress: Progress,
    *,
    released: bool = False,
) -> Done[Imported]:
    """``released``: it was laid aside, and a person lets it in as proposals (:mod:`app.sync.releasing`)."""
    incoming = releasing.take_in if released else exchange.office_incoming
    copied = Copied() if dry else copies.before_import(home, progress=progress)
    said = _statement(came, FieldStatement)
    if said.device != came.manifest.sender:
        raise UserError("bundle.malformed", file=file.name, detail="statement of another device")
    sender = register.device(said.device) or refuse("bundle.unknown-device", file=file.name, sender=said.device)
    paper = came.read_small("registry")
    fresh = Fresh(home)
    result = Imported(dry, sender.id, sender.name)
    changes = NO_CHANGES
    try:
        with home.working() as w:
            if paper is not None:
                _read_their_register(w.conn, register, paper, sender.id, file)
            parcel = FieldParcel(
                said,
                came.iter_records("ops", _op),
                came.iter_records("returned", _op),
                came.iter_records("access", _access),
                _erasures(came, w.conn),
            )
            report = incoming(
                w.conn,
                w.heads,
                parcel,
                judging.by_register(register)(said.device),
                others=judging.by_register(register),
                scopes=custody.of_register(register),
                progress=progress,
            )
            gaps.note(w.conn, home.now)
            if not dry:
                carriage.store(home, w.conn, came, fresh, progress, report.erased_files)
            result = _told(result, report, came, w.conn, home)
            if dry:
                result = _with_twins(result, report, w)
            _log(w, "in", sender.id, came.manifest.bundle, {"ops": report.received, "new": result.new})
            changes = report.changes
            if dry:
                raise _OnlyLooked
    except _OnlyLooked:
        return Done(result)
    except Fork as fork:
        lay_aside(home, file, sender.id, FORK)
        with home.working() as w:  # so that its next bundle finds it answered
            trunk.remember(w.conn, said, fork.crossed)
        raise
    except BaseException:
        fresh.take_back()
        raise
    fresh.settle()
    erasure.finish_if_possible(home)
    copied = copies.after_import(home, copied, progress=progress)
    return Done(replace(result, backup=str(copied.after or ""), copied=copied), changes)


def take_at_laptop(home: Home, came: CheckedBundle, root: bytes, dry: bool, progress: Progress) -> Done[Imported]:
    """Follow the office: the whole scope moves on, or nothing does."""
    said = _statement(came, OfficeStatement)
    paper = came.read_small("registry") or refuse("bundle.malformed", file=came.name, detail="no register")
    sender = registry.read(paper, root).device(came.manifest.sender)
    fresh = Fresh(home)
    result = Imported(dry, came.manifest.sender, sender.name if sender else "")
    changes = NO_CHANGES
    try:
        with home.working() as w:
            registry.take_in(w.conn, paper, root)
            count = next((section.count for section in came.manifest.sections if section.kind == "ops"), 0)
            receipts, ops = came.iter_records("receipts", _receipt), came.iter_records("ops", _op)
            purges = _erasures(came, w.conn)
            followed = exchange.field_incoming(
                w.conn, w.heads, OfficeParcel(said, receipts, ops, count, purges), progress=progress
            )
            if not dry:
                carriage.store(home, w.conn, came, fresh, progress)
                if not followed.stale:
                    files.remember_office(w.conn, said)
            result = _followed(result, followed, came)
            _log(
                w, "in", came.manifest.sender, came.manifest.bundle, {"ops": followed.ops, "settled": followed.settled}
            )
            changes = followed.changes
            if dry:
                raise _OnlyLooked
    except _OnlyLooked:
        return Done(result)
    except BaseException:
        fresh.take_back()
        raise
    fresh.settle()
    with suppress(EnvironmentFault):  # it is made up for at the next opening
        certificates.follow(home.engine, home.unlocked, home.ring)
    erasure.finish_if_possible(home)
    return Done(result, changes)


def _erasures(came: CheckedBundle, conn: Connection) -> list[Signed]:
    """The records of erasing in a bundle, each by the office's signature, whoever brings them: the office's keys of
    before count too, in what comes from machines of the register."""
    brought = came.read_small("registry")
    keys = registry.office_keys(conn, bytes.fromhex(state.get(conn, "root")), *([brought] if brought else []))
    return [erasing.read(raw, *keys) for raw in came.iter_lines("purges", bytes)]


def _read_their_register(conn: Connection, register: Registry, paper: bytes, sender: str, file: Path) -> None:
    """Which certificate the laptop knows. It may also know people that an office which was restored from a backup does
    not: their work would be refused for good. Raises: UserError("bundle.register-ahead")."""
    root = bytes.fromhex(state.get(conn, "root"))
    certificates.heard(conn, sender, registry.read_with_certificate(paper, root)[1].serial)
    theirs = registry.goes_beyond(conn, paper, root)
    if theirs is not None and any(register.account(each.id) is None for each in theirs.accounts_of(sender)):
        raise UserError("bundle.register-ahead", file=file.name)


def _statement(came: CheckedBundle, shape: type[S]) -> S:
    raw = came.read_small("statement") or refuse("bundle.malformed", file=came.name, detail="no statement")
    try:
        return strictjson.decode(raw, shape, limit=MAX_SMALL)
    except strictjson.Malformed as fault:
        raise UserError("bundle.malformed", file=came.name, detail=str(fault)) from fault


def _missing_files(home: Home, conn: Connection, came: CheckedBundle) -> int:
    """How many files of attachments are neither here nor in the bundle."""
    wanted = conn.exec_driver_sql("SELECT DISTINCT sha256 FROM attachment WHERE gone IS NULL")
    return sum(1 for (sha256,) in wanted if not _is_there(home, came, str(sha256)))


def _is_there(home: Home, came: CheckedBundle, sha256: str) -> bool:
    return sha256 in came.blobs() or home.blobs.has(sha256)


def _told(result: Imported, report: TakenIn, came: CheckedBundle, conn: Connection, home: Home) -> Imported:
    waiting = [each for each in conflicts.list_conflicts(conn) if each.device == result.sender]
    return replace(
        result,
        received=report.received,
        new=report.new,
        changed=report.changed,
        identical=report.repeated,
        equal=report.equal,
        merged=report.accepted,
        conflicting=report.queued,
        held=report.held,
        refused=tuple(report.refused),
        newer=report.newer,
        outside=len(report.outside),
        gaps=len(report.gaps),
        erased=report.erased,
        files=len(came.blobs()),
        parts=len(came.parts()),
        handed=_handed(came, result.sender_name, report.received, report),
        missing_files=_missing_files(home, conn, came),
        conflicts=tuple(waiting),
        rows=tuple(told.rows(conn, report, result.sender, there=lambda sha256: _is_there(home, came, sha256))),
    )


def _with_twins(result: Imported, report: TakenIn, w: Work) -> Imported:
    """Which of the new people may be here already, by the same comparing as elsewhere."""
    people = sorted(row for entity, row in report.new_rows if entity == "resident")[: told.MOST]
    said = {pair for pair, row in likenesses.verdicts(w).items() if row.verdict != likenesses.PROPOSED}
    new = set(people)
    twins = []
    for first, second in sorted({pair[:2] for pair in alike.pairs_of(w, people)}):
        if (first, second) not in said:
            one, other = (first, second) if first in new else (second, first)
            named = [told.title_of(w.conn, "resident", each) for each in (one, other)]
            twins.append(RowTold("twin", "resident", one, named[0], f"{other} {named[1]}"))
    return replace(result, rows=(*result.rows, *twins), twins=len(twins), twins_looked=len(people))


def _followed(result: Imported, followed: Followed, came: CheckedBundle) -> Imported:
    return replace(
        result,
        received=followed.ops,
        merged=followed.ops,
        settled=followed.settled,
        left_scope=followed.left,
        departed=followed.departed.gone,
        stale=followed.stale,
        erased=followed.erased,
        erased_own=followed.erased_own,
        newer=followed.newer,
        files=len(came.blobs()),
        parts=len(came.parts()),
        differing=tuple(followed.differing),
        handed=_handed(came, result.sender_name, followed.ops, None),
    )


def _handed(came: CheckedBundle, sender: str, changes: int, report: TakenIn | None) -> Handed:
    sections = [section for section in came.manifest.sections if section.kind in ("blob", "part")]
    carried = Carried(len(came.blobs()), sum(section.size for section in sections), len(came.parts()))
    made, device = came.manifest.created, came.manifest.sender
    if report is None:
        return Handed(False, device, sender, came.name, came.size, came.sha256, made, changes, carried=carried)
    records = report.touched
    waiting, refused = report.queued, len(report.refused)
    return Handed(
        False, device, sender, came.name, came.size, came.sha256, made, changes, records, waiting, refused, carried
    )


def _log(w: Work, direction: str, device: str, bundle_id: str, summary: dict[str, int]) -> None:
    w.conn.exec_driver_sql(
        "INSERT INTO exchange (id, direction, device, at, sha256, summary) VALUES (?, ?, ?, ?, ?, ?)",
        (new_id(), direction, device, w.at, bundle_id, _encode(summary).decode()),
    )


def _find(register: Registry, device: str) -> DeviceEntry:
    """A laptop by id, short number or name."""
    entries = [entry for entry in register.devices if entry.side == "field" and not entry.revoked]
    found = [entry for entry in entries if device in (entry.id, str(entry.no), entry.name)]
    if len(found) != 1:
        raise UserError("device.unknown", device=device)
    return found[0]
