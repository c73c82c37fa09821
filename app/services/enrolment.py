"""Preparing a field laptop in one sitting with one stick (ghi danh máy): request, grant, taking the grant in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.permissions import Action
from app.domain.roles import Role
from app.errors import UserError, refuse
from app.home import Home
from app.models import state
from app.packs.codes import load_words
from app.progress import QUIET, Progress
from app.security import reset, strictjson, trust, vault
from app.security.vault_file import STANDARD, Kdf
from app.storage import read_bounded, write_whole
from app.sync import bundle, certificates, enrolment, registry
from app.sync.bundle import SenderClaim
from app.sync.enrolment import MAX_REQUEST, Grant, Starter
from app.sync.registry import AccountEntry, DeviceEntry, Registry

REQUEST_SUFFIX = ".hsyc"
SPOOL = "spool"


@dataclass(frozen=True, slots=True)
class Asked:
    """A laptop's request as the office sees it. ``words`` are read aloud: the laptop shows the same eight."""

    device: str
    machine: str
    person: str
    account: str
    unit: str
    plan: str
    known: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to share a laptop. ``account`` names one that the commune already has."""

    name: str
    roles: tuple[Role, ...]
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code to hand over in person: it opens the laptop once, then an own passphrase is chosen."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class GrantTold:
    """A grant that was written, with the first assignment. ``words`` are compared again at the laptop."""

    device: str
    machine: str
    words: tuple[str, ...]
    codes: tuple[Code, ...]
    grant: bytes


@dataclass(frozen=True, slots=True)
class Offered:
    """A grant as the laptop sees it, before it belongs to anybody. ``words``: the office shows the same eight."""

    unit_name: str
    office: str
    people: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A machine of the commune's register, with who uses it."""

    id: str
    no: int
    name: str
    side: str
    areas: tuple[str, ...]
    people: tuple[str, ...]
    revoked: bool
    fingerprint: str


# At the laptop -------------------------------------------------------------------------------------------------


def request(home: Home, out: Path) -> tuple[Path, tuple[str, ...]]:
    """Write this laptop's request; gives its path and the words to read aloud. ``out`` is a file or a folder.

    Raises:
        UserError("enrolment.office-needs-none"): this is the office. EnvironmentFault: the stick.
    """
    if home.is_office:
        raise UserError("enrolment.office-needs-none")
    with home.engine.connect() as conn:
        machine, unit, plan = (state.get(conn, key) for key in ("machine", "unit", "plan"))
    raw = enrolment.make_request(
        home.ring, machine=machine, unit=unit, plan=plan, account=home.account.id, person=home.account.name
    )
    target = out / f"{unit}-ghi-danh-{home.device[-6:]}{REQUEST_SUFFIX}" if out.is_dir() else out
    write_whole(target, raw)
    return target, own_words(home)


def own_words(home: Home) -> tuple[str, ...]:
    """The eight words of this laptop's request."""
    ring = home.ring
    return enrolment.request_words(ring.device.public, ring.identity.recipient, load_words(home.pack.root))


def look_at_grant(home: Home, file: Path, *, progress: Progress = QUIET) -> Offered:
    """Whose grant a bundle carries, and the words to compare; nothing is kept.

    Raises:
        UserError("enrolment.not-a-grant"), UserError("enrolment.granted-already"); the refusals of a bundle.
    """
    with _opened(home, file, progress) as (came, grant, register):
        del came
        return _offered(home, grant, register)


def accept_grant(
    home: Home, file: Path, words: Sequence[str], *, kdf: Kdf = STANDARD, progress: Progress = QUIET
) -> Grant:
    """Belong to the commune from now on. ``words`` are those that two people compared. The first assignment lies in
    the same file: :func:`app.services.exchange.import_bundle` takes it in next.

    Raises:
        UserError("enrolment.words-differ"): this is not the grant whose words were compared; nothing was kept.
        UserError("enrolment.not-a-grant"), UserError("enrolment.granted-already"); the refusals of a bundle.
    """
    with _opened(home, file, progress) as (came, grant, register):
        offered = _offered(home, grant, register)
        if [word.casefold() for word in words] != [word.casefold() for word in offered.words]:
            raise UserError("enrolment.words-differ")
        certificate = trust.read_certificate(register.certificate, grant.root)
        paper = came.read_small("registry") or refuse("enrolment.not-a-grant")
        here = {slot.account for slot in vault.slots(home.folder)}
        for starter in grant.starters:
            if starter.account not in here:
                vault.add_slot(home.unlocked, starter.account, starter.name, starter.code, starter=True, kdf=kdf)
        to = (certificate.recipient, certificate.recovery)
        reset.set_escrow(home.unlocked, to, grant.root, home.ring.device, serial=certificate.serial)
        with home.noting() as conn:
            registry.take_in(conn, paper, grant.root)
            mine = register.device(home.device) or refuse("enrolment.not-a-grant")
            values = {"root": grant.root.hex(), "recovery": certificate.recovery, "machine": mine.name}
            state.put(conn, {**values, "unit": register.unit, "unit_name": register.unit_name, "plan": register.plan})
        entry = register.account(home.account.id)
        if entry is not None and home.device in entry.devices:
            home.account = entry.account()
    home.log("enrolled")
    return grant


# At the office -------------------------------------------------------------------------------------------------


def look_at_request(home: Home, file: Path) -> Asked:
    """Whose request this is, and the words that its laptop must show too.

    Raises:
        UserError("enrolment.not-a-request"), UserError("enrolment.bad-signature"), UserError("enrolment.other-unit").
    """
    asked = _request(file)
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("registry.missing")
    if asked.unit != register.unit:
        raise UserError("enrolment.other-unit", unit=asked.unit)
    words = enrolment.request_words(asked.key, asked.recipient, load_words(home.pack.root))
    known = register.device(asked.device) is not None
    return Asked(asked.device, asked.machine, asked.person, asked.account, asked.unit, asked.plan, known, words)


def grant(
    home: Home, file: Path, *, areas: Sequence[str], roles: Sequence[Role], others: Sequence[Person] = ()
) -> Done[GrantTold]:
    """Enter a laptop into the register, with its areas and the people who share it. ``roles`` are those of the person
    who set the laptop up and keeps the passphrase chosen there; ``others`` get one-time codes.

    The file to carry back is written next, with the first assignment in it
    (:func:`app.services.exchange.write_for_laptop` with ``grant``).

    Raises:
        UserError("permission.action"), UserError("area.elsewhere"), UserError("device.known"), and as
        :func:`look_at_request`.
    """
    home.require(Action.GRANT_DEVICE)
    asked = _request(file)
    look_at_request(home, file)
    office = home.ring.office or refuse("keys.missing")
    with home.noting() as conn:
        register = registry.current(conn) or refuse("registry.missing")
        root = bytes.fromhex(state.get(conn, "root"))
        there = {str(row[0]) for row in conn.exec_driver_sql("SELECT id FROM area WHERE gone IS NULL")}
        for area in areas:
            if area not in there:
                raise UserError("area.elsewhere", id=area)
        if register.device(asked.device) is not None:
            raise UserError("device.known", device=asked.machine)
        device = DeviceEntry(
            id=asked.device,
            no=register.next_number(),
            name=asked.machine,
            side="field",
            key=asked.key,
            recipient=asked.recipient,
        ).given(areas, home.today.isoformat())
        people = (Person(asked.person, tuple(roles), asked.account), *others)
        accounts, starters = _with_people(register, people, asked.device, asked.account)
        registry.continued(conn, office, root, devices=(*register.devices, device), accounts=accounts)
        certificates.heard(conn, device.id, trust.read_certificate(register.certificate, root).serial)
    home.log("grant", why=asked.machine)
    words = enrolment.grant_words(asked.key, asked.recipient, root, load_words(home.pack.root))
    told = Grant(root=root, device=asked.device, starters=starters)
    codes = tuple(Code(starter.name, starter.code) for starter in starters)
    return Done(GrantTold(asked.device, asked.machine, words, codes, strictjson.encode(told)))


def revoke(home: Home, device: str) -> Done[str]:
    """Take a laptop out of the commune. What it still brings is refused, and can be looked at by a person.

    Raises:
        UserError("permission.action"), UserError("device.unknown", device).
    """
    home.require(Action.REVOKE_DEVICE)
    return _change_device(home, device, "revoke", lambda entry: msgspec.structs.replace(entry, revoked=True))


def assign_areas(home: Home, device: str, areas: Sequence[str]) -> Done[str]:
    """Give a laptop other areas; its next bundle brings and takes what that means.

    Raises:
        UserError("permission.action"), UserError("device.unknown", device), UserError("area.elsewhere").
    """
    home.require(Action.GRANT_DEVICE)
    with home.engine.connect() as conn:
        there = {str(row[0]) for row in conn.exec_driver_sql("SELECT id FROM area WHERE gone IS NULL")}
    for area in areas:
        if area not in there:
            raise UserError("area.elsewhere", id=area)
    day = home.today.isoformat()
    return _change_device(home, device, "assign", lambda entry: entry.given(areas, day))


def devices(home: Home) -> list[DeviceRow]:
    """Every machine of the commune, in the order in which they were granted."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
        names = {str(i): str(n) for i, n in conn.exec_driver_sql("SELECT id, name FROM area")}
    if register is None:
        return []
    return [
        DeviceRow(
            entry.id,
            entry.no,
            entry.name,
            entry.side,
            tuple(names.get(area, area) for area in entry.areas),
            tuple(account.name for account in register.accounts_of(entry.id)),
            entry.revoked,
            trust.shown(trust.fingerprint(entry.key)),
        )
        for entry in register.devices
    ]


# Parts ---------------------------------------------------------------------------------------------------------


def _request(file: Path) -> enrolment.Request:
    raw = read_bounded(file, MAX_REQUEST)
    return enrolment.read_request(raw) if raw is not None else refuse("enrolment.not-a-request")


def _with_people(
    register: Registry, people: Sequence[Person], device: str, first: str
) -> tuple[tuple[AccountEntry, ...], tuple[Starter, ...]]:
    """The register's accounts with these people on the laptop, and codes for all but the first."""
    accounts: dict[str, AccountEntry] = {entry.id: entry for entry in register.accounts}
    starters = []
    for person in people:
        if not person.name.strip():
            raise UserError("name.empty")
        account = person.account or new_id()
        known = accounts.get(account)
        if known is None:
            roles = tuple(role.value for role in person.roles)
            accounts[account] = AccountEntry(id=account, name=person.name.strip(), roles=roles, devices=(device,))
        else:
            accounts[account] = msgspec.structs.replace(known, devices=(*known.devices, device))
        if account != first:
            starters.append(Starter(account=account, name=person.name.strip(), code=vault.starter_code()))
    return tuple(accounts.values()), tuple(starters)


def _change_device(home: Home, device: str, what: str, change: Callable[[DeviceEntry], DeviceEntry]) -> Done[str]:
    office = home.ring.office or refuse("keys.missing")
    with home.noting() as conn:
        register = registry.current(conn) or refuse("registry.missing")
        entry = next((e for e in register.devices if e.side == "field" and device in (e.id, str(e.no), e.name)), None)
        if entry is None:
            raise UserError("device.unknown", device=device)
        changed = tuple(change(e) if e.id == entry.id else e for e in register.devices)
        registry.continued(conn, office, bytes.fromhex(state.get(conn, "root")), devices=changed)
    home.log(what, why=entry.name)
    return Done(entry.id)


def _offered(home: Home, given: Grant, register: Registry) -> Offered:
    ring = home.ring
    words = enrolment.grant_words(ring.device.public, ring.identity.recipient, given.root, load_words(home.pack.root))
    people = tuple(entry.name for entry in register.accounts_of(home.device))
    return Offered(register.unit_name, register.office.name, people, words)


class _opened:
    """A bundle with a grant in it for this laptop, which trusts nobody yet: the papers speak for themselves, and two
    people compare words."""

    def __init__(self, home: Home, file: Path, progress: Progress) -> None:
        with home.engine.connect() as conn:
            if registry.newest(conn) is not None:
                raise UserError("enrolment.granted-already")
        self._home, self._file, self._progress = home, file, progress

    def __enter__(self) -> tuple[bundle.CheckedBundle, Grant, Registry]:
        home = self._home
        self._bundle = bundle.open_bundle(
            self._file,
            spool_dir=home.folder / SPOOL,
            identities=[home.ring.identity],
            trusted=self._trusted,
            device=home.device,
            progress=self._progress,
        )
        return self._bundle, self._grant, self._register

    def _trusted(self, claim: SenderClaim) -> bytes | None:
        self._grant = enrolment.read_grant(claim.papers.get("grant", b""))
        self._register = registry.read(claim.papers.get("registry", b""), self._grant.root)
        mine = self._register.device(self._home.device)
        if mine is None or mine.key != self._home.ring.device.public or self._grant.device != self._home.device:
            raise UserError("enrolment.not-a-grant")
        sender = self._register.device(claim.sender)
        return sender.key if sender is not None and sender.side == "office" else None

    def __exit__(self, *_: object) -> None:
        self._bundle.close()
