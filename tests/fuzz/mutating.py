"""Changes that leave JSON JSON and say something else with it: bytes flipped blindly seldom come past a parser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import msgspec

_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53, 2**63 - 1, -(2**63), 1e308, -0.0, 0.1, "", " ", "x" * 300, "\0",
    "\u0301", "../../x", "CON", "Nguyễn Văn A", "2026-02-30", "2026-11-22", "0001-01-01", "{}", [], [[]], [None], {},
    {"": ""}, {"?": "unknown"}, {"?": "chưa"}, {"?": None}, {"?": "unknown", "number": "1"}, {"number": "1"},
    {"number": None}, {"year": 2026, "month": 13}, {"year": 0}, "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
Place = tuple[Any, Any]


def said_otherwise(data: bytes, seed: int) -> bytes:
    """One place of one JSON line holds another value, is left out, or stands under another name."""
    rng = Random(seed)
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    try:
        document = msgspec.json.decode(lines[at])
    except (ValueError, RecursionError):
        return data
    places = list(_places(document))
    if places:
        rng.choice((_replace, _replace, _leave_out, _rename, _borrow))(rng, places)
    else:
        document = rng.choice(_ODD)
    lines[at] = msgspec.json.encode(document)
    return b"\n".join(lines)


def _places(document: Any) -> Iterator[Place]:
    keys: Any = document if isinstance(document, dict) else range(len(document)) if isinstance(document, list) else ()
    for key in list(keys):
        yield document, key
        yield from _places(document[key])


def _replace(rng: Random, places: list[Place]) -> None:
    owner, key = rng.choice(places)
    owner[key] = rng.choice(_ODD)


def _leave_out(rng: Random, places: list[Place]) -> None:
    owner, key = rng.choice(places)
    del owner[key]


def _rename(rng: Random, places: list[Place]) -> None:
    owner, key = rng.choice(places)
    if isinstance(owner, dict):
        names = [str(each) for _, each in places]
        owner[rng.choice(names)] = owner.pop(key)


def _borrow(rng: Random, places: list[Place]) -> None:
    (owner, key), (other, there) = rng.choice(places), rng.choice(places)
    value = other[there]
    if not isinstance(value, (dict, list)):
        owner[key] = value


def crossing(readers: tuple[str, ...]) -> Callable[[bytes, bytes, int, int], bytes]:
    """What atheris calls beside its own changes of bytes: the JSON of a reader that reads JSON says something else.
    (As the one mutator it would have to call libFuzzer's own, which atheris 3.1 does not find.)"""

    def cross(data: bytes, _other: bytes, most: int, seed: int) -> bytes:
        changed = bytes(data)
        if changed and readers[changed[0] % len(readers)] in ("office", "papers", "numbers"):
            for step in range(1 + seed % 2):
                changed = changed[:1] + said_otherwise(changed[1:], seed + step)
        return changed[:most]

    return cross
