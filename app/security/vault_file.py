"""``vault.json``: the plain header of a home, from which its master key is won back (kho khóa).

It holds nothing that opens anything by itself: slots sealed under passphrases, the escrow sealed to the office, public
keys. Who can write to the home's folder can spoil it, and that is all: a slot made by a stranger opens no database.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from app import storage
from app.errors import UserError
from app.security import strictjson
from app.security.trust import Id, PublicKey

FILE = "vault.json"
MAGIC = "hoso-vault"
VERSION = 1
MAX_SIZE = 512 * 1024
MAX_SLOTS = 64
MAX_STATEMENT = 32 * 1024

Name = Annotated[str, Meta(min_length=1, max_length=200)]


class Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The cost of Argon2id (RFC 9106). Bounded: a hostile file must not make this machine work for an hour."""

    memory_kib: Annotated[int, Meta(ge=8, le=512 * 1024)] = 64 * 1024
    passes: Annotated[int, Meta(ge=1, le=10)] = 3
    lanes: Annotated[int, Meta(ge=1, le=4)] = 1


STANDARD = Kdf()
"""64 MiB, 3 passes: about a fifth of a second on an office machine of 2015."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """The master key under one account's passphrase. Everything but ``name`` is authenticated with it."""

    account: Id
    name: Name
    starter: bool = False
    """The passphrase is a one-time code from the office: the first login must choose an own one."""
    kdf: Kdf = STANDARD
    salt: Annotated[bytes, Meta(min_length=16, max_length=16)]
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    sealed: Annotated[bytes, Meta(min_length=48, max_length=48)]


class Escrow(msgspec.Struct, frozen=True, kw_only=True):
    """What a forgotten passphrase is reset with: the master key, sealed to the office and to recovery."""

    root: PublicKey
    """The commune's root: only an office that it certified can answer."""
    statement: Annotated[bytes, Meta(max_length=MAX_STATEMENT)]
    """DSSE by this device over the sealed key (``reset.EscrowStatement``), made while the home was open."""
    serial: Annotated[int, Meta(ge=0)] = 0
    """Of the office's certificate at that time: an office whose certificate is older answers no more."""


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """A reset that was asked for: the answer must carry the same nonce, so that an old one is worth nothing."""

    account: Id
    name: Name
    nonce: Annotated[bytes, Meta(min_length=16, max_length=16)]


class VaultFile(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of ``vault.json``."""

    magic: str = MAGIC
    version: int = VERSION
    home: Id
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=MAX_SLOTS)]
    escrow: Escrow | None = None
    pending: Annotated[tuple[Pending, ...], Meta(max_length=MAX_SLOTS)] = ()

    def slot(self, account: str) -> Slot | None:
        """The slot of ``account``, if it has one here."""
        return next((slot for slot in self.slots if slot.account == account), None)

    def with_slot(self, slot: Slot) -> VaultFile:
        """With ``slot`` in the place of the account's old one, or at the end."""
        if self.slot(slot.account) is None:
            return msgspec.structs.replace(self, slots=(*self.slots, slot))
        slots = tuple(slot if old.account == slot.account else old for old in self.slots)
        return msgspec.structs.replace(self, slots=slots)


class Mark(msgspec.Struct, frozen=True):
    """The two fields that every version of every file of ours begins with."""

    magic: str = ""
    version: int = 0


def exists(home: Path) -> bool:
    """Whether ``home`` was set up."""
    return (home / FILE).is_file()


def read(home: Path) -> VaultFile:
    """The header of ``home``.

    Raises:
        UserError("vault.missing"): no home there. ("vault.newer-version"): made by a newer program.
        UserError("vault.damaged"): not a vault file; the backup has another.
    """
    path = home / FILE
    if not path.is_file():
        raise UserError("vault.missing", home=str(home))
    raw = storage.read_bounded(path, MAX_SIZE)
    if raw is None:
        raise UserError("vault.damaged", home=str(home))
    try:
        mark = strictjson.decode(raw, Mark, limit=MAX_SIZE)
        if mark.magic != MAGIC or mark.version < VERSION:
            raise UserError("vault.damaged", home=str(home))
        if mark.version > VERSION:
            raise UserError("vault.newer-version", home=str(home), version=mark.version)
        file = strictjson.decode(raw, VaultFile, limit=MAX_SIZE)
    except strictjson.Malformed as fault:
        raise UserError("vault.damaged", home=str(home)) from fault
    if len({slot.account for slot in file.slots}) != len(file.slots):
        raise UserError("vault.damaged", home=str(home))
    return file


def write(home: Path, file: VaultFile) -> None:
    """Replace the header of ``home``, whole or not at all. Raises the faults of :mod:`app.storage`."""
    storage.write_whole(home / FILE, msgspec.json.format(strictjson.encode(file), indent=1), private=True)
