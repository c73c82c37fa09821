"""A forgotten passphrase is reset by the commune's office, and by nobody else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from app.errors import UserError
from app.security import age, recovery, reset, strictjson, trust, vault, vault_file
from app.security.age import Identity
from app.security.trust import OfficeCertificate, Signer
from app.security.vault import Kdf

CHEAP = Kdf(memory_kib=8, passes=1, lanes=1)
COMMUNE = recovery.new_commune("Xã Tuy An Đông", "22120", date(2026, 7, 1))
OFFICE, OFFICE_ID = Signer.generate("office-1"), Identity.generate()
LAPTOP = Signer.generate("laptop-1")


def certificate(office: Signer = OFFICE, root: Signer = COMMUNE.root) -> bytes:
    return trust.certify(
        OfficeCertificate(
            root=trust.fingerprint(root.public), office=office.keyid, key=office.public, recipient=OFFICE_ID.recipient,
            recovery=COMMUNE.recovery_recipient, unit="22120", name="Xã Tuy An Đông", serial=1, issued="2026-07-01",
        ),
        root,
    )  # fmt: skip


def registry(device: str) -> bytes | None:
    return LAPTOP.public if device == "laptop-1" else None


def installing(home: Path, raw: bytes) -> str | None:
    """The code of the refusal, or None when the answer was taken in."""
    try:
        reset.install(home, raw)
    except UserError as fault:
        return fault.code
    return None


@pytest.fixture
def home(tmp_path):
    return tmp_path / "laptop"


@pytest.fixture
def laptop(home):
    opened = vault.create(home, account="a1", name="An", passphrase="quên mất rồi", kdf=CHEAP)
    reset.set_escrow(opened, [OFFICE_ID.recipient, COMMUNE.recovery_recipient], COMMUNE.root.public, LAPTOP)
    return opened


def answered(raw: bytes, **changed: object) -> reset.Answered:
    settings = {
        "identities": [OFFICE_ID], "office": OFFICE, "certificate": certificate(), "device_key": registry, "kdf": CHEAP,
        **changed,
    }  # fmt: skip
    return reset.answer(raw, **settings)


def test_a_forgotten_passphrase_is_reset_and_the_keys_stay(home, laptop):
    asked = reset.request(home, "a1")
    assert reset.read_request(asked).name == "An"
    reply = answered(asked)
    assert (reply.device, reply.account, reply.name) == ("laptop-1", "a1", "An")
    assert reply.code not in repr(reply)
    assert reset.install(home, reply.file) == vault.SlotInfo("a1", "An", True)
    opened = vault.open_with(home, "a1", reply.code)
    assert opened.starter
    assert opened.database_key() == laptop.database_key()
    with pytest.raises(UserError, match="wrong-passphrase"):
        vault.open_with(home, "a1", "quên mất rồi")


def test_the_recovery_sheet_answers_when_the_office_is_gone(home, laptop):
    sheet = recovery.read_sheet(" ".join(map(str, COMMUNE.sheet.groups)))
    new_office = Signer.generate("office-2")
    reply = answered(
        reset.request(home, "a1"), identities=[sheet], office=new_office, certificate=certificate(new_office)
    )
    reset.install(home, reply.file)
    assert vault.open_with(home, "a1", reply.code).master == laptop.master


def test_others_on_the_laptop_keep_their_passphrases_and_a_new_person_gets_one(home, laptop):
    reply = answered(reset.request(home, "a2", "Bình"))
    reset.install(home, reply.file)
    assert [slot.account for slot in vault.slots(home)] == ["a1", "a2"]
    assert vault.open_with(home, "a2", reply.code).master == laptop.master
    assert vault.open_with(home, "a1", "quên mất rồi")
    with pytest.raises(UserError, match="no-such-account"):
        reset.request(home, "a3")


def test_an_answer_is_good_once_and_for_the_latest_request_only(home, laptop):
    old = answered(reset.request(home, "a1"))
    new = answered(reset.request(home, "a1"))
    with pytest.raises(UserError, match=r"reset\.not-asked"):
        reset.install(home, old.file)
    reset.install(home, new.file)
    with pytest.raises(UserError, match=r"reset\.not-asked"):
        reset.install(home, new.file)


def test_an_answer_for_another_machine_is_refused(home, laptop, tmp_path):
    other_home = tmp_path / "other"
    other = vault.create(other_home, account="a1", name="An", passphrase="mật khẩu khác", kdf=CHEAP)
    reset.set_escrow(other, [OFFICE_ID.recipient], COMMUNE.root.public, LAPTOP)
    reply = answered(reset.request(other_home, "a1"))
    reset.request(home, "a1")
    with pytest.raises(UserError, match=r"reset\.other-home"):
        reset.install(home, reply.file)


def test_an_answer_by_an_office_of_another_commune_is_refused(home, laptop):
    asked = reset.request(home, "a1")
    elsewhere = Signer.generate("root")
    forged = answered(asked, certificate=certificate(root=elsewhere))
    not_certified = answered(asked, office=Signer.generate("office-1"))
    before = (home / vault_file.FILE).read_bytes()
    for reply in (forged, not_certified):
        with pytest.raises(UserError, match=r"reset\.bad-signature"):
            reset.install(home, reply.file)
    assert (home / vault_file.FILE).read_bytes() == before


def test_an_answer_that_was_changed_is_refused(home, laptop):
    """The hint that names the signing key is the only part that may change: it decides nothing."""
    answer = answered(reset.request(home, "a1"))
    reply, waiting = answer.file, vault_file.read(home)
    taken = 0
    for place in range(0, len(reply), 7):
        changed = bytearray(reply)
        changed[place] ^= 4
        code = installing(home, bytes(changed))
        assert code in (None, "reset.bad-signature", "reset.not-an-answer", "reset.newer-version")
        if code is not None:
            assert vault_file.read(home) == waiting
        else:
            taken += 1
            assert vault.open_with(home, "a1", answer.code).master == laptop.master
            vault_file.write(home, waiting)
    assert taken < 10
    newer = json.dumps({**json.loads(reply), "version": 2}).encode()
    with pytest.raises(UserError, match=r"reset\.newer-version"):
        reset.install(home, newer)


def test_an_answer_may_not_make_a_slot_that_keeps_its_code(home, laptop):
    asked = reset.read_request(reset.request(home, "a1"))
    slot = vault.make_slot(asked.home, bytes(32), account="a1", name="An", passphrase="mãi mãi thế", kdf=CHEAP)
    for grant, code in (
        (reset.SlotGrant(home=asked.home, account="a1", nonce=asked.nonce, slot=slot), "reset.not-an-answer"),
        (reset.SlotGrant(home=asked.home, account="a2", nonce=asked.nonce, slot=slot), "reset.not-asked"),
    ):
        sealed = trust.sign(reset.SLOT_TYPE, strictjson.encode(grant), OFFICE)
        file = strictjson.encode(reset.ResetAnswer(certificate=certificate(), grant=sealed))
        with pytest.raises(UserError) as fault:
            reset.install(home, file)
        assert fault.value.code == code


def test_the_office_answers_its_own_devices_only(home, laptop):
    asked = reset.request(home, "a1")
    cases = (
        ({"device_key": lambda _: None}, "reset.unknown-device"),
        ({"device_key": lambda _: OFFICE.public}, "reset.bad-signature"),
        ({"identities": [Identity.generate()]}, "reset.not-for-this-office"),
    )
    for changed, code in cases:
        with pytest.raises(UserError) as fault:
            answered(asked, **changed)
        assert fault.value.code == code


def test_a_request_that_lies_about_its_home_is_refused(home, laptop, tmp_path):
    asked = reset.read_request(reset.request(home, "a1"))
    lying = strictjson.encode(msgspec.structs.replace(asked, home="another"))
    with pytest.raises(UserError, match=r"reset\.bad-signature"):
        answered(lying)
    secret = strictjson.encode(reset.EscrowSecret(home="another", master=bytes(32)))
    statement = reset.EscrowStatement(
        home=asked.home, device="laptop-1", sealed=age.seal(secret, [OFFICE_ID.recipient]), recipients=("0" * 64,)
    )
    inside = msgspec.structs.replace(
        asked, statement=trust.sign(reset.ESCROW_TYPE, strictjson.encode(statement), LAPTOP)
    )
    with pytest.raises(UserError, match=r"reset\.bad-signature"):
        answered(strictjson.encode(inside))


def test_files_that_are_no_requests_are_told_so(home, laptop):
    good = json.loads(reset.request(home, "a1"))
    for raw, code in (
        (b"", "reset.not-a-request"),
        (b"PK\x03\x04", "reset.not-a-request"),
        (b" " * (reset.MAX_FILE + 1), "reset.not-a-request"),
        (json.dumps({**good, "statement": "AAAA"}).encode(), "reset.not-a-request"),
        (json.dumps({**good, "magic": "hoso-reset-answer"}).encode(), "reset.not-a-request"),
        (json.dumps({**good, "version": 9, "home": 1}).encode(), "reset.newer-version"),
    ):
        with pytest.raises(UserError) as fault:
            answered(raw)
        assert fault.value.code == code


def test_a_home_that_was_never_granted_cannot_ask(home):
    vault.create(home, account="a1", name="An", passphrase="quên mất rồi", kdf=CHEAP)
    assert not reset.has_escrow(home)
    with pytest.raises(UserError, match=r"vault\.no-escrow"):
        reset.request(home, "a1")


def test_the_escrow_holds_no_key_in_the_open(home, laptop):
    assert reset.has_escrow(home)
    content = (home / vault_file.FILE).read_bytes()
    assert laptop.master not in content
    assert strictjson.encode(laptop.master)[1:-1] not in content


def test_a_home_without_office_or_room_takes_no_answer(home, laptop, tmp_path, monkeypatch):
    reply = answered(reset.request(home, "a2", "Bình"))
    monkeypatch.setattr(reset, "MAX_SLOTS", 1)
    with pytest.raises(UserError, match=r"vault\.too-many-slots"):
        reset.install(home, reply.file)
    alone = tmp_path / "alone"
    vault.create(alone, account="a1", name="An", passphrase="quên mất rồi", kdf=CHEAP)
    with pytest.raises(UserError, match=r"vault\.no-escrow"):
        reset.install(alone, reply.file)
