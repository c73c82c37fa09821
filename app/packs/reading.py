"""Reading one pack file row by row: every value is typed, every unknown key refused, every fault told with its line."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from app.domain.sourced import Confidence, Source, Validity
from app.errors import EnvironmentFault, UserError
from app.packs import lines

E = TypeVar("E", bound=StrEnum)
Names = Container[str]

MAX_BYTES = 4 * 1024 * 1024
_REQUIRED: Any = object()


class PackError(UserError):
    """A pack file is wrong. Params: ``file`` (from ``resources/``), ``line`` (from 1), ``fault`` (Vietnamese)."""

    def __init__(self, file: str, line: int, fault: str) -> None:
        super().__init__("pack.faulty", file=file, line=line, fault=fault)


def read_text(root: Path, name: str) -> str:
    """The text of ``root/name`` in NFC.

    Raises:
        PackError: the file is missing, too large, or not UTF-8.
        EnvironmentFault("pack.unreadable"): the disk or the rights to it are at fault.
    """
    path = root / name
    if not path.is_file():
        raise PackError(name, 1, "không có tệp này")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PackError(name, 1, "tệp quá lớn")
        raw = path.read_bytes()
    except OSError as fault:
        raise EnvironmentFault("pack.unreadable", file=name) from fault
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig")).replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise PackError(name, raw[: fault.start].count(b"\n") + 1, "không phải chữ Unicode (UTF-8)") from fault


def read_toml(root: Path, name: str) -> Row:
    """The top table of a TOML file.

    Raises:
        PackError: as :func:`read_text`, or the file is not TOML.
    """
    return toml_row(name, read_text(root, name))


def toml_row(name: str, text: str) -> Row:
    """The top table of TOML ``text``; ``name`` is how faults call it. Raises: PackError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        place = re.search(r"at line (\d+)", str(fault))
        line = int(place[1]) if place else max(1, len(text.splitlines()))
        raise PackError(name, line, "sai cú pháp TOML") from fault
    return Row(_File(name, text, _default_source(data)), data, ())


@dataclass(frozen=True)
class _File:
    name: str
    text: str
    default_source: Mapping[str, Any]

    @cached_property
    def lines(self) -> Mapping[lines.Path, int]:
        """Worked out only when a fault is to be told: it costs as much as reading the file."""
        return lines.locate(self.text)


def _default_source(data: Mapping[str, Any]) -> Mapping[str, Any]:
    default = data.get("default")
    return default if isinstance(default, dict) else {}


class Row:
    """One table of a pack file. Ask for each key once, then call :meth:`done`, which refuses what was not asked for."""

    def __init__(self, file: _File, data: Mapping[str, Any], path: lines.Path) -> None:
        self._file, self._data, self._path = file, data, path
        self._asked: set[str] = {"default"} if not path else set()

    def fault(self, text: str, key: str | None = None) -> NoReturn:
        """Refuse the file, at ``key`` or at the row itself."""
        raise PackError(self._file.name, self.line(key), text)

    def line(self, key: str | None = None) -> int:
        return lines.line_of(self._file.lines, self._path if key is None else (*self._path, key))

    def has(self, key: str) -> bool:
        return key in self._data

    def _value(self, key: str, default: Any, fits: Callable[[Any], bool], what: str) -> Any:
        self._asked.add(key)
        if key not in self._data:
            if default is _REQUIRED:
                self.fault(f"thiếu {self._named(key)}")
            return default
        value = self._data[key]
        if not fits(value):
            self.fault(f"{self._named(key)} phải là {what}", key)
        return value

    def _named(self, key: str) -> str:
        table = [str(part) for part in self._path if isinstance(part, str)]
        return ".".join([*table[-1:], key])

    def text(self, key: str, default: str = _REQUIRED) -> str:
        value = self._value(key, default, lambda v: isinstance(v, str) and bool(v.strip()), "một dòng chữ")
        return str(value).strip()

    def day(self, key: str) -> date:
        value: date = self._value(key, _REQUIRED, _is_day, "một ngày, viết như 2026-03-31")
        return value

    def day_or_none(self, key: str) -> date | None:
        return self.day(key) if self.has(key) else None

    def whole(self, key: str, least: int = 0, most: int = 9999, default: int = _REQUIRED) -> int:
        def fits(value: Any) -> bool:
            return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

        return int(self._value(key, default, fits, f"số nguyên từ {least} đến {most}"))

    def whole_or_none(self, key: str, least: int = 0, most: int = 9999) -> int | None:
        return self.whole(key, least, most) if self.has(key) else None

    def flag(self, key: str, default: bool = _REQUIRED) -> bool:
        return bool(self._value(key, default, lambda v: isinstance(v, bool), "true hoặc false"))

    def flag_or_none(self, key: str) -> bool | None:
        return self.flag(key) if self.has(key) else None

    def texts(self, key: str, default: tuple[str, ...] = _REQUIRED) -> tuple[str, ...]:
        def fits(value: Any) -> bool:
            return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)

        found = self._value(key, default, fits, 'danh sách chữ, viết như ["a", "b"]')
        return tuple(str(one).strip() for one in found)

    def names(self, key: str, known: Names, what: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of codes, each of which must be among ``known``."""
        found = self.texts(key, default)
        for name in found:
            if name not in known:
                self.fault(f"{self._named(key)}: không có {what} “{name}”", key)
        return found

    def name(self, key: str, known: Names, what: str) -> str:
        found = self.text(key)
        if found not in known:
            self.fault(f"{self._named(key)}: không có {what} “{found}”", key)
        return found

    def conditions(self, key: str, facts: Names) -> tuple[str, ...]:
        """Facts that must hold; ``"not x"`` for those that must not."""
        found = self.texts(key, ())
        for condition in found:
            if condition.removeprefix("not ") not in facts:
                self.fault(f"{self._named(key)}: không có điều kiện “{condition}”", key)
        return found

    def choice(self, key: str, kind: type[E]) -> E:
        known = [one.value for one in kind]
        found = self.text(key)
        if found not in known:
            self.fault(f"{self._named(key)} phải là một trong: {', '.join(known)}", key)
        return kind(found)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        return tuple(kind(one) for one in self.names(key, {one.value for one in kind}, "giá trị"))

    def rows(self, key: str, least: int = 0) -> tuple[Row, ...]:
        def fits(value: Any) -> bool:
            return isinstance(value, list) and all(isinstance(one, dict) for one in value)

        found = self._value(key, [], fits, f"các bảng [[{key}]]")
        if len(found) < least:
            self.fault(f"thiếu bảng [[{key}]]")
        return tuple(Row(self._file, one, (*self._path, key, at)) for at, one in enumerate(found))

    def source(self) -> Source:
        """``source`` and ``confidence`` of this row, or the file's ``[default]``."""
        text, confidence = self._sourced("source"), self._sourced("confidence")
        known = [one.value for one in Confidence]
        if confidence not in known:
            self.fault(f"{self._named('confidence')} phải là một trong: {', '.join(known)}", "confidence")
        return Source(text, Confidence(confidence))

    def _sourced(self, key: str) -> str:
        default = self._file.default_source.get(key, _REQUIRED)
        return self.text(key, default if isinstance(default, str) else _REQUIRED)

    def validity(self) -> Validity:
        """``valid_from`` and ``valid_to``, both optional."""
        first, last = self.day_or_none("valid_from"), self.day_or_none("valid_to")
        if first and last and last < first:
            self.fault(f"{self._named('valid_to')} trước {self._named('valid_from')}", "valid_to")
        return Validity(first, last)

    def done(self) -> None:
        """Refuse keys that nobody asked for: they are slips of the pen."""
        for key in self._data:
            if key not in self._asked:
                self.fault(f"không hiểu “{self._named(key)}”", key)


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def once(rows: tuple[Row, ...], key: str) -> None:
    """Refuse the second row that has the same ``key``."""
    seen: set[str] = set()
    for row in rows:
        value = row.text(key)
        if value in seen:
            row.fault(f"“{value}” có hai lần", key)
        seen.add(value)
