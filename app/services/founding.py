"""First-run set-up: who this machine is, which plan, which commune, the first account, the recovery sheet."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from app.domain.ids import new_id
from app.domain.plan import Plan
from app.domain.roles import FIRST_ACCOUNT
from app.errors import UserError, refuse
from app.home import system_clock
from app.models import migrate
from app.models.engine import DATABASE, open_engine
from app.models.setup import found_home
from app.models.state import Side
from app.packs.pack import Pack, offered, shipped
from app.packs.plans import PlanOffer
from app.security import device, recovery, reset, trust, vault
from app.security.recovery import RecoverySheet
from app.security.trust import OfficeCertificate
from app.security.vault import Unlocked
from app.security.vault_file import STANDARD, Kdf
from app.storage import write_whole
from app.sync import registry
from app.sync.registry import AccountEntry, DeviceEntry, Registry, SheetEntry


@dataclass(frozen=True, slots=True)
class Founding:
    """What set-up asks. ``machine``: how this machine is called; ``person``: who has the first account."""

    plan: str
    unit: str
    machine: str
    person: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class FoundedOffice:
    """``account`` opens the home. ``sheet`` is printed, put under seal, and kept nowhere else."""

    account: str
    sheet: RecoverySheet


def plans() -> tuple[PlanOffer, ...]:
    """The plans that this program carries."""
    return offered()


def plan_of(plan_id: str) -> Plan:
    """One plan, to show what it names. Raises: PackError."""
    return shipped(plan_id).plan


def found_office(folder: Path, asked: Founding, *, sheet_to: Path | None = None, kdf: Kdf = STANDARD) -> FoundedOffice:
    """Set this machine up as the commune's office, and print the recovery sheet into ``sheet_to`` (PDF).

    A failed set-up leaves nothing behind.

    Raises:
        EnvironmentFault: the disk, or the place where the sheet should go.
        UserError("plan.unknown"), UserError("unit.unknown"), UserError("name.empty"), UserError("vault.exists"),
            UserError("vault.passphrase-too-short"), UserError("home.not-empty").
    """
    pack, unit_name = _checked(folder, asked)
    today = system_clock().astimezone().date()
    account_id, device_id = new_id(), new_id()
    commune = recovery.new_commune(unit_name, asked.unit, today)
    with _Undone(folder):
        unlocked = vault.create(folder, account=account_id, name=asked.person, passphrase=asked.passphrase, kdf=kdf)
        ring = device.KeyRing.generate(device_id, office=True)
        office = ring.office or refuse("keys.missing")
        device.save(unlocked, ring)
        write_whole(folder / recovery.ROOT_FILE, commune.root_file, private=True)
        certificate = trust.certify(
            OfficeCertificate(
                root=trust.fingerprint(commune.root.public),
                office=device_id,
                key=office.public,
                recipient=ring.identity.recipient,
                recovery=commune.recovery_recipient,
                unit=asked.unit,
                name=unit_name,
                serial=1,
                issued=today.isoformat(),
            ),
            commune.root,
        )
        first = Registry(
            version=1,
            unit=asked.unit,
            unit_name=unit_name,
            plan=pack.plan.id,
            root=trust.fingerprint(commune.root.public),
            certificate=certificate,
            devices=(
                DeviceEntry(
                    id=device_id,
                    no=1,
                    name=asked.machine,
                    side="office",
                    key=ring.device.public,
                    recipient=ring.identity.recipient,
                ),
            ),
            accounts=(
                AccountEntry(
                    id=account_id,
                    name=asked.person,
                    roles=tuple(role.value for role in FIRST_ACCOUNT),
                    devices=(device_id,),
                ),
            ),
            sheets=(
                SheetEntry(
                    no=1,
                    mark=commune.sheet.mark,
                    made=today.isoformat(),
                    holder=asked.person,
                    since=today.isoformat(),
                ),
            ),
        )
        values = {"root": commune.root.public.hex(), "recovery": commune.recovery_recipient}
        _database(folder, unlocked, Side.OFFICE, device_id, asked, unit_name, values, registry.sign(first, office))
        to = (ring.identity.recipient, commune.recovery_recipient)
        reset.set_escrow(unlocked, to, commune.root.public, ring.device, serial=1)
        if sheet_to is not None:
            from app.reports.recovery_sheet import print_sheet

            print_sheet(commune.sheet, asked.person, system_clock().astimezone(), sheet_to)
    return FoundedOffice(account_id, commune.sheet)


def found_laptop(folder: Path, asked: Founding, *, kdf: Kdf = STANDARD) -> str:
    """Set this machine up as a field laptop: it makes its own keys, and asks the office next. Gives the account's id.

    Raises: as :func:`found_office`.
    """
    _, unit_name = _checked(folder, asked)
    account_id, device_id = new_id(), new_id()
    with _Undone(folder):
        unlocked = vault.create(folder, account=account_id, name=asked.person, passphrase=asked.passphrase, kdf=kdf)
        device.save(unlocked, device.KeyRing.generate(device_id))
        _database(folder, unlocked, Side.FIELD, device_id, asked, unit_name, {}, None)
    return account_id


def _checked(folder: Path, asked: Founding) -> tuple[Pack, str]:
    if folder.exists() and any(folder.iterdir()) and not vault.exists(folder):
        raise UserError("home.not-empty", home=str(folder))
    if vault.exists(folder):
        raise UserError("vault.exists", home=str(folder))
    if asked.plan not in {offer.id for offer in plans()}:
        raise UserError("plan.unknown", plan=asked.plan)
    pack = shipped(asked.plan)
    name = _unit_name(pack, asked.unit) or refuse("unit.unknown", unit=asked.unit)
    if not asked.person.strip() or not asked.machine.strip():
        raise UserError("name.empty")
    return pack, name


def _unit_name(pack: Pack, code: str) -> str | None:
    """A commune of today, or the district that the plan itself is of."""
    if pack.plan.is_of_a_district and code == pack.plan.unit_code:
        return pack.plan.unit_name
    unit = pack.units.get(code, system_clock().date())
    return None if unit is None else unit.name


def _database(
    folder: Path,
    unlocked: Unlocked,
    side: Side,
    device_id: str,
    asked: Founding,
    unit_name: str,
    values: dict[str, str],
    register: bytes | None,
) -> None:
    file = folder / DATABASE
    engine = open_engine(file, unlocked.database_key())
    try:
        migrate.upgrade(engine, file)
        with engine.execution_options(writing=True).begin() as conn:
            given = {"plan": asked.plan, "unit": asked.unit, "unit_name": unit_name, "machine": asked.machine}
            found_home(conn, side, device_id, given | values)
            if register is not None:
                registry.take_in(conn, register, bytes.fromhex(values["root"]))
    finally:
        engine.dispose()


class _Undone:
    """Take away what a failed set-up has written, and the folder if it was not there before."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._was_there = folder, folder.exists()

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            return
        for path in self._folder.iterdir() if self._folder.exists() else ():
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        if not self._was_there and self._folder.exists():
            self._folder.rmdir()
