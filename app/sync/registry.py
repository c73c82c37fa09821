"""The commune's register of machines and accounts (sổ máy và tài khoản), as the office signs it.

Each version names the digests of all earlier ones: a laptop that skipped some still sees that the register only went
on. It never goes back. What a role may do stands in :mod:`app.domain.permissions`; who holds it, and where, here.

Only the root, from the recovery sheet, can let it go on from an earlier place: an office that was rebuilt from a backup
gets a certificate with a higher serial, and what the lost office signed after that backup counts no more
(:func:`take_in`). A person may take over from a laptop what is missing then (:func:`joined`).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from sqlalchemy import Connection

from app.domain.account import Account
from app.domain.roles import Role
from app.errors import UserError, refuse
from app.models import state
from app.security import strictjson, trust
from app.security.trust import Fingerprint, Id, OfficeCertificate, PublicKey, RecipientText, Signer
from app.sync.envelope import MAX_SMALL

_LOST = "lost_register"
REGISTRY_TYPE = "application/vnd.hoso.registry.v1+json"

Name = Annotated[str, Meta(max_length=200)]
Day = Annotated[str, Meta(max_length=10)]
"""ISO date, or empty."""
Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class DeviceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One machine (máy). ``no`` is the office's own short number for it, never given twice."""

    id: Id
    no: int
    name: Name
    side: Literal["office", "field"]
    key: PublicKey
    recipient: RecipientText
    areas: tuple[Id, ...] = ()
    revoked: bool = False
    since: tuple[tuple[Id, Day], ...] = ()
    """Since when it holds each of its areas; an area given before this was kept is not named."""
    former: tuple[tuple[Id, Day], ...] = ()
    """The areas that it once held, and since when no longer."""

    def given(self, areas: Iterable[str], day: str) -> DeviceEntry:
        """This machine with other areas, from ``day`` on."""
        now = tuple(dict.fromkeys(areas))
        since, former = dict(self.since), dict(self.former)
        began = {area: since.get(area, "" if area in self.areas else day) for area in now}
        ended = {area: day for area in self.areas if area not in now}
        kept = {area: at for area, at in (former | ended).items() if area not in now}
        return msgspec.structs.replace(
            self,
            areas=now,
            since=tuple((area, at) for area, at in began.items() if at),
            former=tuple(kept.items()),
        )


class AccountEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One person who works with the records (tài khoản), and on which machines."""

    id: Id
    name: Name
    roles: tuple[str, ...]
    devices: tuple[Id, ...] = ()
    disabled: bool = False

    def account(self) -> Account:
        """Roles that only a newer program knows give nothing here."""
        known = tuple(Role(role) for role in self.roles if role in set(Role))
        return Account(self.id, self.name, known)


class SheetEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a recovery sheet (phiếu khôi phục) since when. A sheet that changes hands gets a further line."""

    no: Annotated[int, Meta(ge=1)]
    """Counts the sheets of this commune."""
    mark: Fingerprint
    """Of the recovery recipient: it tells one sheet from another, and is no secret."""
    made: Day
    holder: Name
    since: Day
    until: Day = ""
    """Empty while this person holds it."""
    void: Day = ""
    """Since this day another sheet is in force; this one still opens what was closed to it before."""


class Registry(msgspec.Struct, frozen=True, kw_only=True):
    """One version. ``earlier`` holds the digest of each version before it, from the first."""

    magic: Literal["hoso-registry"] = "hoso-registry"
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    earlier: tuple[Digest, ...] = ()
    unit: Annotated[str, Meta(max_length=16)]
    unit_name: Name
    plan: Annotated[str, Meta(max_length=100)]
    root: Fingerprint
    certificate: bytes
    devices: tuple[DeviceEntry, ...]
    accounts: tuple[AccountEntry, ...]
    sheets: tuple[SheetEntry, ...] = ()

    def device(self, device_id: str) -> DeviceEntry | None:
        return next((entry for entry in self.devices if entry.id == device_id), None)

    def account(self, account_id: str) -> AccountEntry | None:
        return next((entry for entry in self.accounts if entry.id == account_id), None)

    @property
    def office(self) -> DeviceEntry:
        return next(entry for entry in self.devices if entry.side == "office" and not entry.revoked)

    def accounts_of(self, device_id: str) -> tuple[AccountEntry, ...]:
        return tuple(entry for entry in self.accounts if device_id in entry.devices and not entry.disabled)

    def next_number(self) -> int:
        return max((entry.no for entry in self.devices), default=0) + 1


def digest_of(raw: bytes) -> str:
    """What later versions name this one by."""
    return sha256(raw).hexdigest()


def sign(registry: Registry, office: Signer) -> bytes:
    """The version as the office signs it: these bytes are kept and sent as they are."""
    return trust.sign(REGISTRY_TYPE, strictjson.encode(registry), office)


def read(raw: bytes, root: bytes) -> Registry:
    """A version, verified: its certificate by the commune's root, the version by the office of that certificate.

    Raises:
        UserError("registry.malformed"), UserError("registry.bad-signature").
    """
    registry, _ = read_with_certificate(raw, root)
    return registry


def read_with_certificate(raw: bytes, root: bytes) -> tuple[Registry, OfficeCertificate]:
    """As :func:`read`, with the office's certificate."""
    try:
        envelope = trust.read_envelope(raw, limit=MAX_SMALL)
        claimed = strictjson.decode(envelope.payload, Registry, limit=MAX_SMALL)
        certificate = trust.read_certificate(claimed.certificate, root)
        trust.verify(envelope, REGISTRY_TYPE, certificate.key)
    except strictjson.Malformed as fault:
        raise UserError("registry.malformed") from fault
    except trust.BadSignature as fault:
        raise UserError("registry.bad-signature") from fault
    if len(claimed.earlier) != claimed.version - 1 or claimed.root != trust.fingerprint(root):
        raise UserError("registry.malformed")
    return claimed, certificate


def unverified(raw: bytes) -> Registry:
    """What a version says, before any trust: for enrolment, which shows it and asks.

    Raises:
        UserError("registry.malformed").
    """
    try:
        return strictjson.decode(trust.read_envelope(raw, limit=MAX_SMALL).payload, Registry, limit=MAX_SMALL)
    except strictjson.Malformed as fault:
        raise UserError("registry.malformed") from fault


def later_of(ours: Registry, raw: bytes, root: bytes) -> Registry | None:
    """The register by which a laptop judges a bundle of the office: the one that it brings, or ours if that is later.
    None if the bundle is signed by an office key that was replaced since.

    Raises:
        UserError("registry.malformed"), UserError("registry.bad-signature").
    """
    theirs, certificate = read_with_certificate(raw, root)
    own = trust.read_certificate(ours.certificate, root)
    if certificate.serial < own.serial and certificate.key != own.key:
        return None
    return theirs if (certificate.serial, theirs.version) > (own.serial, ours.version) else ours


def newest(conn: Connection) -> bytes | None:
    """The newest version that this home holds, as signed."""
    row = conn.exec_driver_sql("SELECT document FROM registry ORDER BY version DESC LIMIT 1").first()
    return None if row is None else bytes(row[0])


def current(conn: Connection) -> Registry | None:
    """The newest version that this home holds; it was verified when it came in."""
    raw = newest(conn)
    return None if raw is None else unverified(raw)


def take_in(conn: Connection, raw: bytes, root: bytes) -> bool:
    """Keep a version that came in or was made here; says whether it is new. From then on bundles are also closed to
    the recovery recipient of its certificate.

    A version under a certificate of a higher serial need not continue what this home holds: the root has spoken, and
    versions that it does not name count no more. The newest of those is handed back (:func:`to_show`) until the office
    knows all whom it names.

    Raises:
        UserError("registry.older", version): it is behind what this home holds, and differs from what stood there.
        UserError("registry.forked", version): it does not continue what this home holds.
        UserError("registry.replaced-office", version): signed under a certificate that was replaced.
        UserError("registry.malformed"), UserError("registry.bad-signature").
    """
    registry, certificate = read_with_certificate(raw, root)
    if _knows(conn, registry.version, digest_of(raw)):
        return False
    held = _held(conn)
    paper = newest(conn)
    serial = read_with_certificate(paper, root)[1].serial if paper is not None else 0
    if certificate.serial < serial:
        raise UserError("registry.replaced-office", version=registry.version)
    if certificate.serial == serial:
        if registry.version <= max(held, default=0):
            raise UserError("registry.older", version=registry.version)
        if any(registry.earlier[version - 1] != known for version, known in held.items()):
            raise UserError("registry.forked", version=registry.version)
    left = [v for v, known in held.items() if v >= registry.version or registry.earlier[v - 1] != known]
    if left and paper is not None:
        state.put(conn, {_LOST: paper.decode("utf-8")})
        conn.exec_driver_sql("DELETE FROM registry WHERE version = ?", [(version,) for version in left])
    if (lost := state.get(conn, _LOST)) and _covers(registry, unverified(lost.encode("utf-8"))):
        state.put(conn, {_LOST: ""})
    conn.exec_driver_sql("INSERT INTO registry (version, document) VALUES (?, ?)", (registry.version, raw))
    state.put(conn, {"recovery": certificate.recovery})
    return True


def to_show(conn: Connection) -> bytes:
    """What a laptop shows the office of the register: what the office lost of it, else the newest version."""
    lost = state.get(conn, _LOST)
    return lost.encode("utf-8") if lost else newest(conn) or b""


def _covers(registry: Registry, lost: Registry) -> bool:
    return all(registry.device(each.id) for each in lost.devices) and all(
        registry.account(each.id) for each in lost.accounts
    )


def office_keys(conn: Connection, root: bytes, *more: bytes) -> tuple[bytes, ...]:
    """Every key under which the office signed what this home holds, newest first; ``more`` are versions that a sender
    brings along. What does not come from the root gives nothing."""
    papers = [bytes(row[0]) for row in conn.exec_driver_sql("SELECT document FROM registry ORDER BY version DESC")]
    keys: dict[bytes, None] = {}
    for paper in (*papers, *more):
        with suppress(UserError):
            keys[read_with_certificate(paper, root)[1].key] = None
    return tuple(keys)


def goes_beyond(conn: Connection, raw: bytes, root: bytes) -> Registry | None:
    """The version of a sender, if it is not one that this office made or knows: it was restored from before it.

    Raises:
        UserError("registry.malformed"), UserError("registry.bad-signature").
    """
    theirs = read(raw, root)
    return None if _knows(conn, theirs.version, digest_of(raw)) else theirs


def joined(conn: Connection, theirs: Registry) -> dict[str, tuple[DeviceEntry, ...] | tuple[AccountEntry, ...]]:
    """Devices and accounts of this office's register with those that a lost later version had.

    What this office did not change since the two parted is as the lost version has it. A revocation stands, whoever
    knows of it; a number is never given twice.
    """
    ours = current(conn) or refuse("registry.missing")
    base = _common(conn, theirs)
    devices = {entry.id: entry for entry in ours.devices}
    taken = {entry.no for entry in ours.devices}
    for their_device in theirs.devices:
        mine = devices.get(their_device.id)
        if mine is None:
            no = their_device.no if their_device.no not in taken else max(taken) + 1
            taken.add(no)
            devices[their_device.id] = msgspec.structs.replace(their_device, no=no)
        elif mine.side == "field":
            unchanged = base is not None and mine == base.device(mine.id)
            kept = msgspec.structs.replace(their_device, no=mine.no) if unchanged else mine
            devices[mine.id] = msgspec.structs.replace(kept, revoked=mine.revoked or their_device.revoked)
    accounts = {entry.id: entry for entry in ours.accounts}
    for their_account in theirs.accounts:
        own = accounts.get(their_account.id)
        if own is None or (base is not None and own == base.account(own.id)):
            accounts[their_account.id] = their_account
        else:
            accounts[own.id] = msgspec.structs.replace(own, disabled=own.disabled or their_account.disabled)
    return {"devices": tuple(devices.values()), "accounts": tuple(accounts.values())}


def _held(conn: Connection) -> dict[int, str]:
    rows = conn.exec_driver_sql("SELECT version, document FROM registry")
    return {int(version): digest_of(bytes(document)) for version, document in rows}


def _knows(conn: Connection, version: int, digest: str) -> bool:
    """Whether it is a version that this home holds, or one that the newest names among its earlier ones."""
    top = current(conn)
    if top is None:
        return False
    named = top.earlier[version - 1] if version < top.version else None
    return digest in (named, _held(conn).get(version))


def _common(conn: Connection, theirs: Registry) -> Registry | None:
    """The newest version that both sides know."""
    shared = [v for v, digest in _held(conn).items() if v < theirs.version and theirs.earlier[v - 1] == digest]
    if not shared:
        return None
    row = conn.exec_driver_sql("SELECT document FROM registry WHERE version = ?", (max(shared),)).one()
    return unverified(bytes(row[0]))


def continued(conn: Connection, office: Signer, root: bytes, **changes: object) -> Registry:
    """Make, sign and keep the version after the newest, with some parts changed (office only).

    ``changes``: ``devices``, ``accounts``, ``certificate``, ``plan``, ``sheets`` as in :class:`Registry`.
    """
    raw = newest(conn)
    if raw is None:
        raise UserError("registry.missing")
    before = read(raw, root)
    following = msgspec.structs.replace(
        before, version=before.version + 1, earlier=(*before.earlier, digest_of(raw)), **changes
    )
    take_in(conn, sign(following, office), root)
    return following
