"""Sitting down at a machine: who may, opening its records, changing places in seconds, standing up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection

from app import backup, erasure
from app.domain.account import Account
from app.errors import UserError
from app.home import Home, system_clock
from app.models import decisions, migrate, rebuilt, restored, state
from app.models.engine import DATABASE, open_engine
from app.models.state import Side
from app.packs.pack import Pack, shipped
from app.security import device, vault
from app.security.files import BlobStore
from app.security.vault import SlotInfo, Unlocked
from app.security.vault_file import STANDARD, Kdf
from app.storage import faults
from app.sync import bundle, certificates, epochs, files, newer, registry

LOCK = "home.lock"
SPOOL = "spool"

Clock = Callable[[], datetime]


def is_home(folder: Path) -> bool:
    """Whether ``folder`` holds a home already."""
    return vault.exists(folder)


def people_here(folder: Path) -> tuple[SlotInfo, ...]:
    """Who may sit down at this machine, in the order they came.

    Raises:
        UserError("vault.missing"), UserError("vault.damaged"), UserError("vault.newer-version").
    """
    return vault.slots(folder)


def open_home(folder: Path, account: str, passphrase: str, *, clock: Clock = system_clock) -> Home:
    """Open the records of this machine in the name of ``account``.

    Raises:
        UserError("vault.wrong-passphrase"), UserError("vault.no-such-account"), UserError("vault.missing").
        UserError("home.in-use"): another program has this home open.
        UserError("database.newer-than-program"): a later program has worked here.
        UserError("account.disabled"): the office has taken the account from this machine.
    """
    unlocked = vault.open_with(folder, account, passphrase)
    lock = locked(folder)
    try:
        return _opened(folder, unlocked, lock, clock)
    except BaseException:
        lock.release()
        raise


def locked(folder: Path) -> FileLock:
    """The lock that keeps a second writing program out. Raises: UserError("home.in-use")."""
    lock = FileLock(folder / LOCK, timeout=0, thread_local=False)  # opened in one thread, closed in another
    with faults(folder):
        try:
            lock.acquire()
        except Timeout:
            raise UserError("home.in-use", home=str(folder)) from None
    return lock


def switch(home: Home, account: str, passphrase: str) -> None:
    """Another person sits down; the records stay open. Raises as :func:`open_home`."""
    unlocked = vault.open_with(home.folder, account, passphrase)
    with home.engine.connect() as conn:
        who = account_of(conn, account, home.device, _name_of(home.folder, account))
    home.unlocked, home.account = unlocked, who
    home.log("login")


def choose_passphrase(home: Home, current: str, passphrase: str, *, kdf: Kdf = STANDARD) -> None:
    """Give oneself another passphrase; ends the time of a one-time code.

    Raises:
        UserError("vault.wrong-passphrase"), UserError("vault.passphrase-too-short"),
            UserError("vault.passphrase-unchanged").
    """
    home.unlocked = vault.change_passphrase(home.unlocked, current, passphrase, kdf=kdf)
    home.log("passphrase")


def account_of(conn: Connection, account: str, device_id: str, name: str) -> Account:
    """Who ``account`` is, as the newest register says. Before the office has granted this laptop anything, its first
    account has no role: it can only ask, and take the grant in.

    Raises:
        UserError("account.disabled"): the register no longer gives this account to this machine.
    """
    register = registry.current(conn)
    if register is None:
        return Account(account, name, ())
    entry = register.account(account)
    if entry is None or entry.disabled or device_id not in entry.devices:
        raise UserError("account.disabled", name=name)
    return entry.account()


def _opened(folder: Path, unlocked: Unlocked, lock: FileLock, clock: Clock) -> Home:
    ring = device.load(unlocked)
    file = folder / DATABASE
    engine = open_engine(file, unlocked.database_key())
    try:
        migrate.upgrade(engine, file)
        with engine.connect() as conn:
            side = Side(state.get(conn, "side"))
            pack = pack_of(conn)
            who = account_of(conn, unlocked.account, ring.device.keyid, _name_of(folder, unlocked.account))
        ring = certificates.follow(engine, unlocked, ring)
    except BaseException:
        engine.dispose()
        raise
    blobs = BlobStore(folder / "blobs", ring.home_identity, unlocked.blob_name_key())
    blobs.sweep()
    if bundle.sweep(folder / SPOOL):  # an import was killed: its files came before its records
        with engine.connect() as conn:
            blobs.keep_only(files.known(conn))
    backup.sweep(folder)
    home = Home(folder, side, ring.device.keyid, engine, unlocked, ring, blobs, pack, who, lock, clock)
    if restored.is_marked(folder):
        _begin_anew(home)
    erasure.finish_if_possible(home)
    _learn(home)
    home.follow_plan()
    if home.is_office:
        with home.noting() as conn:
            decisions.lapse(conn, home.today)
    home.log("login")
    return home


def _begin_anew(home: Home) -> None:
    """The home was laid out from a backup: an office begins a new epoch, a laptop a new chain."""
    with home.working() as w:
        if home.is_office:
            epochs.begin(w.conn, w.heads)
            rebuilt.begin(w.conn, home.now)
        else:
            epochs.start_chain(w.heads)
    restored.unmark(home.folder)


def _learn(home: Home) -> None:
    """What a newer program wrote and this one understands since its update finds its place."""
    with home.working() as w:
        register = registry.current(w.conn)
        if not home.is_office:
            newer.learn(w.conn, w.heads)
        elif register is not None:
            newer.learn_at_office(w.conn, w.heads, register)


def pack_of(conn: Connection) -> Pack:
    """The pack of the plan that this home works by. Raises: PackError."""
    return shipped(state.get(conn, "plan"))


def _name_of(folder: Path, account: str) -> str:
    return next((slot.name for slot in vault.slots(folder) if slot.account == account), account)
