"""Whole homes for tests: real vault, real encrypted database, the real pack; cheap passphrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from filelock import FileLock

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import FIRST_ACCOUNT, Role
from app.home import Home
from app.models import migrate
from app.models.engine import DATABASE, open_engine
from app.models.setup import found_home
from app.models.state import Side
from app.packs.pack import Pack, shipped
from app.security import device, vault
from app.security.device import KeyRing
from app.security.files import BlobStore
from app.security.vault import Unlocked
from tests.templates import CHEAP

T = TypeVar("T")

PLAN = "tuyen-an-dong-2026"
PASSPHRASE = "một hai ba bốn"
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)  # eight in the morning in Đắk Lắk


def the_pack() -> Pack:
    return shipped(PLAN)


@contextmanager
def a_home(folder: Path, side: Side = Side.OFFICE, roles: tuple[Role, ...] | None = None) -> Iterator[Home]:
    """An empty home, opened. At the office the first account is administrator and head of the group."""
    account = Account(new_id(), "Nguyễn Thị Thử", roles or (FIRST_ACCOUNT if side is Side.OFFICE else FIELD))
    unlocked = vault.create(folder, account=account.id, name=account.name, passphrase=PASSPHRASE, kdf=CHEAP)
    ring = device.KeyRing.generate(new_id(), office=side is Side.OFFICE)
    engine = open_engine(folder / DATABASE, unlocked.database_key())
    migrate.upgrade(engine, folder / DATABASE)
    with engine.execution_options(writing=True).begin() as conn:
        found_home(conn, side, ring.device.keyid, {"plan": PLAN})
    home = Home(
        folder=folder,
        side=side,
        device=ring.device.keyid,
        engine=engine,
        unlocked=unlocked,
        ring=ring,
        blobs=BlobStore(folder / "blobs", ring.home_identity, unlocked.blob_name_key()),
        pack=the_pack(),
        account=account,
        lock=FileLock(folder / "home.lock"),
        clock=lambda: NOW,
    )
    try:
        yield home
    finally:
        home.close()


FIELD = (Role.FIELD_MEMBER,)


@dataclass(frozen=True, slots=True)
class _Written:
    """A home as it stood when something had been written into it, and what the writer gave back."""

    files: Mapping[Path, bytes]
    device: str
    unlocked: Unlocked
    ring: KeyRing
    account: Account
    given: Any


_WRITTEN: dict[object, _Written] = {}


def as_written(home: Home, what: str, write: Callable[[], T]) -> T:
    """Let a home that is still empty become what ``write`` makes of it. It is written once in a process; after that the
    home becomes a copy of that one: its files, keys, machine and account. ``what`` names it; a day has its own."""
    with home.engine.connect() as conn:
        if conn.exec_driver_sql("SELECT 1 FROM op LIMIT 1").first() is not None:
            return write()
    key = what, home.side, home.account.roles, home.now
    if key not in _WRITTEN:
        given = write()
        home.engine.dispose()
        files = {path.relative_to(home.folder): path.read_bytes() for path in home.folder.rglob("*") if path.is_file()}
        _WRITTEN[key] = _Written(files, home.device, home.unlocked, home.ring, home.account, given)
        return given
    there = _WRITTEN[key]
    home.engine.dispose()
    for place, content in there.files.items():
        (home.folder / place).parent.mkdir(parents=True, exist_ok=True)
        (home.folder / place).write_bytes(content)
    home.device, home.ring, home.account = there.device, there.ring, there.account
    home.unlocked = replace(there.unlocked, home=home.folder)
    home.engine = open_engine(home.folder / DATABASE, home.unlocked.database_key())
    home.blobs = BlobStore(home.folder / "blobs", home.ring.home_identity, home.unlocked.blob_name_key())
    return cast(T, there.given)
