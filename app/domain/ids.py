"""Keys that a client can make alone: UUIDv7 for what is found, UUIDv5 for what a parent determines."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID, uuid5

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A UUIDv7 (RFC 9562): sorts by the moment of making, also within one millisecond and with a clock set back."""
    global _last
    with _lock:
        stamp = time.time_ns() // 1_000_000 << 12 | int.from_bytes(os.urandom(1), "big")
        _last = stamp if stamp > _last else _last + 1
        stamp = _last
    millis, counter = stamp >> 12 & (1 << 48) - 1, stamp & 0xFFF
    tail = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    return str(UUID(int=millis << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | tail))


def child_id(parent: str, kind: str) -> str:
    """The one id of the part ``kind`` of ``parent``: two laptops that add the same step make the same row."""
    return str(uuid5(UUID(parent), kind))


_SETTINGS = UUID("5e0c1c2e-8b52-5d6a-9a53-3d0b6c2f7a10")


def setting_id(unit: str, key: str) -> str:
    """The id of what a commune settled under ``key``: the same on each of its machines."""
    return str(uuid5(_SETTINGS, f"{unit}:{key}"))


_PLANS = UUID("c6a4b1de-0d3e-57a2-9f4e-6a1f0f6f2b35")


def plan_id(plan: str, *of: str) -> str:
    """The id of a row that a plan determines: the task of a key, the figure of an indicator, a unit and a day."""
    return str(uuid5(_PLANS, ":".join((plan, *of))))


def flaw_id(rule: str, *about: str) -> str:
    """The id of what is decided about one finding of a data check: the rule, and who it is about."""
    return str(uuid5(_PLANS, ":".join(("flaw", rule, *about))))
