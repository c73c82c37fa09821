"""A forgotten passphrase (quên mật khẩu): asked for by a locked machine, answered by the office, or by the sheet.

1. The locked machine writes a request (:func:`ask`); no passphrase is needed.
2. The office, having recognised the **person**, writes an answer and reads a one-time code out (:func:`answer`).
3. The machine takes the answer in (:func:`install`); the code opens it once, then an own passphrase is chosen.

When nobody at the office can sit down any more, the recovery sheet opens it (:func:`by_sheet`).
Unsent work is not lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.security import age, recovery, reset, strictjson, trust, vault_file
from app.security.reset import EscrowSecret, EscrowStatement
from app.security.vault import SlotInfo, make_slot, starter_code
from app.security.vault_file import MAX_STATEMENT, STANDARD, Kdf
from app.storage import faults, read_bounded, write_whole
from app.sync import registry

REQUEST_SUFFIX, ANSWER_SUFFIX = ".hsquen", ".hsmo"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose request a file is, before anything is proven: shown to the office, which must recognise the person."""

    name: str
    machine: str
    """How the register calls the machine; empty if it is not of this commune."""


@dataclass(frozen=True, slots=True)
class NewCode:
    """The one-time code, to be read to the person, and never written beside the file."""

    name: str
    code: str = field(repr=False)


def possible(folder: Path) -> bool:
    """Whether a forgotten passphrase of this machine can be reset at all.

    Raises: as ``vault_file.read``.
    """
    return reset.has_escrow(folder)


def ask(folder: Path, account: str, out: Path, *, name: str | None = None) -> None:
    """Write the request of ``account`` for the office; ``name`` for somebody who is new on this machine.

    Raises:
        UserError("vault.no-escrow"): this machine was never granted; nobody outside can help.
        UserError("vault.no-such-account"); EnvironmentFault: the disk or the stick.
    """
    write_whole(out, reset.request(folder, account, name))


def look(home: Home, request: Path) -> Asked:
    """Whose request this is, as it says of itself.

    Raises:
        UserError("reset.not-a-request"), UserError("reset.newer-version").
    """
    asked = reset.read_request(_read(request, "reset.not-a-request"))
    device = _device_of(asked.statement)
    with home.engine.connect() as conn:
        register = registry.current(conn)
    entry = register.device(device) if register else None
    return Asked(asked.name, entry.name if entry else "")


def answer(home: Home, request: Path, out: Path, *, kdf: Kdf = STANDARD) -> NewCode:
    """Write the answer to a request, and give the one-time code (office only).

    Raises:
        UserError("permission.action"), UserError("keys.missing"): not the office;
        UserError("reset.…") as :func:`app.security.reset.answer`; EnvironmentFault: the disk or the stick.
    """
    home.require(Action.RESET_PASSPHRASE)
    office = home.ring.office or refuse("keys.missing")
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("registry.missing")

    def key_of(device: str) -> bytes | None:
        entry = register.device(device)
        return None if entry is None or entry.revoked else entry.key

    made = reset.answer(
        _read(request, "reset.not-a-request"),
        identities=home.ring.identities,
        office=office,
        certificate=register.certificate,
        device_key=key_of,
        kdf=kdf,
    )
    write_whole(out, made.file, private=True)
    home.log("passphrase-reset", entity="account", row=made.account, why=made.device)
    return NewCode(made.name, made.code)


def install(folder: Path, file: Path) -> SlotInfo:
    """Take the office's answer in; the code that the office reads out opens it.

    Raises:
        UserError("reset.…"), UserError("vault.…") as :func:`app.security.reset.install`; EnvironmentFault.
    """
    return reset.install(folder, _read(file, "reset.not-an-answer"))


def by_sheet(folder: Path, account: str, typed: str, *, kdf: Kdf = STANDARD) -> NewCode:
    """Give ``account`` a one-time code by what is typed off the recovery sheet (phiếu khôi phục).

    Raises:
        UserError("recovery.group-wrong", group), UserError("recovery.incomplete"): a slip in typing;
        UserError("recovery.other-commune"): the sheet is not this commune's;
        UserError("vault.no-escrow"), UserError("vault.no-such-account").
    """
    identity = recovery.read_sheet(typed)
    file = vault_file.read(folder)
    slot = file.slot(account) or refuse("vault.no-such-account", account=account)
    escrow = file.escrow or refuse("vault.no-escrow")
    try:
        payload = trust.read_envelope(escrow.statement, limit=MAX_STATEMENT).payload
        statement = strictjson.decode(payload, EscrowStatement, limit=MAX_STATEMENT)
        secret = strictjson.decode(age.unseal(statement.sealed, [identity]), EscrowSecret, limit=MAX_STATEMENT)
    except age.NotForUs as fault:
        raise UserError("recovery.other-commune") from fault
    except (age.Damaged, strictjson.Malformed) as fault:
        raise UserError("vault.damaged", home=str(folder)) from fault
    if secret.home != file.home:
        raise UserError("recovery.other-commune")
    code = starter_code()
    new = make_slot(file.home, secret.master, account=account, name=slot.name, passphrase=code, starter=True, kdf=kdf)
    vault_file.write(folder, file.with_slot(new))
    return NewCode(slot.name, code)


def _read(file: Path, wrong: str) -> bytes:
    with faults(file):
        return read_bounded(file, reset.MAX_FILE) or refuse(wrong)


def _device_of(statement: bytes) -> str:
    try:
        return trust.read_envelope(statement, limit=MAX_STATEMENT).signatures[0].keyid
    except strictjson.Malformed as fault:
        raise UserError("reset.not-a-request") from fault
