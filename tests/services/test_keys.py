"""Keys made anew, sheets that are replaced or change hands, and an office that comes back from its backup."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import backup
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.security import age, device, recovery, reset, vault_file
from app.security.age import Identity
from app.services import accounts, enrolment, erasing, exchange, forgotten, keys, keys_rebuilding, people, sitting
from app.services.people import NewPerson, PeopleFilter
from app.sync import registry
from tests.services.commune import Commune, a_commune
from tests.services.homes import CHEAP, PASSPHRASE


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


def names(home: Home) -> set[str]:
    return {row.name for row in people.list_people(home, PeopleFilter()).rows}


def sheet_typed(commune: Commune) -> str:
    return commune.sheet.qr


def opens(typed: str, file: Path) -> bool:
    """Whether the paper alone opens a bundle, as the age tool would."""
    with file.open("rb") as bundle:
        bundle.seek(5)
        try:
            with age.AgeReader(bundle, [recovery.read_sheet(typed)]) as plain:
                return bool(plain.read(1))
        except age.NotForUs:
            return False


def escrow_opens(typed: str, vault: Path) -> bool:
    """Whether the paper alone wins the key of a home from its vault file."""
    folder = vault.parent
    account = vault_file.read(folder).slots[0].account
    try:
        forgotten.by_sheet(folder, account, typed, kdf=CHEAP)
    except UserError:
        return False
    return True


def new_sheet_of(out: Path) -> str:
    """The words of a sheet, read off its QR as a scanner does."""
    import pypdfium2 as pdfium
    import zxingcpp

    document = pdfium.PdfDocument(out)
    (found,) = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil(), formats=zxingcpp.BarcodeFormat.QRCode)
    document.close()
    return str(found.text)


# Keys of the office -------------------------------------------------------------------------------------------


def test_laptops_follow_new_office_keys_and_what_was_on_its_way_is_still_read(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Y Trước Niê", commune.areas["Thôn 1"]))
    on_its_way = exchange.export_bundle(laptop, commune.folder / "stick").path
    kept_back = exchange.export_bundle(commune.office, commune.folder / "cu.hsct", to=laptop.device).path
    before = commune.office.ring
    done = keys.renew_office(commune.office, sheet_typed(commune)).value
    assert done.backup is not None
    assert commune.office.ring.office != before.office
    assert commune.office.ring.identities == (commune.office.ring.identity, before.identity)
    assert keys.told(commune.office).waiting == ("Máy 1",)
    exchange.import_bundle(commune.office, on_its_way)
    assert names(commune.office) == {"Y Trước Niê"}
    commune.down(laptop)
    to = (commune.office.ring.identity.recipient, recovery_of(laptop))
    assert reset.follows(laptop.folder, to, done.serial, laptop.ring.device)
    with pytest.raises(UserError, match=r"bundle\.former-key"):
        exchange.import_bundle(laptop, kept_back)
    people.add_person(laptop, NewPerson("Y Sau Niê", commune.areas["Thôn 1"]))
    commune.up(laptop)
    assert names(commune.office) == {"Y Trước Niê", "Y Sau Niê"}
    assert keys.told(commune.office).waiting == ()


def recovery_of(home: Home) -> str:
    from app.models import state

    with home.engine.connect() as conn:
        return state.get(conn, "recovery")


def test_who_has_the_old_office_key_can_neither_rule_the_register_nor_open_a_laptop(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    stolen = commune.office.ring
    with commune.office.engine.connect() as conn:
        old_paper = registry.newest(conn) or b""
    request = commune.folder / "xin.hsquen"
    keys.renew_office(commune.office, sheet_typed(commune))
    commune.down(laptop)
    root = bytes.fromhex(root_of(laptop))
    forged = registry.unverified(old_paper)
    forged = forged.__class__(**{**{f: getattr(forged, f) for f in forged.__struct_fields__}, "version": 9,
                                 "earlier": tuple(["0" * 64] * 8)})  # fmt: skip
    assert stolen.office is not None
    with laptop.noting() as conn, pytest.raises(UserError, match=r"registry\.replaced-office"):
        registry.take_in(conn, registry.sign(forged, stolen.office), root)
    forgotten.ask(laptop.folder, laptop.account.id, request)
    answer = reset.answer(
        request.read_bytes(), identities=commune.office.ring.identities, office=stolen.office,
        certificate=forged.certificate, device_key=lambda _: laptop.ring.device.public, kdf=CHEAP,
    )  # fmt: skip
    with pytest.raises(UserError, match=r"reset\.bad-signature"):
        reset.install(laptop.folder, answer.file)


def root_of(home: Home) -> str:
    from app.models import state

    with home.engine.connect() as conn:
        return state.get(conn, "root")


def test_what_was_erased_under_the_old_key_stays_erased_under_the_new(commune: Commune) -> None:
    area = commune.areas["Thôn 1"]
    person = people.add_person(commune.office, NewPerson("Trần Thị Xóa", area)).value
    laptop = commune.laptop("Thôn 1")
    erasing.erase_person(commune.office, person, name="Trần Thị Xóa", reason="theo đơn")
    commune.exchange(laptop)
    keys.renew_office(commune.office, sheet_typed(commune))
    came, _ = commune.exchange(laptop)  # it hands the record back under the old signature
    assert came.refused == ()
    later = commune.laptop("Thôn 1")  # and a laptop that knows only the new key takes it
    people.add_person(later, NewPerson("Y Mới Niê", area))
    commune.exchange(later)
    assert names(later) == names(laptop) | {"Y Mới Niê"} == {"Y Mới Niê"}


def test_a_kill_between_the_register_and_the_files_is_mended_at_the_next_opening(
    commune: Commune, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office, out = commune.office, tmp_path / "phieu.pdf"

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("app.services.keys.certificates.follow", killed)
        with pytest.raises(KeyboardInterrupt):
            keys.renew_sheet(office, sheet_typed(commune), "Lê Thị Hòa", out, new_keys=True)
    account = office.account.id
    office.close()
    again = commune.office = sitting.open_home(office.folder, account, PASSPHRASE)
    assert not list(again.folder.glob("*.next.bin")) + list(again.folder.glob("root-*.age"))
    assert again.ring.identities[1:] == office.ring.identities
    keys.renew_office(again, new_sheet_of(out))


def test_a_kill_before_the_register_leaves_the_old_keys_in_force(
    commune: Commune, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = commune.office

    def killed(*_: object, **__: object) -> None:
        raise OSError("no")

    with monkeypatch.context() as broken:
        broken.setattr("app.services.keys.registry.continued", killed)
        with pytest.raises(OSError, match="no"):
            keys.renew_sheet(office, sheet_typed(commune), "Lê Thị Hòa", tmp_path / "phieu.pdf", new_keys=True)
    assert not (tmp_path / "phieu.pdf").exists()
    office.close()
    again = commune.office = sitting.open_home(office.folder, office.account.id, PASSPHRASE)
    assert again.ring == office.ring
    assert not (again.folder / device.PREPARED).exists()
    keys.renew_office(again, sheet_typed(commune))


# Sheets -------------------------------------------------------------------------------------------------------


def test_an_old_sheet_opens_nothing_that_is_written_from_now_on(commune: Commune, tmp_path: Path) -> None:
    laptop = commune.laptop("Thôn 1")
    old, out = sheet_typed(commune), tmp_path / "phieu.pdf"
    old_backup = backup.write(commune.office, tmp_path / "cu.hsbk").path
    done = keys.renew_sheet(commune.office, old, "Nguyễn Văn Giữ", out).value
    new = new_sheet_of(out)
    assert (done.sheet, done.out) == (2, out)
    told = keys.told(commune.office)
    assert old_backup in told.old_backups
    assert done.backup not in told.old_backups
    assert [(row.no, row.holder, row.void is None) for row in told.sheets] == [
        (1, "Lê Thị Hòa", False),
        (2, "Nguyễn Văn Giữ", True),
    ]
    commune.down(laptop)
    people.add_person(laptop, NewPerson("Y Mới Niê", commune.areas["Thôn 1"]))
    for file in (
        exchange.export_bundle(laptop, tmp_path / "len.hsct").path,
        exchange.export_bundle(commune.office, tmp_path / "xuong.hsct", to=laptop.device).path,
    ):
        assert opens(new, file)
        assert not opens(old, file)
    new_backup = backup.write(commune.office, tmp_path / "moi.hsbk").path
    for folder, file in (("a", old_backup), ("b", new_backup)):
        backup.restore(tmp_path / folder, file)
    assert escrow_opens(old, tmp_path / "a" / vault_file.FILE)
    assert not escrow_opens(new, tmp_path / "a" / vault_file.FILE)
    assert escrow_opens(new, tmp_path / "b" / vault_file.FILE)
    assert not escrow_opens(old, tmp_path / "b" / vault_file.FILE)
    copied = shutil.copytree(laptop.folder, tmp_path / "c", ignore=lambda _, found: set(found) - {vault_file.FILE})
    assert escrow_opens(new, Path(copied) / vault_file.FILE)
    assert not escrow_opens(old, laptop.folder / vault_file.FILE)
    with pytest.raises(UserError, match=r"recovery\.void-sheet"):
        keys.renew_office(commune.office, old)
    keys.renew_office(commune.office, new)


def test_a_sheet_that_changes_hands_is_on_record_and_a_reprint_bears_the_new_holder(
    commune: Commune, tmp_path: Path
) -> None:
    office = commune.office
    assert keys.hand_over(office, " Nguyễn  Văn Giữ ").value == 1
    keys.hand_over(office, "Nguyễn Văn Giữ")
    rows = keys.told(office).sheets
    assert [(row.holder, row.until is None) for row in rows] == [("Lê Thị Hòa", False), ("Nguyễn Văn Giữ", True)]
    keys.reprint(office, sheet_typed(commune), "Trần Thị Thư", tmp_path / "in-lai.pdf")
    assert keys.told(office).sheets[-1].holder == "Trần Thị Thư"
    assert Identity.parse(new_sheet_of(tmp_path / "in-lai.pdf").split(":")[1]) == recovery.read_sheet(
        sheet_typed(commune)
    )
    with pytest.raises(UserError, match=r"keys\.file-exists"):
        keys.reprint(office, sheet_typed(commune), "Trần Thị Thư", tmp_path / "in-lai.pdf")
    with pytest.raises(UserError, match=r"name\.empty"):
        keys.renew_sheet(office, sheet_typed(commune), " ", tmp_path / "x.pdf")


def test_another_communes_sheet_renews_nothing(commune: Commune, tmp_path: Path) -> None:
    other = recovery.new_commune("Xã Khác", "22123", commune.office.today).sheet
    with pytest.raises(UserError, match=r"recovery\.other-commune"):
        keys.renew_sheet(commune.office, other.qr, "Lê Thị Hòa", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()
    laptop = commune.laptop("Thôn 1")
    with pytest.raises(UserError, match=r"permission\.action"):
        keys.renew_office(laptop, sheet_typed(commune))


# A lost office --------------------------------------------------------------------------------------------------


def test_a_lost_office_comes_back_from_its_oldest_backup_the_sheet_and_the_laptops(
    commune: Commune, tmp_path: Path
) -> None:
    """Nothing that a laptop was told to be durable is lost; what came later the laptops bring back."""
    one_area, two_area = commune.areas["Thôn 1"], commune.areas["Thôn 2"]
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 1", "Thôn 2")
    people.add_person(one, NewPerson("Y Bền Niê", one_area))
    while not durable_names(one):  # received at once; durable when it is in the oldest backup that is kept
        commune.exchange(one)
    people.add_person(one, NewPerson("Y Sau Niê", one_area))
    people.add_person(two, NewPerson("H’Hai Niê", two_area))
    commune.exchange(two)
    commune.exchange(one)
    clerk = accounts.add_account(commune.office, "Đỗ Văn Muộn", [Role.FIELD_MEMBER], [two.device], kdf=CHEAP)
    three = commune.laptop("Thôn 2")  # granted after every kept backup but the oldest is lost
    people.add_person(three, NewPerson("Y Ba Niê", two_area))
    commune.down(two)
    durable = durable_names(one)
    assert durable
    people.add_person(two, NewPerson("H’Muộn Niê", two_area))
    as_account(two, clerk.account)
    people.add_person(two, NewPerson("H’Đỗ Niê", two_area))
    rescued = shutil.copy(oldest_kept(commune.office), tmp_path / "con-lai.hsbk")
    everyone = names(commune.office) | {"Y Ba Niê", "H’Muộn Niê", "H’Đỗ Niê"}
    commune.office.close()
    shutil.rmtree(commune.office.folder)

    folder = tmp_path / "may-moi"
    backup.restore(folder, Path(rescued))
    account = sitting.people_here(folder)[0].account
    code = forgotten.by_sheet(folder, account, sheet_typed(commune), kdf=CHEAP).code
    office = commune.office = sitting.open_home(folder, account, code)
    assert durable <= names(office)
    assert keys_rebuilding.rebuilding(office) is not None
    keys.renew_office(office, sheet_typed(commune))
    state = keys_rebuilding.rebuilding(office)
    assert state is not None
    assert state.new_keys
    assert [step.told for step in state.laptops] == [False, False]

    for laptop in (one, two):  # the office speaks first: laptops then write for its new keys
        commune.down(laptop)
    file = exchange.export_bundle(two, commune.folder / "stick").path
    with pytest.raises(UserError, match=r"bundle\.register-ahead"):
        exchange.import_bundle(office, file)
    late = exchange.export_bundle(three, commune.folder / "stick").path
    with pytest.raises(UserError, match=r"bundle\.granted-later"):
        exchange.import_bundle(office, late)
    lost = keys_rebuilding.look_back(office, late)
    assert lost.machines == ("Máy 3",)
    assert set(lost.people) == {"Đỗ Văn Muộn", "Y Bhim Niê 3"}
    keys_rebuilding.take_back(office, late)
    with pytest.raises(UserError, match=r"keys\.nothing-lost"):
        keys_rebuilding.look_back(office, exchange.export_bundle(one, commune.folder / "stick").path)
    exchange.import_bundle(office, late)
    for laptop in (one, two, three):
        commune.exchange(laptop)
    assert names(office) == everyone
    state = keys_rebuilding.rebuilding(office)
    assert state is not None
    assert state.done
    commune.exchange(one)
    assert {"Y Bền Niê", "Y Sau Niê"} <= names(one)


def durable_names(laptop: Home) -> set[str]:
    """Whom this laptop wrote down and was told to be safe for good."""
    with laptop.engine.connect() as conn:
        rows = conn.exec_driver_sql(
            "SELECT resident.name FROM op JOIN peer ON peer.device = op.device AND peer.chain = op.chain"
            " JOIN resident ON resident.id = op.row WHERE op.device = ? AND op.seq <= peer.durable",
            (laptop.device,),
        )
        return {str(name) for (name,) in rows}


def oldest_kept(office: Home) -> Path:
    with office.engine.connect() as conn:
        return Path(str(conn.exec_driver_sql("SELECT path FROM backup WHERE kept = 1 ORDER BY at, id").scalar()))


def as_account(home: Home, account: str) -> None:
    with home.engine.connect() as conn:
        register = registry.current(conn)
        entry = register.account(account) if register else None
    assert entry is not None
    home.account = entry.account()


def test_the_register_of_a_restored_office_and_a_lost_one_are_joined(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    with commune.office.engine.connect() as conn:
        base = registry.current(conn)
    assert base is not None
    enrolment.assign_areas(commune.office, laptop.device, [commune.areas["Thôn 2"]])
    with commune.office.engine.connect() as conn:
        lost = registry.current(conn)
        assert lost is not None
        back = registry.joined(conn, lost)
    assert back["devices"] == lost.devices
    assert back["accounts"] == lost.accounts
