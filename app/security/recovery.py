"""The commune's root key and the paper from which everything can be won back (phiếu khôi phục).

At office set-up two secrets are made. The **recovery identity** is printed, and then forgotten by the machine. The
**root seed** is kept as ``root.age``, closed to the recovery identity: it is used from the paper only, to certify an
office key.

A renewed recovery identity (phiếu mới) closes the root seed anew. The file for it lies beside the old one, under the
new recipient's own name, until the certificate that names that recipient counts (:func:`prepare`, :func:`settle`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app import storage
from app.errors import UserError
from app.security import age, strictjson, trust
from app.security.age import Identity
from app.security.trust import Signer

ROOT_FILE = "root.age"
ROOT_KEYID = "root"
MAX_ROOT_FILE = 16 * 1024

_PREFIX = "AGE-SECRET-KEY-1"
_QR = "HOSO-RECOVERY-1:"
_LETTERS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
"""Bech32's: without 1, B, I and O, which :data:`_MISREAD` takes for what they were."""
_MISREAD = str.maketrans({"1": "L", "I": "L", "O": "0", "B": "8"})
_BODY = 58
_GROUP = 6
_CHECK = 2
_GROUPS = -(-_BODY // _GROUP)


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """One group of the printed key: six signs (the last has four) and two that check them and their place."""

    text: str = field(repr=False)
    check: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.text}-{self.check}"


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the recovery sheet prints. Whoever holds it can read every bundle of the commune: two sealed envelopes."""

    commune: str
    unit: str
    on: date
    fingerprint: str
    """Of the root key, 64 hex digits; ``trust.shown`` makes it readable."""
    mark: str
    """The recovery recipient's fingerprint: it tells this sheet from an older one."""
    groups: tuple[SheetGroup, ...] = field(repr=False)
    qr: str = field(repr=False)
    """The QR's text: digits, capitals, ``-`` and ``:`` only, so that the code stays small."""

    @property
    def typed(self) -> tuple[str, ...]:
        """The groups as they are printed and typed off."""
        return tuple(map(str, self.groups))


@dataclass(frozen=True, slots=True)
class NewCommune:
    """What office set-up gets, or a new sheet. ``root`` certifies the office key, ``sheet`` is printed, and both are
    dropped."""

    root: Signer
    root_file: bytes = field(repr=False)
    recovery_recipient: str
    sheet: RecoverySheet


class _RootSecret(msgspec.Struct, frozen=True, kw_only=True):
    magic: Literal["hoso-root"] = "hoso-root"
    seed: Annotated[bytes, Meta(min_length=32, max_length=32)]


def new_commune(commune: str, unit: str, on: date) -> NewCommune:
    """Make the root key and the recovery identity of a commune. Nothing is written."""
    return new_sheet(Signer.generate(ROOT_KEYID), commune, unit, on)


def new_sheet(root: Signer, commune: str, unit: str, on: date) -> NewCommune:
    """A new recovery identity for a root that is there, which is closed to it. Nothing is written."""
    identity = Identity.generate()
    sealed = age.seal(strictjson.encode(_RootSecret(seed=root.seed)), [identity.recipient])
    return NewCommune(root, sealed, identity.recipient, sheet_of(identity, root.public, commune, unit, on))


def prepare(home: Path, made: NewCommune) -> None:
    """Lay the root for a new sheet beside the one that counts. Raises the faults of :mod:`app.storage`."""
    storage.write_whole(home / _prepared(made.recovery_recipient), made.root_file, private=True)


def settle(home: Path, recovery_recipient: str) -> None:
    """Let the root file count that was prepared for this recipient, if there is one; others that were prepared go.

    Raises the faults of :mod:`app.storage`.
    """
    prepared = home / _prepared(recovery_recipient)
    with storage.faults(home):
        if prepared.is_file():
            prepared.replace(home / ROOT_FILE)
            storage.sync_folder(home)
        for other in home.glob("root-*.age"):
            other.unlink()


def _prepared(recipient: str) -> str:
    return f"root-{trust.fingerprint(recipient)[:16]}.age"


def sheet_of(identity: Identity, root: bytes, commune: str, unit: str, on: date) -> RecoverySheet:
    """The sheet for a recovery identity and the root's public key."""
    body = identity.text.removeprefix(_PREFIX)
    texts = [body[start : start + _GROUP] for start in range(0, _BODY, _GROUP)]
    groups = tuple(SheetGroup(text, _check_of(place, text)) for place, text in enumerate(texts, 1))
    mark = trust.fingerprint(identity.recipient)
    return RecoverySheet(commune, unit, on, trust.fingerprint(root), mark, groups, _QR + identity.text)


def read_sheet(typed: str) -> Identity:
    """The recovery identity from what a person typed off the paper, or a QR reader gave.

    Blanks, dashes, line breaks and case do not matter; O and 0, I, 1 and L, B and 8 may be confused.

    Raises:
        UserError("recovery.group-wrong", group): the first group (from 1) that does not fit its check signs.
        UserError("recovery.incomplete", groups, needed): too little or too much was typed.
    """
    text = "".join(typed.upper().split())
    whole = text.removeprefix(_QR)
    if whole.startswith(_PREFIX):
        return _whole(whole.removeprefix(_PREFIX))
    signs = "".join(sign for sign in text if sign.isalnum()).translate(_MISREAD)
    body, start = "", 0
    for place in range(1, _GROUPS + 1):
        length = min(_GROUP, _BODY - len(body))
        group, check = signs[start : start + length], signs[start + length : start + length + _CHECK]
        if len(check) < _CHECK:
            raise UserError("recovery.incomplete", groups=place - 1, needed=_GROUPS)
        if not set(group) <= set(_LETTERS) or _check_of(place, group) != check:
            raise UserError("recovery.group-wrong", group=place)
        body, start = body + group, start + length + _CHECK
    if start != len(signs):
        raise UserError("recovery.incomplete", groups=_GROUPS + 1, needed=_GROUPS)
    return _whole(body)


def open_root(root_file: bytes, identity: Identity, fingerprint: str) -> Signer:
    """The root key, won from ``root.age`` with the sheet's identity.

    Raises:
        UserError("recovery.other-commune"): the sheet is not this commune's.
        UserError("recovery.root-damaged"): ``root.age`` is not whole; use the backup's.
    """
    try:
        secret = strictjson.decode(age.unseal(root_file, [identity]), _RootSecret, limit=MAX_ROOT_FILE)
    except age.NotForUs as fault:
        raise UserError("recovery.other-commune") from fault
    except (age.Damaged, strictjson.Malformed) as fault:
        raise UserError("recovery.root-damaged") from fault
    root = Signer(ROOT_KEYID, secret.seed)
    if trust.fingerprint(root.public) != fingerprint:
        raise UserError("recovery.other-commune")
    return root


def _whole(body: str) -> Identity:
    try:
        return Identity.parse(_PREFIX + body)
    except ValueError:
        raise UserError("recovery.incomplete", groups=0, needed=_GROUPS) from None


def _check_of(place: int, text: str) -> str:
    """Ten bits over a group and its place: two exchanged groups are seen too."""
    digest = hashlib.sha256(f"hoso-sheet-v1/{place}/{text}".encode()).digest()
    return _LETTERS[digest[0] % 32] + _LETTERS[digest[1] % 32]
