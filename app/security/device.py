"""The keys of one machine (máy), kept in ``keys.bin`` under the home's master key.

Every home has a device key (signs its bundles), a device identity (bundles are closed to it) and a home identity (its
attachments at rest are closed to it). The office's home also holds the office key. The root key is never here.

An office that renews its keys writes the new ring beside the old one first (:func:`prepare`): the register decides
which of the two counts (:func:`settle`), so that a kill at any moment leaves keys and certificate that belong together.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from msgspec import Meta

from app import storage
from app.errors import UserError
from app.security import strictjson
from app.security.age import Identity
from app.security.trust import Id, Signer
from app.security.vault import Unlocked

FILE = "keys.bin"
PREPARED = "keys.next.bin"
MAGIC = b"HSKY"
VERSION = 1
MAX_SIZE = 64 * 1024
_HEAD = len(MAGIC) + 1
_NONCE = 12
_MOST_FORMER = 32

Seed = Annotated[bytes, Meta(min_length=32, max_length=32)]
IdentityText = Annotated[str, Meta(max_length=100)]


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The secret keys of this machine. The repr shows names only."""

    device: Signer
    """Signs bundles; ``device.keyid`` is the device id."""
    identity: Identity
    """Opens bundles for this machine; at the office also escrows."""
    home_identity: Identity
    """Opens the attachments of this home. Stays when the device is enrolled anew."""
    office: Signer | None = None
    """At the office: signs the registry and reset answers, certified by the root."""
    former: tuple[Identity, ...] = ()
    """At the office: identities of before its keys were renewed, newest first. They only read."""

    @property
    def identities(self) -> tuple[Identity, ...]:
        """All that can open what was sent to this machine."""
        return (self.identity, *self.former)

    def renewed(self) -> KeyRing:
        """New keys for the same office; the home's own identity stays, and the old one goes on reading."""
        fresh = KeyRing.generate(self.device.keyid, office=True)
        former = self.identities[:_MOST_FORMER]
        return KeyRing(fresh.device, fresh.identity, self.home_identity, fresh.office, former)

    @classmethod
    def generate(cls, device_id: str, *, office: bool = False) -> KeyRing:
        """New random keys, with an office key if ``office``."""
        return cls(
            Signer.generate(device_id),
            Identity.generate(),
            Identity.generate(),
            Signer.generate(device_id) if office else None,
        )


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    device: Id
    signing: Seed
    identity: IdentityText
    home_identity: IdentityText
    office: Seed | None = None
    former: Annotated[tuple[IdentityText, ...], Meta(max_length=_MOST_FORMER)] = ()


def save(unlocked: Unlocked, ring: KeyRing) -> None:
    """Write ``keys.bin``, whole or not at all. Raises the faults of :mod:`app.storage`."""
    _write(unlocked, ring, FILE)


def prepare(unlocked: Unlocked, ring: KeyRing) -> None:
    """Lay a ring beside the one that counts. Raises the faults of :mod:`app.storage`."""
    _write(unlocked, ring, PREPARED)


def settle(unlocked: Unlocked, ring: KeyRing, certified: bytes) -> KeyRing:
    """The ring that counts, given the office key that the register's certificate names: a prepared ring takes its
    place if it is the certified one, and goes if it is not.

    Raises the faults of :mod:`app.storage`; UserError("keys.damaged").
    """
    prepared = unlocked.home / PREPARED
    if not prepared.is_file():
        return ring
    coming = _read(unlocked, prepared)
    with storage.faults(prepared):
        if coming.office is None or coming.office.public != certified:
            prepared.unlink()
            return ring
        prepared.replace(unlocked.home / FILE)
        storage.sync_folder(unlocked.home)
    return coming


def _write(unlocked: Unlocked, ring: KeyRing, name: str) -> None:
    stored = _Stored(
        device=ring.device.keyid,
        signing=ring.device.seed,
        identity=ring.identity.text,
        home_identity=ring.home_identity.text,
        office=None if ring.office is None else ring.office.seed,
        former=tuple(identity.text for identity in ring.former),
    )
    head, nonce = MAGIC + bytes([VERSION]), os.urandom(_NONCE)
    sealed = _cipher(unlocked).encrypt(nonce, strictjson.encode(stored), _bound(head, unlocked))
    storage.write_whole(unlocked.home / name, head + nonce + sealed, private=True)


def load(unlocked: Unlocked) -> KeyRing:
    """The keys of ``unlocked``.

    Raises:
        UserError("keys.missing"), ("keys.newer-version", version).
        UserError("keys.damaged"): the backup has another ``keys.bin``.
    """
    return _read(unlocked, unlocked.home / FILE)


def _read(unlocked: Unlocked, path: Path) -> KeyRing:
    if not path.is_file():
        raise UserError("keys.missing")
    raw = storage.read_bounded(path, MAX_SIZE)
    if raw is None or not raw.startswith(MAGIC) or len(raw) < _HEAD + _NONCE:
        raise UserError("keys.damaged")
    if raw[len(MAGIC)] > VERSION:
        raise UserError("keys.newer-version", version=raw[len(MAGIC)])
    head, nonce, sealed = raw[:_HEAD], raw[_HEAD : _HEAD + _NONCE], raw[_HEAD + _NONCE :]
    try:
        plain = _cipher(unlocked).decrypt(nonce, sealed, _bound(head, unlocked))
        stored = strictjson.decode(plain, _Stored, limit=MAX_SIZE)
        return KeyRing(
            Signer(stored.device, stored.signing),
            Identity.parse(stored.identity),
            Identity.parse(stored.home_identity),
            None if stored.office is None else Signer(stored.device, stored.office),
            tuple(map(Identity.parse, stored.former)),
        )
    except (InvalidTag, ValueError) as fault:
        raise UserError("keys.damaged") from fault


def _cipher(unlocked: Unlocked) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(unlocked.subkey("device-keys"))


def _bound(head: bytes, unlocked: Unlocked) -> bytes:
    return head + unlocked.home_id.encode("ascii")
