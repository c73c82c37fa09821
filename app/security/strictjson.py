"""JSON from strangers: one meaning or none.

msgspec alone refuses NaN, Infinity, numbers out of range and trailing text, but lets the last of two equal keys win,
does not look into fields it skips, and nests as deep as Python's stack. What two programs could read
differently is refused here before it is decoded into a type.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

MAX_DEPTH = 32
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_DIGITS_ALIKE = bytes.maketrans(b"0123456789", b"0000000000")
_LONG_NUMBER = b"0" * 19
_BRACKETS = re.compile(rb"[\[\]{}]")
_decode_lines = msgspec.json.Decoder().decode_lines
_encode_lines = msgspec.json.Encoder().encode_lines


class Malformed(ValueError):
    """These bytes are not the JSON that was asked for. ``str()`` says where, for the log and for ``verify``."""


def check(raw: bytes, *, max_depth: int = MAX_DEPTH) -> None:
    """Refuse what has more than one reading: duplicate keys, NaN, no UTF-8, integers past 64 bits, too deep nesting.

    Raises:
        Malformed: with the reason.
    """
    if raw.count(b"[") + raw.count(b"{") > max_depth:
        _check_depth(raw, max_depth)
    try:
        plain = msgspec.json.decode(raw)
        # Equal bytes cannot have held a key twice; only then, or at a long number, is the slow look needed.
        if _LONG_NUMBER in raw.translate(_DIGITS_ALIKE) or msgspec.json.encode(plain) != raw:
            json.loads(raw, object_pairs_hook=_unique, parse_int=_fits, parse_float=_any_number)
    except (ValueError, RecursionError, OverflowError) as fault:
        raise Malformed(str(fault)) from fault


def all_plain(lines: bytes, *, max_depth: int = MAX_DEPTH) -> bool:
    """Whether each of these lines (each with its line break) surely passes :func:`check`, found in one go: they are as
    our own programs write them. If not, each has to be looked at by itself."""
    if _LONG_NUMBER in lines.translate(_DIGITS_ALIKE):
        return False
    if any(line.count(b"[") + line.count(b"{") > max_depth for line in lines.split(b"\n")):
        return False
    try:
        return _encode_lines(_decode_lines(lines)) == lines
    except (ValueError, RecursionError, OverflowError):
        return False


def decode(raw: bytes, shape: type[T], *, limit: int) -> T:
    """The value of ``raw``, checked as in :func:`check` and against ``shape``; at most ``limit`` bytes.

    Raises:
        Malformed: with the reason.
    """
    if len(raw) > limit:
        raise Malformed(f"longer than {limit} bytes")
    check(raw)
    try:
        return msgspec.json.decode(raw, type=shape)
    except ValueError as fault:
        raise Malformed(str(fault)) from fault


def encode(value: Any) -> bytes:
    """The bytes of ``value``, in the form that :func:`check` reads fastest."""
    return msgspec.json.encode(value)


def _check_depth(raw: bytes, max_depth: int) -> None:
    depth = 0
    for bracket in _BRACKETS.finditer(_STRINGS.sub(b"", raw)):
        depth += 1 if bracket[0] in b"[{" else -1
        if depth > max_depth:
            raise Malformed(f"nested deeper than {max_depth}")


def _unique(pairs: list[tuple[str, Any]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise Malformed("a key stands twice")
        seen.add(key)


def _fits(text: str) -> None:
    if not -(2**63) <= int(text) < 2**63:
        raise Malformed("a number is longer than 64 bits")


def _any_number(text: str) -> None:
    """Fractions were checked by msgspec."""
