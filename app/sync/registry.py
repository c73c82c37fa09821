"""The commune's register of machines and accounts (sổ máy và tài khoản), as the office signs it.

Each version names the digests of all earlier ones: a laptop that skipped some still sees that the register only went
on. It never goes back. What a role may do stands in :mod:`app.domain.permissions`; who holds it, and where, here.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from sqlalchemy import Connection

from app.domain.account import Account
from app.domain.roles import Role
from app.errors import UserError
from app.security import strictjson, trust
from app.security.trust import Fingerprint, Id, OfficeCertificate, PublicKey, RecipientText, Signer
from app.sync.envelope import MAX_SMALL

REGISTRY_TYPE = "application/vnd.hoso.registry.v1+json"

Name = Annotated[str, Meta(max_length=200)]
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


def newest(conn: Connection) -> bytes | None:
    """The newest version that this home holds, as signed."""
    row = conn.exec_driver_sql("SELECT document FROM registry ORDER BY version DESC LIMIT 1").first()
    return None if row is None else bytes(row[0])


def current(conn: Connection) -> Registry | None:
    """The newest version that this home holds; it was verified when it came in."""
    raw = newest(conn)
    return None if raw is None else unverified(raw)


def take_in(conn: Connection, raw: bytes, root: bytes) -> bool:
    """Keep a version that came in or was made here; says whether it is new.

    Raises:
        UserError("registry.older", version): it is behind what this home holds, and differs from what stood there.
        UserError("registry.forked", version): it does not continue what this home holds.
        UserError("registry.malformed"), UserError("registry.bad-signature").
    """
    registry = read(raw, root)
    digest = digest_of(raw)
    held = {
        int(version): digest_of(bytes(document))
        for version, document in conn.exec_driver_sql("SELECT version, document FROM registry")
    }
    top = max(held, default=0)
    if registry.version <= top:
        if held.get(registry.version, digest) == digest:
            return False
        raise UserError("registry.older", version=registry.version)
    if any(registry.earlier[version - 1] != known for version, known in held.items()):
        raise UserError("registry.forked", version=registry.version)
    conn.exec_driver_sql("INSERT INTO registry (version, document) VALUES (?, ?)", (registry.version, raw))
    return True


def continued(conn: Connection, office: Signer, root: bytes, **changes: object) -> Registry:
    """Make, sign and keep the version after the newest, with some parts changed (office only).

    ``changes``: ``devices``, ``accounts``, ``certificate``, ``plan`` as in :class:`Registry`.
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
