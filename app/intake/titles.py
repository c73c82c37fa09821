"""The words that lists use, as data: column titles, total rows, signatures, sexes, relations
(``codes/list_titles.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from app.domain import names
from app.errors import UserError

CODES = Path(__file__).resolve().parents[2] / "resources" / "codes"
FILE = "list_titles.toml"
RELATIONS = "relations.toml"

_NOT_WORDS = re.compile(r"[^\w+✓✔☑☐]+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class ListKind(StrEnum):
    """What a list tells: people, or people whose cases are under way. Wire names."""

    RESIDENTS = "residents"
    CASES = "cases"


@lru_cache(maxsize=16_384)
def marked_key(text: str) -> str:
    """The words of a title with their Vietnamese marks, without case and punctuation: ``Họ, và  TÊN:`` → ``họ và
    tên``."""
    plain = names.canonical_tone(text).casefold().replace("_", " ")
    return _NOT_WORDS.sub(" ", plain).strip()


@lru_cache(maxsize=16_384)
def plain_key(text: str) -> str:
    """The words of a title without marks too: ``ho va ten``."""
    return _NOT_WORDS.sub(" ", names.fold(text)).strip()


def without_asides(text: str) -> str:
    """A title without what stands in brackets: ``Ngày sinh (dd/mm/yyyy)`` → ``Ngày sinh``."""
    return _ASIDE.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Field:
    """One meaning of a column. ``under``: only below a merged title of that field. Steps are fields
    ``step:<procedure>``."""

    id: str
    titles: tuple[str, ...]
    lists: frozenset[ListKind]
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A title that was recognised: the field, and how sure (0..1). ``exact`` if the whole title is a known one."""

    field: str
    sureness: float
    exact: bool


class Words:
    """A set of words or phrases, looked up first with their marks, then without."""

    def __init__(self, phrases: Iterable[str]) -> None:
        phrases = tuple(phrases)
        self.marked = frozenset(marked_key(phrase) or phrase for phrase in phrases)
        self.plain = frozenset(plain_key(phrase) or phrase for phrase in phrases)

    def __contains__(self, text: str) -> bool:
        return self.has(text)

    def has(self, text: str) -> bool:
        """Whether ``text`` as a whole is one of them (without marks if it carries none)."""
        key = marked_key(text) or text.strip()
        return key in self.marked or (key.isascii() and key in self.plain)

    def begins(self, text: str) -> bool:
        """Whether ``text`` begins with one of them, as whole words."""
        key = plain_key(text)
        return any(key == phrase or key.startswith(phrase + " ") for phrase in self.plain)


class Vocabulary:
    """Everything of ``list_titles.toml``, indexed."""

    def __init__(self, raw: Mapping[str, Any], relations: Iterable[Mapping[str, Any]]) -> None:
        both = frozenset(ListKind)
        self.fields = tuple(
            Field(one["id"], tuple(one["titles"]), frozenset(map(ListKind, one["lists"])), one.get("under"))
            for one in raw["field"]
        ) + tuple(
            Field(f"step:{one['procedure']}", tuple(one["titles"]), frozenset({ListKind.CASES})) for one in raw["step"]
        )
        self.procedures = tuple(one["procedure"] for one in raw["step"])
        self.step_columns = Words(raw["step_columns"]["titles"])
        words = raw["words"]
        self.total, self.signature, self.area = Words(words["total"]), Words(words["signature"]), Words(words["area"])
        self.male, self.female = Words(words["male"]), Words(words["female"])
        self.marked, self.unmarked = Words(words["marked"]), Words(words["unmarked"])
        self.done, self.not_done = Words(words["done"]), Words(words["not_done"])
        self.relations = _relations(relations)
        self.one_of: Mapping[str, tuple[tuple[str, str], ...]] = {
            f"step:{one['procedure']}": tuple((plain_key(text), procedure) for text, procedure in one["one_of"].items())
            for one in raw["step"]
            if "one_of" in one
        }
        self.general_relations = Words(raw["general_relations"]["titles"])
        self._lists = {field.id: field.lists for field in self.fields} | {"ignore": both}
        self._marked: dict[tuple[str | None, str], list[str]] = {}
        self._plain: dict[tuple[str | None, str], list[str]] = {}
        for field in self.fields:
            for title in field.titles:
                for index, key in ((self._marked, marked_key(title)), (self._plain, plain_key(title))):
                    ids = index.setdefault((field.under, key), [])
                    if field.id not in ids:
                        ids.append(field.id)
        self._phrases = sorted(
            (
                (key, ids[0])
                for (under, key), ids in self._plain.items()
                if under is None and len(key) >= 4 and len(ids) == 1
            ),
            key=lambda item: -len(item[0]),
        )
        self._find = lru_cache(maxsize=4096)(self._look_up)

    @property
    def groups(self) -> frozenset[str]:
        """The fields below whose merged title other fields stand."""
        return frozenset(field.under for field in self.fields if field.under)

    def belongs(self, field: str, kind: ListKind) -> bool:
        """Whether a list of that kind can have the field."""
        return kind in self._lists.get(field, frozenset())

    def find(self, title: str, under: str | None = None) -> tuple[Found, ...]:
        """What a title can mean, most likely first; several equally sure ones if the title alone does not tell.

        ``under`` is the field of the merged title above; only fields that are known below it are then looked at.
        """
        return self._find(title, under)

    def _look_up(self, title: str, under: str | None) -> tuple[Found, ...]:
        for text, loss in ((title, 0.0), (without_asides(title), 0.03)):
            marked, plain = marked_key(text), plain_key(text)
            if not plain:
                continue
            if ids := self._marked.get((under, marked)):
                return tuple(Found(id_, (0.97 if len(ids) == 1 else 0.6) - loss, True) for id_ in ids)
            if ids := self._plain.get((under, plain)):
                sure = 0.9 if len(ids) == 1 and (marked.isascii() or len(plain) > 4) else 0.6
                return tuple(Found(id_, sure - loss, True) for id_ in ids)
        padded = f" {plain_key(without_asides(title))} "
        if under is not None or len(padded) > 90:
            return ()
        for phrase, field in self._phrases:
            at = padded.find(f" {phrase} ")
            if at >= 0:
                share = len(phrase) / max(1, len(padded) - 2)
                return (Found(field, 0.5 + 0.25 * share + (0.1 if at == 0 else 0.0), False),)
        return ()


def _relations(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    """Key (marked, or plain where only one is meant) → official names."""
    found: dict[str, tuple[str, ...]] = {}
    plain: dict[str, set[str]] = {}
    for row in rows:
        official = row["name"]
        for text in (official, *row.get("aliases", ())):
            found.setdefault(marked_key(text), (official,))
            plain.setdefault(plain_key(text), set()).add(official)
    for key, officials in plain.items():
        found.setdefault(key, tuple(sorted(officials)))
    return found


def load(folder: Path = CODES) -> Vocabulary:
    """Read the vocabulary.

    Raises:
        UserError("resource.wrong"): the file is missing or wrong; file, line (0 if unknown) and fault are told.
    """
    raw, text = _toml(folder / FILE)
    _check(raw, text)
    relations = _toml(folder / RELATIONS)[0].get("row")
    if not isinstance(relations, list) or not all(isinstance(row.get("name"), str) for row in relations):
        raise UserError("resource.wrong", file=f"codes/{RELATIONS}", line=0, fault="row.name")
    return Vocabulary(raw, relations)


def _toml(path: Path) -> tuple[dict[str, Any], str]:
    try:
        text = path.read_text("utf-8")
        return tomllib.loads(text), text
    except (OSError, UnicodeError) as fault:
        raise UserError("resource.wrong", file=f"codes/{path.name}", line=0, fault=type(fault).__name__) from fault
    except tomllib.TOMLDecodeError as fault:
        at = re.search(r"line (\d+)", str(fault))
        line = int(at[1]) if at else 0
        raise UserError("resource.wrong", file=f"codes/{path.name}", line=line, fault=str(fault)) from fault


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that is shipped, read once."""
    return load()


def _check(raw: Mapping[str, Any], text: str) -> None:
    lines = text.splitlines()

    def wrong(fault: str, table: str = "", nth: int = 0) -> None:
        heads = [number for number, line in enumerate(lines, start=1) if line.strip() == f"[[{table}]]"]
        line = heads[nth] if nth < len(heads) else 0
        raise UserError("resource.wrong", file=f"codes/{FILE}", line=line, fault=fault)

    for table in ("field", "step"):
        if not isinstance(raw.get(table), list):
            wrong(f"thiếu [[{table}]]")
        for nth, one in enumerate(raw[table]):
            key = "id" if table == "field" else "procedure"
            if not isinstance(one.get(key), str) or not one[key]:
                wrong(f"{table}.{key}", table, nth)
            titles = one.get("titles")
            if not isinstance(titles, list) or not titles or not all(isinstance(t, str) and t.strip() for t in titles):
                wrong(f"{table}.titles", table, nth)
            if table == "field" and not set(one.get("lists") or ["?"]) <= {kind.value for kind in ListKind}:
                wrong("field.lists", table, nth)
    words = raw.get("words", {})
    needed = ("total", "signature", "area", "male", "female", "marked", "unmarked", "done", "not_done")
    for name in needed:
        if not isinstance(words.get(name), list):
            wrong(f"words.{name}")
    for name in ("step_columns", "general_relations"):
        if not isinstance(raw.get(name, {}).get("titles"), list):
            wrong(f"{name}.titles")
