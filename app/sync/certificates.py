"""The office's certificate (chứng nhận khóa văn phòng) as a home follows it: what it closes to whom, by which keys.

The register carries the certificate, and the register is in the database; vault, keys and root file lie beside it. What
has to change in them is laid down before the register changes, and put in its place after: here, and again at
each opening, so that a kill in between costs nothing.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from app.models import state
from app.security import device, recovery, reset
from app.security.device import KeyRing
from app.security.trust import OfficeCertificate
from app.security.vault import Unlocked
from app.sync import registry

_SERIALS_BEGIN = datetime(2020, 1, 1)
_KNOWN_BY = "certificate:"


def current(conn: Connection) -> OfficeCertificate | None:
    """The certificate of the newest register; None before a laptop was granted.

    Raises:
        UserError("registry.malformed"), UserError("registry.bad-signature").
    """
    paper = registry.newest(conn)
    if paper is None:
        return None
    return registry.read_with_certificate(paper, bytes.fromhex(state.get(conn, "root")))[1]


def next_serial(before: int, now: datetime) -> int:
    """A serial above any that this office gave, also above those that it lost with a disk: hours since 2020."""
    hours = int((now.replace(tzinfo=None) - _SERIALS_BEGIN).total_seconds() // 3600)
    return max(before + 1, hours)


def heard(conn: Connection, device_id: str, serial: int) -> None:
    """At the office: this laptop knows the certificate of that serial."""
    state.put(conn, {_KNOWN_BY + device_id: str(serial)})


def known_by(conn: Connection, device_id: str) -> int:
    """The serial of the certificate that this laptop last said it knows; the first, if it said nothing."""
    return int(state.get(conn, _KNOWN_BY + device_id, "1"))


def follow(engine: Engine, unlocked: Unlocked, ring: KeyRing) -> KeyRing:
    """Bring keys, root file and escrow in line with the certificate; gives the keys that count. Doing it again
    does nothing.

    Raises: the faults of :mod:`app.storage`; as :func:`current`.
    """
    with engine.connect() as conn:
        certificate = current(conn)
        root = state.get(conn, "root")
    if certificate is None:
        return ring
    if ring.office is not None:
        ring = device.settle(unlocked, ring, certificate.key)
        recovery.settle(unlocked.home, certificate.recovery)
    to = (certificate.recipient, certificate.recovery)
    if not reset.follows(unlocked.home, to, certificate.serial, ring.device):
        reset.set_escrow(unlocked, to, bytes.fromhex(root), ring.device, serial=certificate.serial)
    return ring
