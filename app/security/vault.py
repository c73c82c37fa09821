"""The master key of a home and the passphrases that open it (kho khóa, mật khẩu).

One random master key per home. Everything else is derived from it (HKDF-SHA256), so a passphrase is changed without
touching the database. Each account has a slot: Argon2id(passphrase) seals the master key. A removed account's old slot
may live on in an old backup, and would still open *that* home's key: removing a slot is not re-keying.
"""

from __future__ import annotations

import os
import secrets
import unicodedata
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app import storage
from app.errors import UserError, refuse
from app.security import strictjson, vault_file
from app.security.vault_file import MAX_SLOTS, STANDARD, Kdf, Slot, VaultFile, exists

__all__ = [
    "STANDARD", "Kdf", "SlotInfo", "Unlocked", "add_slot", "change_passphrase", "create", "exists", "hand_slot",
    "open_with", "remove_slot", "rename_slot", "slots", "starter_code",
]  # fmt: skip

MIN_PASSPHRASE = 8
MAX_PASSPHRASE = 1024
_KEY = 32


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """One line of the login list: who may try a passphrase here."""

    account: str
    name: str
    starter: bool


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An open home: the keys that its master key gives. Lives in memory only; the repr shows no key."""

    home: Path
    home_id: str
    account: str
    starter: bool
    """The account was opened with a one-time code: it must choose its own passphrase before anything else."""
    master: bytes = field(repr=False)

    def database_key(self) -> bytes:
        """32 bytes: SQLCipher's raw key."""
        return self.subkey("database")

    def blob_name_key(self) -> bytes:
        """32 bytes: the HMAC key that names attachments at rest."""
        return self.subkey("blob-names")

    def subkey(self, purpose: str) -> bytes:
        """32 bytes for ``purpose``, independent of those for any other purpose and of any other home's."""
        info = b"hoso/v1/" + purpose.encode("ascii")
        return HKDF(algorithm=SHA256(), length=_KEY, salt=self.home_id.encode("ascii"), info=info).derive(self.master)


def create(
    home: Path, *, account: str, name: str, passphrase: str, home_id: str | None = None, kdf: Kdf = STANDARD
) -> Unlocked:
    """Set up ``home`` with a new master key and its first account. ``home`` is made if it is not there.

    Raises:
        UserError("vault.exists"): the folder is a home already. ("vault.passphrase-too-short", minimum)
        EnvironmentFault: see :mod:`app.storage`.
    """
    if exists(home):
        raise UserError("vault.exists", home=str(home))
    _check_passphrase(passphrase)
    home_id = home_id or str(uuid.uuid4())
    master = secrets.token_bytes(_KEY)
    slot = make_slot(home_id, master, account=account, name=name, passphrase=passphrase, kdf=kdf)
    file = VaultFile(home=home_id, slots=(slot,))
    with storage.faults(home):
        home.mkdir(parents=True, exist_ok=True)
    vault_file.write(home, file)
    return Unlocked(home, home_id, account, False, master)


def slots(home: Path) -> tuple[SlotInfo, ...]:
    """Who has a passphrase here, in the order they came. Raises as :func:`vault_file.read`."""
    return tuple(SlotInfo(slot.account, slot.name, slot.starter) for slot in vault_file.read(home).slots)


def open_with(home: Path, account: str, passphrase: str) -> Unlocked:
    """Win the master key back. Takes as long as the slot's Argon2id, a fifth of a second.

    Raises:
        UserError("vault.no-such-account", account), ("vault.wrong-passphrase", account); and as ``vault_file.read``.
    """
    file = vault_file.read(home)
    slot = file.slot(account) or refuse("vault.no-such-account", account=account)
    return Unlocked(home, file.home, account, slot.starter, open_slot(file.home, slot, passphrase))


def add_slot(
    unlocked: Unlocked, account: str, name: str, passphrase: str, *, starter: bool = False, kdf: Kdf = STANDARD
) -> None:
    """Let another account open this home. With ``starter`` the passphrase is a one-time code (:func:`starter_code`).

    Raises:
        UserError("vault.slot-exists", account), ("vault.too-many-slots"), ("vault.passphrase-too-short", minimum).
    """
    _check_passphrase(passphrase)
    file = vault_file.read(unlocked.home)
    if file.slot(account) is not None:
        raise UserError("vault.slot-exists", account=account)
    if len(file.slots) >= MAX_SLOTS:
        raise UserError("vault.too-many-slots", maximum=MAX_SLOTS)
    slot = make_slot(
        unlocked.home_id, unlocked.master,
        account=account, name=name, passphrase=passphrase, starter=starter, kdf=kdf,
    )  # fmt: skip
    vault_file.write(unlocked.home, file.with_slot(slot))


def remove_slot(unlocked: Unlocked, account: str) -> None:
    """Take an account's passphrase away. The home stays openable by those left.

    Raises:
        UserError("vault.no-such-account", account), ("vault.own-slot", account): one does not lock oneself out.
    """
    file = vault_file.read(unlocked.home)
    if file.slot(account) is None:
        raise UserError("vault.no-such-account", account=account)
    if account == unlocked.account:
        raise UserError("vault.own-slot", account=account)
    left = tuple(slot for slot in file.slots if slot.account != account)
    vault_file.write(unlocked.home, msgspec.structs.replace(file, slots=left))


def change_passphrase(unlocked: Unlocked, current: str, passphrase: str, *, kdf: Kdf = STANDARD) -> Unlocked:
    """Give the account of ``unlocked`` an own passphrase; ends the time of a starter code.

    ``current`` is asked again because an open home may stand unattended.

    Raises:
        UserError("vault.wrong-passphrase", account), ("vault.passphrase-too-short", minimum),
            ("vault.passphrase-unchanged").
    """
    file = vault_file.read(unlocked.home)
    slot = file.slot(unlocked.account) or refuse("vault.no-such-account", account=unlocked.account)
    open_slot(unlocked.home_id, slot, current)
    _check_passphrase(passphrase)
    if _typed(passphrase, slot.starter) == _typed(current, slot.starter):
        raise UserError("vault.passphrase-unchanged")
    new = make_slot(
        unlocked.home_id, unlocked.master, account=slot.account, name=slot.name, passphrase=passphrase, kdf=kdf
    )
    vault_file.write(unlocked.home, file.with_slot(new))
    return Unlocked(unlocked.home, unlocked.home_id, unlocked.account, False, unlocked.master)


def hand_slot(unlocked: Unlocked, account: str, name: str, passphrase: str, *, kdf: Kdf = STANDARD) -> Unlocked:
    """Let ``account`` have the slot of ``unlocked``, with the passphrase that it has: one person, whose account is
    another one than this home had made for them.

    Raises:
        UserError("vault.wrong-passphrase", account), ("vault.slot-exists", account).
    """
    file = vault_file.read(unlocked.home)
    slot = file.slot(unlocked.account) or refuse("vault.no-such-account", account=unlocked.account)
    if file.slot(account) is not None:
        raise UserError("vault.slot-exists", account=account)
    open_slot(unlocked.home_id, slot, passphrase)
    new = make_slot(unlocked.home_id, unlocked.master, account=account, name=name, passphrase=passphrase, kdf=kdf)
    slots = tuple(new if old.account == slot.account else old for old in file.slots)
    vault_file.write(unlocked.home, msgspec.structs.replace(file, slots=slots))
    return Unlocked(unlocked.home, unlocked.home_id, account, False, unlocked.master)


def rename_slot(unlocked: Unlocked, account: str, name: str) -> None:
    """Show ``account`` under another name in the login list. Raises UserError("vault.no-such-account", account)."""
    file = vault_file.read(unlocked.home)
    slot = file.slot(account) or refuse("vault.no-such-account", account=account)
    vault_file.write(unlocked.home, file.with_slot(msgspec.structs.replace(slot, name=name)))


def starter_code() -> str:
    """A one-time passphrase that can be said on the telephone: sixteen digits in fours (53 bits)."""
    return " ".join(f"{secrets.randbelow(10_000):04d}" for _ in range(4))


def make_slot(
    home_id: str, master: bytes, *, account: str, name: str, passphrase: str, starter: bool = False, kdf: Kdf = STANDARD
) -> Slot:
    """Seal ``master`` under ``passphrase``."""
    salt, nonce = os.urandom(16), os.urandom(12)
    key = _derive(_typed(passphrase, starter), salt, kdf)
    sealed = ChaCha20Poly1305(key).encrypt(nonce, master, _bound(home_id, account, starter, kdf))
    slot = Slot(account=account, name=name, starter=starter, kdf=kdf, salt=salt, nonce=nonce, sealed=sealed)
    return msgspec.convert(msgspec.to_builtins(slot), Slot)  # a slot that could not be read back is not made


def open_slot(home_id: str, slot: Slot, passphrase: str) -> bytes:
    """The master key. Raises UserError("vault.wrong-passphrase", account)."""
    key = _derive(_typed(passphrase, slot.starter), slot.salt, slot.kdf)
    bound = _bound(home_id, slot.account, slot.starter, slot.kdf)
    try:
        return ChaCha20Poly1305(key).decrypt(slot.nonce, slot.sealed, bound)
    except InvalidTag:
        raise UserError("vault.wrong-passphrase", account=slot.account) from None


def _check_passphrase(passphrase: str) -> None:
    """By length alone: rules of composition make people write passphrases down."""
    if len(unicodedata.normalize("NFC", passphrase).strip()) < MIN_PASSPHRASE:
        raise UserError("vault.passphrase-too-short", minimum=MIN_PASSPHRASE)
    if len(passphrase) > MAX_PASSPHRASE:
        raise UserError("vault.passphrase-too-long", maximum=MAX_PASSPHRASE)


def _typed(passphrase: str, starter: bool) -> bytes:
    """The same bytes however the keyboard composed the letters; a starter code also however it was spaced."""
    text = unicodedata.normalize("NFC", passphrase)
    if starter:
        text = "".join(sign for sign in text if sign.isalnum())
    return text.encode("utf-8", "surrogatepass")


def _derive(passphrase: bytes, salt: bytes, kdf: Kdf) -> bytes:
    return hash_secret_raw(
        secret=passphrase, salt=salt, time_cost=kdf.passes, memory_cost=kdf.memory_kib,
        parallelism=kdf.lanes, hash_len=_KEY, type=Type.ID,
    )  # fmt: skip


def _bound(home_id: str, account: str, starter: bool, kdf: Kdf) -> bytes:
    """What a slot is tied to: taken to another home, account or weaker cost, or with its mark wiped, it fails."""
    return strictjson.encode(["hoso-slot-v1", home_id, account, starter, kdf])
