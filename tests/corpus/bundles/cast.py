"""The commune of the hostile bundles: keys that never change, so that an old bundle is met by each later program.

``OFFICE``, and three laptops: ``ONE`` is honest and has the first area, ``TWO`` was revoked, ``STRANGER`` never
enrolled. The homes are set up anew by today's program, around the old keys and the old register.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from filelock import FileLock

from app.domain.account import Account
from app.domain.merge import Seen
from app.domain.roles import FIRST_ACCOUNT, Role
from app.home import Home
from app.models import migrate
from app.models.engine import DATABASE, open_engine
from app.models.journal import Edit
from app.models.setup import found_home
from app.models.state import Side
from app.security import device, vault
from app.security.age import Identity
from app.security.device import KeyRing
from app.security.files import BlobStore
from app.security.trust import Signer, fingerprint
from app.sync import registry
from tests.services.homes import CHEAP, NOW, PASSPHRASE, PLAN, the_pack

FOLDER = Path(__file__).parent
EPOCH = "01990000-0000-7000-8000-0000000000e0"
AREA_ONE, AREA_TWO = "01990000-0000-7000-8000-0000000000a1", "01990000-0000-7000-8000-0000000000a2"
PERSON_ONE, PERSON_TWO = "01990000-0000-7000-8000-0000000000b1", "01990000-0000-7000-8000-0000000000b2"
CASE_ONE = "01990000-0000-7000-8000-0000000000c1"
KNOWN_WORD = "Tuyệt Mật Hương Giang"
"""Stands in every bundle. On no disk may it be found."""


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine of the commune: its keys, and who works on it."""

    name: str
    ring: KeyRing
    account: Account

    @property
    def id(self) -> str:
        return self.ring.device.keyid


@cache
def _texts() -> dict[str, str]:
    return dict(json.loads((FOLDER / "keys.json").read_text(encoding="utf-8")))


def _signer(keyid: str, purpose: str) -> Signer:
    return Signer(keyid, sha256(f"hoso corpus {keyid} {purpose}".encode()).digest())


def _machine(name: str, number: int, roles: tuple[Role, ...], *, office: bool = False) -> Machine:
    keyid = f"01990000-0000-7000-8000-0000000000d{number}"
    ring = KeyRing(
        _signer(keyid, "device"),
        Identity.parse(_texts()[f"{name}-identity"]),
        Identity.parse(_texts()[f"{name}-home"]),
        _signer(keyid, "office") if office else None,
    )
    return Machine(name, ring, Account(f"01990000-0000-7000-8000-0000000000f{number}", f"Người {name}", roles))


OFFICE = _machine("office", 0, FIRST_ACCOUNT, office=True)
ONE = _machine("one", 1, (Role.FIELD_MEMBER,))
TWO = _machine("two", 2, (Role.FIELD_MEMBER,))
STRANGER = _machine("stranger", 3, (Role.FIELD_MEMBER,))
RECOVERY = Identity.parse(_texts()["recovery"])
ROOT, OTHER_ROOT = _signer("root", "root"), _signer("other-root", "root")


def registry_paper(version: int) -> bytes:
    """A version of the register as it was signed when the corpus was made."""
    return (FOLDER / f"registry-{version}.json").read_bytes()


VERSIONS = 3


@contextmanager
def office_home(folder: Path) -> Iterator[Home]:
    """The office with two areas, a person in each, and a case of the first."""
    with _home(folder, Side.OFFICE, OFFICE) as home:
        with home.working() as w:
            w.heads.epoch = EPOCH
            w.apply(
                [
                    _new("area", AREA_ONE, name="Thôn Một", kind="hamlet"),
                    _new("area", AREA_TWO, name="Thôn Hai", kind="hamlet"),
                    _new("resident", PERSON_ONE, name="Nguyễn Thị Một", area_id=AREA_ONE),
                    _new("resident", PERSON_TWO, name="Trần Văn Hai", area_id=AREA_TWO),
                    _new("case", CASE_ONE, resident_id=PERSON_ONE, category="A3", opened_on="2026-11-01", state="open"),
                ]
            )
        yield home


@contextmanager
def laptop_home(folder: Path) -> Iterator[Home]:
    """The honest laptop, enrolled, before its first assignment."""
    with _home(folder, Side.FIELD, ONE) as home:
        yield home


def _new(entity: str, row: str, **fields: Any) -> Edit:
    return Edit(entity, row, fields, Seen(EPOCH, 0), new=True)


@contextmanager
def _home(folder: Path, side: Side, machine: Machine) -> Iterator[Home]:
    who = machine.account
    unlocked = vault.create(folder, account=who.id, name=who.name, passphrase=PASSPHRASE, kdf=CHEAP)
    device.save(unlocked, machine.ring)
    engine = open_engine(folder / DATABASE, unlocked.database_key())
    migrate.upgrade(engine, folder / DATABASE)
    values = {"plan": PLAN, "root": ROOT.public.hex(), "recovery": RECOVERY.recipient}
    with engine.execution_options(writing=True).begin() as conn:
        found_home(conn, side, machine.id, values)
        for version in range(1, VERSIONS + 1):
            registry.take_in(conn, registry_paper(version), ROOT.public)
    blobs = BlobStore(folder / "blobs", machine.ring.home_identity, unlocked.blob_name_key())
    lock = FileLock(folder / "home.lock")
    home = Home(folder, side, machine.id, engine, unlocked, machine.ring, blobs, the_pack(), who, lock, lambda: NOW)
    try:
        yield home
    finally:
        home.close()


ROOT_PRINT = fingerprint(ROOT.public)
