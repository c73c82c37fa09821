"""Preparing a field laptop in one sitting with one stick (ghi danh máy): request, grant, taking the grant in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.account import Account
from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.permissions import Action
from app.domain.roles import Role
from app.errors import HosoError, UserError, refuse
from app.home import Home
from app.models import remembering, state
from app.packs.codes import load_words
from app.progress import QUIET, Progress
from app.security import reset, strictjson, trust, vault
from app.security.vault_file import STANDARD, Kdf
from app.storage import read_bounded, write_whole
from app.sync import bundle, certificates, enrolment, registry
from app.sync.bundle import SenderClaim
from app.sync.enrolment import MAX_REQUEST, Grant, Starter
from app.sync.enrolment import Compared as Compared
from app.sync.registry import AccountEntry, DeviceEntry, Registry

REQUEST_SUFFIX = ".hsyc"
SPOOL = "spool"
_OWNER = "granted-to:"


@dataclass(frozen=True, slots=True)
class Asked:
    """A laptop's request as the office sees it. ``words`` are read aloud: the laptop shows the same eight, and ``code``
    as a QR. ``known``: it is in the register already."""

    device: str
    machine: str
    person: str
    account: str
    unit: str
    plan: str
    known: bool
    words: tuple[str, ...]
    code: str


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
    code: str
    """The words for a QR reader."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A grant as the laptop sees it, before it belongs to anybody. ``words``: the office shows the same eight, and
    ``code`` as a QR. ``owner``: whose account takes the place of the one made here; empty if none does."""

    unit_name: str
    office: str
    people: tuple[str, ...]
    words: tuple[str, ...]
    code: str
    owner: str


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
    return own_code(home).words


def own_code(home: Home) -> Compared:
    """What this laptop shows of its request: words, and a code for a QR."""
    ring = home.ring
    return enrolment.of_request(ring.device.public, ring.identity.recipient, load_words(home.pack.root))


def look_at_grant(home: Home, file: Path, *, progress: Progress = QUIET) -> Offered:
    """Whose grant a bundle carries, and the words to compare; nothing is kept.

    Raises:
        UserError("enrolment.not-a-grant"), UserError("enrolment.granted-already"); the refusals of a bundle.
    """
    with _opened(home, file, progress) as (came, grant, register):
        del came
        return _offered(home, grant, register)


def accept_grant(
    home: Home,
    file: Path,
    words: Sequence[str],
    *,
    passphrase: str | None = None,
    kdf: Kdf = STANDARD,
    progress: Progress = QUIET,
) -> Grant:
    """Belong to the commune from now on. ``words`` are those that two people compared. The first assignment lies in
    the same file: :func:`app.services.exchange.import_bundle` takes it in next.

    Where the office gave this laptop to somebody's account of before (``owner``), that account takes the place of the
    one made here, under the same ``passphrase``, which is asked for again.

    Raises:
        UserError("enrolment.words-differ"): this is not the grant whose words were compared; nothing was kept.
        UserError("enrolment.passphrase-needed", name), UserError("vault.wrong-passphrase").
        UserError("enrolment.not-a-grant"), UserError("enrolment.granted-already"); the refusals of a bundle.
    """
    with _opened(home, file, progress) as (came, grant, register):
        offered = _offered(home, grant, register)
        if [word.casefold() for word in words] != [word.casefold() for word in offered.words]:
            raise UserError("enrolment.words-differ")
        certificate = trust.read_certificate(register.certificate, grant.root)
        paper = came.read_small("registry") or refuse("enrolment.not-a-grant")
        _take_owners_place(home, grant, register, passphrase, kdf)
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
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("registry.missing")
    return _asked(file, register, load_words(home.pack.root))


def look_at_requests(home: Home, files: Iterable[Path]) -> list[tuple[Path, Asked]]:
    """Those of the files that are requests of this commune, in the same order."""
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("registry.missing")
    words, found = load_words(home.pack.root), []
    for file in files:
        with suppress(HosoError):
            found.append((file, _asked(file, register, words)))
    return found


def grant(
    home: Home,
    file: Path,
    *,
    areas: Sequence[str],
    roles: Sequence[Role],
    others: Sequence[Person] = (),
    owner: str | None = None,
    called: str = "",
    instead_of: str | None = None,
) -> Done[GrantTold]:
    """Enter a laptop into the register, with its areas and the people who share it. ``roles`` are those of the person
    who set the laptop up and keeps the passphrase chosen there; ``others`` get one-time codes. ``owner``: the account
    which that person has already, with its own roles. ``called``: another name for the machine.

    ``instead_of`` a lost machine (thay máy): it is revoked in the same version of the register, and its people work on
    this one.

    The file to carry back is written next, with the first assignment in it
    (:func:`app.services.exchange.write_for_laptop` with ``grant``).

    Raises:
        UserError("permission.action"), UserError("area.elsewhere"), UserError("device.known"),
        UserError("device.unknown"), UserError("account.unknown"), and as :func:`look_at_request`.
    """
    home.require(Action.GRANT_DEVICE)
    if instead_of is not None:
        home.require(Action.REVOKE_DEVICE)
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
            name=" ".join(called.split()) or asked.machine,
            side="field",
            key=asked.key,
            recipient=asked.recipient,
        ).given(areas, home.today.isoformat())
        register = _without(register, instead_of)
        if owner is not None and register.account(owner) is None:
            raise UserError("account.unknown")
        first = owner or asked.account
        people = (Person(asked.person, tuple(roles), first), *others)
        accounts, starters = _with_people(register, people, asked.device, first)
        registry.continued(conn, office, root, devices=(*register.devices, device), accounts=accounts)
        certificates.heard(conn, device.id, trust.read_certificate(register.certificate, root).serial)
        remembering.put(conn, _OWNER + device.id, first)
    home.log("grant", why=device.name)
    if instead_of is not None:
        home.log("revoke", why=instead_of)
    return Done(_granted(home, asked, device.name, root, starters, owner))


def grant_again(home: Home, file: Path) -> Done[GrantTold]:
    """The grant of a laptop that is in the register but has not come back yet, made once more: the stick failed, or the
    power. Those who share it get new one-time codes.

    Raises:
        UserError("permission.action"), UserError("device.unknown"): it is not in the register, or revoked;
        UserError("device.known"): it has worked here since; as :func:`look_at_request`.
    """
    home.require(Action.GRANT_DEVICE)
    asked = _request(file)
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("registry.missing")
        root = bytes.fromhex(state.get(conn, "root"))
        entry = register.device(asked.device)
        if entry is None or entry.revoked or entry.key != asked.key:
            raise UserError("device.unknown", device=asked.machine)
        sql = "SELECT 1 FROM exchange WHERE direction = 'in' AND device = ?"
        if conn.exec_driver_sql(sql, (entry.id,)).first() is not None:
            raise UserError("device.known", device=entry.name)
        first = remembering.get(conn, _OWNER + entry.id) or asked.account
    others = (account for account in register.accounts_of(entry.id) if account.id != first)
    starters = tuple(Starter(account=each.id, name=each.name, code=vault.starter_code()) for each in others)
    home.log("grant", why=entry.name)
    return Done(_granted(home, asked, entry.name, root, starters, None if first == asked.account else first))


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


def _granted(
    home: Home, asked: enrolment.Request, name: str, root: bytes, starters: tuple[Starter, ...], owner: str | None
) -> GrantTold:
    told = enrolment.of_grant(asked.key, asked.recipient, root, load_words(home.pack.root))
    codes = tuple(Code(starter.name, starter.code) for starter in starters)
    raw = strictjson.encode(Grant(root=root, device=asked.device, starters=starters, owner=owner))
    return GrantTold(asked.device, name, told.words, codes, raw, told.code)


def _without(register: Registry, device: str | None) -> Registry:
    """The register without a lost laptop: revoked, and nobody's machine any more."""
    if device is None:
        return register
    lost = register.device(device)
    if lost is None or lost.side != "field":
        raise UserError("device.unknown", device=device)
    replace = msgspec.structs.replace
    devices = tuple(replace(each, revoked=True) if each.id == device else each for each in register.devices)
    accounts = tuple(
        replace(each, devices=tuple(one for one in each.devices if one != device)) for each in register.accounts
    )
    return replace(register, devices=devices, accounts=accounts)


def _take_owners_place(home: Home, given: Grant, register: Registry, passphrase: str | None, kdf: Kdf) -> None:
    if given.owner is None or home.unlocked.account == given.owner:
        return
    entry = register.account(given.owner) or refuse("enrolment.not-a-grant")
    if passphrase is None:
        raise UserError("enrolment.passphrase-needed", name=entry.name)
    home.unlocked = vault.hand_slot(home.unlocked, entry.id, entry.name, passphrase, kdf=kdf)
    home.account = Account(entry.id, entry.name, ())


def _asked(file: Path, register: Registry, words: Sequence[str]) -> Asked:
    asked = _request(file)
    if asked.unit != register.unit:
        raise UserError("enrolment.other-unit", unit=asked.unit)
    told = enrolment.of_request(asked.key, asked.recipient, words)
    known = register.device(asked.device) is not None
    return Asked(asked.device, asked.machine, asked.person, asked.account, asked.unit, asked.plan, known, *told)


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
    told = enrolment.of_grant(ring.device.public, ring.identity.recipient, given.root, load_words(home.pack.root))
    people = tuple(entry.name for entry in register.accounts_of(home.device))
    owner = register.account(given.owner) if given.owner and given.owner != home.unlocked.account else None
    return Offered(register.unit_name, register.office.name, people, *told, owner.name if owner else "")


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
