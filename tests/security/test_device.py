"""The keys of a machine open with its home and not otherwise."""

from __future__ import annotations

import pytest

from app.errors import UserError
from app.security import device, vault
from app.security.device import KeyRing
from app.security.vault import Kdf

CHEAP = Kdf(memory_kib=8, passes=1, lanes=1)


@pytest.fixture
def opened(tmp_path):
    return vault.create(tmp_path / "home", account="a1", name="An", passphrase="mật khẩu dài", kdf=CHEAP)


@pytest.mark.parametrize("office", [False, True])
def test_keys_come_back_as_they_were(opened, office):
    ring = KeyRing.generate("device-1", office=office)
    device.save(opened, ring)
    assert device.load(vault.open_with(opened.home, "a1", "mật khẩu dài")) == ring
    assert (ring.office is not None) is office
    assert ring.identity != ring.home_identity


def test_keys_stand_nowhere_in_the_open(opened):
    ring = KeyRing.generate("device-1", office=True)
    device.save(opened, ring)
    content = (opened.home / device.FILE).read_bytes()
    for secret in (ring.device.seed, ring.identity.text.encode(), ring.home_identity.text.encode(), b"device-1"):
        assert secret not in content
    assert ring.identity.text not in repr(ring)
    assert repr(ring.device.seed) not in repr(ring)


def test_keys_of_another_home_and_changed_ones_are_refused(opened, tmp_path):
    device.save(opened, KeyRing.generate("device-1"))
    path = opened.home / device.FILE
    whole = path.read_bytes()
    other = vault.create(tmp_path / "other", account="a1", name="An", passphrase="mật khẩu dài", kdf=CHEAP)
    (other.home / device.FILE).write_bytes(whole)
    with pytest.raises(UserError, match=r"keys\.damaged"):
        device.load(other)
    for place in (0, 3, 6, 20, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(UserError, match=r"keys\.damaged"):
            device.load(opened)
    for content, code in (
        (b"", "keys.damaged"),
        (whole[:10], "keys.damaged"),
        (whole + b"x", "keys.damaged"),
        (b"x" * (device.MAX_SIZE + 1), "keys.damaged"),
        (whole[:4] + b"\2" + whole[5:], "keys.newer-version"),
    ):
        path.write_bytes(content)
        with pytest.raises(UserError) as fault:
            device.load(opened)
        assert fault.value.code == code
    path.unlink()
    with pytest.raises(UserError, match=r"keys\.missing"):
        device.load(opened)
