"""A forgotten passphrase, reset by the office without losing unsent work (quên mật khẩu).

While the home is open it seals its master key to the office and to recovery (the escrow), and the device signs that.
When nobody can open it any more:

1. the laptop writes a request: the escrow, the account, and a nonce (:func:`request`);
2. the office, having recognised the **person** (nothing in a file can do that), opens the escrow, invents a starter
   code and signs a new slot (:func:`answer`); the code goes by voice, the file by stick;
3. the laptop checks that the answer is by an office that its commune's root certified, for this home, this account and
   this request, and takes the slot in (:func:`install`). The code opens it once; then an own passphrase is chosen.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

import msgspec
from msgspec import Meta

from app.errors import UserError, refuse
from app.security import age, strictjson, trust, vault_file
from app.security.trust import Fingerprint, Id, Signer
from app.security.vault import STANDARD, Kdf, SlotInfo, Unlocked, make_slot, starter_code
from app.security.vault_file import MAX_SLOTS, MAX_STATEMENT, Escrow, Mark, Name, Pending, Slot

ESCROW_TYPE = "application/vnd.hoso.escrow.v1+json"
SLOT_TYPE = "application/vnd.hoso.reset-slot.v1+json"
REQUEST_MAGIC: Final = "hoso-reset-request"
ANSWER_MAGIC: Final = "hoso-reset-answer"
VERSION: Final = 1
MAX_FILE = 128 * 1024

T = TypeVar("T")
Nonce = Annotated[bytes, Meta(min_length=16, max_length=16)]


class EscrowSecret(msgspec.Struct, frozen=True, kw_only=True):
    """What lies inside the escrow: the key, and whose it is."""

    home: Id
    master: Annotated[bytes, Meta(min_length=32, max_length=32)]


class EscrowStatement(msgspec.Struct, frozen=True, kw_only=True):
    """Signed by the device while it was open: this sealed key is mine."""

    home: Id
    device: Id
    sealed: Annotated[bytes, Meta(max_length=16 * 1024)]
    recipients: Annotated[tuple[Fingerprint, ...], Meta(min_length=1, max_length=8)]


class ResetRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The file that a locked laptop writes. ``statement`` is a DSSE envelope of :class:`EscrowStatement`."""

    magic: Literal["hoso-reset-request"] = REQUEST_MAGIC
    version: Literal[1] = VERSION
    home: Id
    account: Id
    name: Name
    nonce: Nonce
    statement: Annotated[bytes, Meta(max_length=MAX_STATEMENT)]


class SlotGrant(msgspec.Struct, frozen=True, kw_only=True):
    """Signed by the office: this slot, for this home, answers that request."""

    home: Id
    account: Id
    nonce: Nonce
    slot: Slot


class ResetAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The file that the office gives back: its certificate (by the root) and the grant (by the office)."""

    magic: Literal["hoso-reset-answer"] = ANSWER_MAGIC
    version: Literal[1] = VERSION
    certificate: Annotated[bytes, Meta(max_length=trust.MAX_CERTIFICATE)]
    grant: Annotated[bytes, Meta(max_length=MAX_STATEMENT)]


@dataclass(frozen=True, slots=True)
class Answered:
    """What the office has after :func:`answer`: a file for the stick, a code for the telephone."""

    device: str
    account: str
    name: str
    file: bytes = field(repr=False)
    code: str = field(repr=False)


def set_escrow(unlocked: Unlocked, recipients: Sequence[str], root: bytes, device: Signer, *, serial: int = 0) -> None:
    """Seal the master key to ``recipients`` (office and recovery) and pin the commune's root for answers. ``serial`` is
    that of the office's certificate.

    Done at set-up of the office, when a laptop takes its grant in, and again when a certificate names other recipients
    (:mod:`app.sync.certificates`).
    """
    secret = strictjson.encode(EscrowSecret(home=unlocked.home_id, master=unlocked.master))
    statement = EscrowStatement(
        home=unlocked.home_id,
        device=device.keyid,
        sealed=age.seal(secret, recipients),
        recipients=tuple(trust.fingerprint(recipient) for recipient in recipients),
    )
    escrow = Escrow(root=root, statement=trust.sign(ESCROW_TYPE, strictjson.encode(statement), device), serial=serial)
    vault_file.write(unlocked.home, msgspec.structs.replace(vault_file.read(unlocked.home), escrow=escrow))


def follows(home: Path, recipients: Sequence[str], serial: int, device: Signer) -> bool:
    """Whether the escrow of ``home`` is closed to just these recipients, by this device, under that certificate."""
    escrow = vault_file.read(home).escrow
    if escrow is None or escrow.serial != serial:
        return False
    try:
        payload = trust.verify(trust.read_envelope(escrow.statement, limit=MAX_STATEMENT), ESCROW_TYPE, device.public)
        statement = strictjson.decode(payload, EscrowStatement, limit=MAX_STATEMENT)
    except (trust.BadSignature, strictjson.Malformed):
        return False
    return statement.recipients == tuple(trust.fingerprint(recipient) for recipient in recipients)


def has_escrow(home: Path) -> bool:
    """Whether a forgotten passphrase of ``home`` could be reset."""
    return vault_file.read(home).escrow is not None


def request(home: Path, account: str, name: str | None = None) -> bytes:
    """The request file, for an account of the login list, or (with ``name``) for one that is new on this laptop.

    Needs no passphrase. A second request for the same account replaces the first.

    Raises:
        UserError("vault.no-escrow"): this home was never granted; nobody outside can help.
        UserError("vault.no-such-account", account); and as ``vault_file.read``.
    """
    file = vault_file.read(home)
    if file.escrow is None:
        raise UserError("vault.no-escrow")
    slot = file.slot(account)
    shown = slot.name if slot is not None else name or refuse("vault.no-such-account", account=account)
    pending = Pending(account=account, name=shown, nonce=secrets.token_bytes(16))
    others = tuple(old for old in file.pending if old.account != account)[-(MAX_SLOTS - 1) :]
    vault_file.write(home, msgspec.structs.replace(file, pending=(*others, pending)))
    return strictjson.encode(
        ResetRequest(home=file.home, account=account, name=shown, nonce=pending.nonce, statement=file.escrow.statement)
    )


def read_request(raw: bytes) -> ResetRequest:
    """Decode a request, to show whose it is; proves nothing yet.

    Raises:
        UserError("reset.not-a-request"), ("reset.newer-version", version).
    """
    return _read(raw, REQUEST_MAGIC, ResetRequest, "reset.not-a-request")


def answer(
    raw: bytes,
    *,
    identities: Sequence[age.Identity],
    office: Signer,
    certificate: bytes,
    device_key: Callable[[str], bytes | None],
    kdf: Kdf = STANDARD,
) -> Answered:
    """Open the escrow of a request and seal its key under a new starter code.

    ``identities`` are the office's (or the recovery identity), ``certificate`` is the office's envelope, ``device_key``
    gives the signing key that the registry has for a device, or None.

    Raises:
        UserError("reset.not-a-request"), ("reset.newer-version", version);
        ("reset.unknown-device", device): not of this commune, or revoked;
        ("reset.bad-signature", device): the escrow is not that device's;
        ("reset.not-for-this-office", device): sealed to another office: use the recovery sheet.
    """
    asked = read_request(raw)
    try:
        envelope = trust.read_envelope(asked.statement, limit=MAX_STATEMENT)
        device = envelope.signatures[0].keyid
        key = device_key(device) or refuse("reset.unknown-device", device=device)
        payload = trust.verify(envelope, ESCROW_TYPE, key)
        statement = strictjson.decode(payload, EscrowStatement, limit=MAX_STATEMENT)
        secret = strictjson.decode(age.unseal(statement.sealed, identities), EscrowSecret, limit=MAX_STATEMENT)
    except strictjson.Malformed as fault:
        raise UserError("reset.not-a-request") from fault
    except age.NotForUs as fault:
        raise UserError("reset.not-for-this-office", device=device) from fault
    except (trust.BadSignature, age.Damaged) as fault:
        raise UserError("reset.bad-signature", device=device) from fault
    if statement.device != device or statement.home != asked.home or secret.home != asked.home:
        raise UserError("reset.bad-signature", device=device)
    code = starter_code()
    slot = make_slot(
        asked.home, secret.master, account=asked.account, name=asked.name, passphrase=code, starter=True, kdf=kdf
    )
    grant = SlotGrant(home=asked.home, account=asked.account, nonce=asked.nonce, slot=slot)
    file = ResetAnswer(certificate=certificate, grant=trust.sign(SLOT_TYPE, strictjson.encode(grant), office))
    return Answered(device, asked.account, asked.name, strictjson.encode(file), code)


def install(home: Path, raw: bytes) -> SlotInfo:
    """Take the office's slot in. Needs no passphrase; the slot's code opens it.

    Raises:
        UserError("reset.not-an-answer"), ("reset.newer-version", version);
        ("vault.no-escrow"): this home knows no office;
        ("reset.bad-signature"): not by an office of this commune, or by one whose certificate was replaced;
        ("reset.other-home"): for another machine; ("reset.not-asked"): for no request that waits here.
    """
    file = vault_file.read(home)
    reply = _read(raw, ANSWER_MAGIC, ResetAnswer, "reset.not-an-answer")
    if file.escrow is None:
        raise UserError("vault.no-escrow")
    try:
        certificate = trust.read_certificate(reply.certificate, file.escrow.root)
        envelope = trust.read_envelope(reply.grant, limit=MAX_STATEMENT)
        payload = trust.verify(envelope, SLOT_TYPE, certificate.key)
        grant = strictjson.decode(payload, SlotGrant, limit=MAX_STATEMENT)
    except strictjson.Malformed as fault:
        raise UserError("reset.not-an-answer") from fault
    except trust.BadSignature as fault:
        raise UserError("reset.bad-signature") from fault
    if certificate.serial < file.escrow.serial:
        raise UserError("reset.bad-signature")
    if grant.home != file.home:
        raise UserError("reset.other-home")
    waiting = next((pending for pending in file.pending if pending.account == grant.account), None)
    if waiting is None or waiting.nonce != grant.nonce or grant.slot.account != grant.account:
        raise UserError("reset.not-asked", account=grant.account)
    if not grant.slot.starter:
        raise UserError("reset.not-an-answer")
    if file.slot(grant.account) is None and len(file.slots) >= MAX_SLOTS:
        raise UserError("vault.too-many-slots", maximum=MAX_SLOTS)
    others = tuple(pending for pending in file.pending if pending.account != grant.account)
    vault_file.write(home, msgspec.structs.replace(file.with_slot(grant.slot), pending=others))
    return SlotInfo(grant.slot.account, grant.slot.name, grant.slot.starter)


def _read(raw: bytes, magic: str, shape: type[T], code: str) -> T:
    try:
        mark = strictjson.decode(raw, Mark, limit=MAX_FILE)
        if mark.magic != magic:
            raise UserError(code)
        if mark.version > VERSION:
            raise UserError("reset.newer-version", version=mark.version)
        return strictjson.decode(raw, shape, limit=MAX_FILE)
    except strictjson.Malformed as fault:
        raise UserError(code) from fault
