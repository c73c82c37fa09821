"""What stands on the recovery sheet can be typed back by a tired person, or says where it was mistyped."""

from __future__ import annotations

import random
from datetime import date

import pytest

from app.errors import UserError
from app.security import age, recovery, trust
from app.security.age import Identity
from app.security.recovery import read_sheet

NEW = recovery.new_commune("Xã Tuy An Đông", "22120", date(2026, 7, 1))
TYPED = [str(group) for group in NEW.sheet.groups]
IDENTITY = read_sheet(NEW.sheet.qr)


def refused(typed: str) -> UserError:
    with pytest.raises(UserError) as fault:
        read_sheet(typed)
    return fault.value


def test_the_paper_gives_the_root_back():
    root = recovery.open_root(NEW.root_file, IDENTITY, NEW.sheet.fingerprint)
    assert root == NEW.root
    assert NEW.sheet.fingerprint == trust.fingerprint(root.public)
    assert IDENTITY.recipient == NEW.recovery_recipient


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(TYPED),
        "\n".join(TYPED).lower(),
        "".join(TYPED).replace("-", ""),
        "  -  ".join(TYPED),
        "".join(TYPED).replace("0", "O").replace("L", "1"),
        "".join(TYPED).replace("8", "B").replace("L", "i"),
        IDENTITY.text,
        IDENTITY.text.lower() + "\n",
        NEW.sheet.qr.lower(),
    ],
    ids=["spaced", "small-letters", "no-dashes", "blanks", "o-and-1", "b-and-i", "bare", "bare-small", "qr"],
)
def test_blanks_case_and_look_alikes_do_not_matter(typed):
    assert read_sheet(typed) == IDENTITY


def test_every_sheet_can_be_read_back():
    for _ in range(50):
        identity = Identity.generate()
        sheet = recovery.sheet_of(identity, bytes(32), "x", "1", date(2026, 1, 1))
        assert read_sheet(" ".join(map(str, sheet.groups))) == identity
        assert [len(group.text) for group in sheet.groups] == [6] * 9 + [4]


@pytest.mark.parametrize("place", range(10))
def test_a_mistyped_sign_is_found_in_its_group(place):
    rng = random.Random(place)
    found = 0
    for _ in range(60):
        group = list(TYPED[place])
        at = rng.choice([index for index, sign in enumerate(group) if sign != "-"])
        group[at] = rng.choice([sign for sign in "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L" if sign != group[at]])
        fault = refused(" ".join([*TYPED[:place], "".join(group), *TYPED[place + 1 :]]))
        found += fault.code == "recovery.group-wrong" and fault.params == {"group": place + 1}
    assert found >= 58  # ten bits of check: one in a thousand slips through to the next group or to Bech32's own check


def test_two_exchanged_groups_are_found():
    fault = refused(" ".join([TYPED[0], TYPED[2], TYPED[1], *TYPED[3:]]))
    assert (fault.code, fault.params) == ("recovery.group-wrong", {"group": 2})


def test_too_little_and_too_much_is_told():
    fault = refused(" ".join(TYPED[:4]))
    assert (fault.code, fault.params) == ("recovery.incomplete", {"groups": 4, "needed": 10})
    assert refused("").code == "recovery.incomplete"
    assert refused(" ".join(TYPED) + " XY").code == "recovery.incomplete"
    assert refused(IDENTITY.text[:-1]).code == "recovery.incomplete"
    assert refused("chào anh").code == "recovery.incomplete"
    assert refused("chào anh chị nhé").code == "recovery.group-wrong"


def test_the_sheet_of_another_commune_opens_nothing():
    other = recovery.new_commune("Xã khác", "22121", date(2026, 7, 1))
    with pytest.raises(UserError, match=r"recovery\.other-commune"):
        recovery.open_root(NEW.root_file, read_sheet(other.sheet.qr), NEW.sheet.fingerprint)
    with pytest.raises(UserError, match=r"recovery\.other-commune"):
        recovery.open_root(NEW.root_file, IDENTITY, other.sheet.fingerprint)
    for damaged in (b"", NEW.root_file[:-1], age.seal(b"{}", [IDENTITY.recipient])):
        with pytest.raises(UserError, match=r"recovery\.root-damaged"):
            recovery.open_root(damaged, IDENTITY, NEW.sheet.fingerprint)


def test_the_qr_stays_in_the_small_alphabet_and_the_repr_tells_nothing():
    assert set(NEW.sheet.qr) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert IDENTITY.text not in repr(NEW)
    assert NEW.sheet.groups[0].text not in repr(NEW)
    assert repr(NEW.root.seed) not in repr(NEW)
