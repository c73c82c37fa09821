"""Whole homes for tests: real vault, real encrypted database, the real pack; cheap passphrases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

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
from app.security.files import BlobStore
from tests.templates import CHEAP

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
