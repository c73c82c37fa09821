"""The people who work with the records (tài khoản), kept by the office in its signed register.

An account is a name, roles and machines. What opens a machine is a passphrase of that machine; whoever is new there
gets a one-time code. Roles are enforced by the program, not by cryptography.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection

from app.domain.ids import new_id
from app.domain.permissions import Action
from app.domain.roles import Role
from app.errors import UserError, refuse
from app.home import Home
from app.models import state
from app.security import vault, vault_file
from app.security.vault import make_slot, starter_code
from app.security.vault_file import STANDARD, Kdf
from app.sync import registry
from app.sync.registry import AccountEntry, Registry

MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One machine of the commune (máy)."""

    id: str
    no: int
    name: str
    office: bool
    revoked: bool


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account. ``here``: it has a passphrase on this machine; ``starter``: still only its one-time code."""

    id: str
    name: str
    roles: tuple[Role, ...]
    devices: tuple[str, ...]
    disabled: bool
    here: bool
    starter: bool


@dataclass(frozen=True, slots=True)
class People:
    """Who may sit where, as this home's newest register says."""

    accounts: tuple[AccountRow, ...]
    devices: tuple[DeviceRow, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """An account and its one-time code for this machine; None if it does not work here."""

    account: str
    name: str
    code: str | None = field(repr=False)


def people(home: Home) -> People:
    """All accounts and machines. A laptop that was not granted yet knows only who set it up."""
    slots = {slot.account: slot for slot in vault.slots(home.folder)}
    with home.engine.connect() as conn:
        register = registry.current(conn)
    if register is None:
        own = [AccountRow(s.account, s.name, (), (home.device,), False, True, s.starter) for s in slots.values()]
        return People(tuple(own), ())
    accounts = tuple(
        AccountRow(
            entry.id,
            entry.name,
            entry.account().roles,
            entry.devices,
            entry.disabled,
            entry.id in slots,
            entry.id in slots and slots[entry.id].starter,
        )
        for entry in register.accounts
    )
    devices = tuple(DeviceRow(d.id, d.no, d.name, d.side == "office", d.revoked) for d in register.devices)
    return People(accounts, devices)


def add_account(
    home: Home, name: str, roles: Sequence[Role], devices: Iterable[str] = (), *, kdf: Kdf = STANDARD
) -> Coded:
    """A new account with at least one role on some machines (none given: on this one).

    On this machine it can sit down at once with the one-time code. A laptop learns of it with its next bundle, and the
    person asks for a code there (:func:`app.services.forgotten.ask`).

    Raises:
        UserError("permission.action"), UserError("keys.missing"): not the office.
        UserError("name.empty"), UserError("account.name-taken", name), UserError("account.no-role"),
            UserError("device.unknown"), UserError("vault.too-many-slots").
    """
    home.require(Action.MANAGE_ACCOUNTS)
    wanted = tuple(dict.fromkeys(devices)) or (home.device,)
    called, code = _named(name), starter_code()
    entry = AccountEntry(id=new_id(), name=called, roles=_roles(roles), devices=wanted)
    here = home.device in wanted
    with home.noting() as conn:
        register = _register(conn)
        _check_name(register, called)
        _check_devices(register, wanted)
        _continue(home, conn, (*register.accounts, entry))
        if here:
            vault.add_slot(home.unlocked, entry.id, called, code, starter=True, kdf=kdf)
    home.log("account-add", entity="account", row=entry.id, why=" ".join(entry.roles))
    return Coded(entry.id, called, code if here else None)


def change_account(home: Home, account: str, name: str, roles: Sequence[Role], devices: Iterable[str]) -> None:
    """Give an account another name, other roles, other machines.

    Raises:
        as :func:`add_account`; UserError("account.unknown"); UserError("account.last-administrator"): nobody would be
        left to keep the accounts; UserError("account.own-machine"): one does not lock oneself out of this machine.
    """
    home.require(Action.MANAGE_ACCOUNTS)
    wanted, called = tuple(dict.fromkeys(devices)), _named(name)
    with home.noting() as conn:
        register = _register(conn)
        before = register.account(account) or refuse("account.unknown")
        _check_name(register, called, but=account)
        _check_devices(register, wanted)
        if account == home.account.id and home.device not in wanted:
            raise UserError("account.own-machine")
        after = msgspec.structs.replace(before, name=called, roles=_roles(roles), devices=wanted)
        _continue(home, conn, _with(register, after))
    _bring_slot_in_line(home, after)
    if account == home.account.id:
        home.account = after.account()
    home.log("account-change", entity="account", row=account, why=" ".join(after.roles))


def disable_account(home: Home, account: str) -> None:
    """Nobody sits down under this account any more; what it did stays under its name. Laptops learn of it with their
    next bundle.

    Raises:
        UserError("permission.action"), UserError("keys.missing"), UserError("account.unknown").
        UserError("account.own"): one does not lock oneself out; UserError("account.last-administrator").
    """
    home.require(Action.MANAGE_ACCOUNTS)
    if account == home.account.id:
        raise UserError("account.own")
    with home.noting() as conn:
        register = _register(conn)
        before = register.account(account) or refuse("account.unknown")
        after = msgspec.structs.replace(before, disabled=True)
        _continue(home, conn, _with(register, after))
    _bring_slot_in_line(home, after)
    home.log("account-disable", entity="account", row=account)


def enable_account(home: Home, account: str, *, kdf: Kdf = STANDARD) -> Coded:
    """Let a disabled account work again; on this machine it gets a new one-time code.

    Raises:
        UserError("permission.action"), UserError("keys.missing"), UserError("account.unknown").
    """
    home.require(Action.MANAGE_ACCOUNTS)
    with home.noting() as conn:
        register = _register(conn)
        before = register.account(account) or refuse("account.unknown")
        after = msgspec.structs.replace(before, disabled=False)
        _continue(home, conn, _with(register, after))
    home.log("account-enable", entity="account", row=account)
    return _coded(home, after, kdf) if home.device in after.devices else Coded(account, after.name, None)


def new_code(home: Home, account: str, *, kdf: Kdf = STANDARD) -> Coded:
    """A one-time code for somebody who forgot the passphrase of this machine, or never had one here (office only: a
    laptop asks the office).

    Raises:
        UserError("permission.action"), UserError("keys.missing"), UserError("account.unknown"),
        UserError("account.elsewhere"): it does not work on this machine; UserError("account.own"): change it instead.
    """
    home.require(Action.RESET_PASSPHRASE)
    _ = home.ring.office or refuse("keys.missing")
    if account == home.account.id:
        raise UserError("account.own")
    with home.engine.connect() as conn:
        entry = _register(conn).account(account) or refuse("account.unknown")
    if entry.disabled or home.device not in entry.devices:
        raise UserError("account.elsewhere")
    made = _coded(home, entry, kdf)
    home.log("passphrase-reset", entity="account", row=account)
    return made


# Parts ---------------------------------------------------------------------------------------------------------


def _register(conn: Connection) -> Registry:
    return registry.current(conn) or refuse("registry.missing")


def _continue(home: Home, conn: Connection, accounts: tuple[AccountEntry, ...]) -> None:
    """Sign and keep the next version, if somebody is left in it who may keep the accounts on this machine."""
    office = home.ring.office or refuse("keys.missing")
    keepers = [e for e in accounts if not e.disabled and home.device in e.devices and e.account().may(_KEEPS)]
    if not keepers:
        raise UserError("account.last-administrator")
    registry.continued(conn, office, bytes.fromhex(state.get(conn, "root")), accounts=accounts)


_KEEPS = Action.MANAGE_ACCOUNTS


def _with(register: Registry, changed: AccountEntry) -> tuple[AccountEntry, ...]:
    return tuple(changed if entry.id == changed.id else entry for entry in register.accounts)


def _bring_slot_in_line(home: Home, entry: AccountEntry) -> None:
    """The login list of this machine says what the register says."""
    slot = vault_file.read(home.folder).slot(entry.id)
    if slot is None:
        return
    if entry.disabled or home.device not in entry.devices:
        vault.remove_slot(home.unlocked, entry.id)
    elif slot.name != entry.name:
        vault.rename_slot(home.unlocked, entry.id, entry.name)


def _coded(home: Home, entry: AccountEntry, kdf: Kdf) -> Coded:
    """Put a slot under a fresh one-time code in the place of the account's old one."""
    unlocked, code = home.unlocked, starter_code()
    slot = make_slot(
        unlocked.home_id,
        unlocked.master,
        account=entry.id,
        name=entry.name,
        passphrase=code,
        starter=True,
        kdf=kdf,
    )
    file = vault_file.read(home.folder)
    if file.slot(entry.id) is None and len(file.slots) >= vault_file.MAX_SLOTS:
        raise UserError("vault.too-many-slots", maximum=vault_file.MAX_SLOTS)
    vault_file.write(home.folder, file.with_slot(slot))
    return Coded(entry.id, entry.name, code)


def _named(name: str) -> str:
    called = " ".join(name.split())
    if not called or len(called) > MOST_NAME:
        raise UserError("name.empty")
    return called


def _roles(roles: Sequence[Role]) -> tuple[str, ...]:
    if not roles:
        raise UserError("account.no-role")
    return tuple(role.value for role in Role if role in roles)


def _check_name(register: Registry, name: str, but: str = "") -> None:
    """Two people of one name could not be told apart in the login list."""
    if any(e.name.casefold() == name.casefold() and e.id != but and not e.disabled for e in register.accounts):
        raise UserError("account.name-taken", name=name)


def _check_devices(register: Registry, devices: tuple[str, ...]) -> None:
    for device in devices:
        entry = register.device(device)
        if entry is None or entry.revoked:
            raise UserError("device.unknown", device=device)
