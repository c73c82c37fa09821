"""How values lie in columns: facts and value objects as canonical JSON text, dates as ISO text, positions packed."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from app.domain.answers import Silence
from app.domain.merge import NOWHERE, Position, Positions

SILENCE_KEY = "?"


def to_wire(value: Any) -> Any:
    """A field's value as it travels: JSON builtins; a silence becomes ``{"?": "unknown"}``."""
    if isinstance(value, Silence):
        return {SILENCE_KEY: value.value}
    return msgspec.to_builtins(value)


def is_wire_value(wire: Any) -> bool:
    """Whether the wire form holds a value: not unasked and not a silence."""
    return wire is not None and not (isinstance(wire, dict) and wire.keys() == {SILENCE_KEY})


def from_wire(wire: Any, kind: Any) -> Any:
    """The value of a wire form.

    Raises:
        msgspec.ValidationError: the wire form is not a ``kind``.
    """
    if wire is None:
        return None
    if not is_wire_value(wire):
        return msgspec.convert(wire[SILENCE_KEY], Silence)
    return wire if kind is object else msgspec.convert(wire, kind)


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder().decode


def json_text(wire: Any) -> str | None:
    """The text that a fact column stores for a wire form. Deterministic: equal values have equal text."""
    return None if wire is None else _encode(wire).decode()


class Fact(TypeDecorator[Any]):
    """A value object, or one of the three silences (see :mod:`app.domain.answers`), as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json_text(to_wire(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else from_wire(_decode(value), self.kind)


class IsoDate(TypeDecorator[date]):
    """A calendar day as ``YYYY-MM-DD``: sorts as text, reads the same in every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


def pack(positions: Positions) -> bytes:
    return _pack((*positions.base, positions.fields))


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(tuple[int, str, dict[str, Position]]).decode


def unpack(packed: bytes | None) -> Positions:
    if packed is None:
        return Positions(NOWHERE)
    lsn, origin, fields = _unpack(packed)
    return Positions(Position(lsn, origin), fields)


_base = msgspec.msgpack.Decoder(tuple[int, str, msgspec.Raw]).decode


def is_on_trunk(packed: bytes) -> bool:
    """:attr:`Positions.on_trunk` of packed positions, without unpacking all of them."""
    return _base(packed)[0] > 0


class Packed(TypeDecorator[Positions]):
    """The trunk positions of a row's fields (:class:`app.domain.merge.Positions`)."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Positions | None, dialect: Dialect) -> bytes:
        return pack(value or Positions())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Positions:
        return unpack(value)
