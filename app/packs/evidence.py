"""Of which nature each kind of evidence is and what it tells of, from ``resources/evidence.toml``; and how the codes of
a person's record are said, so that evidence can be held against them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.agreeing import Code, Word
from app.domain.codes import CodeTable
from app.domain.evidence import EvidenceKind, EvidenceRules, Nature
from app.domain.names import fold
from app.packs.reading import Row, once, read_toml


def load_evidence(root: Path, tables: Mapping[str, CodeTable]) -> EvidenceRules:
    """The kinds of evidence, and of which matters each claim consists.

    Raises:
        PackError: the file is wrong, or names an unknown kind, claim or matter, or one twice.
    """
    top = read_toml(root, "evidence.toml")
    kinds, claims = top.rows("kind"), top.rows("claim")
    once(kinds, "code")
    once(claims, "code")
    rules = EvidenceRules(
        {kind.code: kind for row in kinds for kind in (_kind(row, tables),)},
        dict(_claim(row, tables) for row in claims),
    )
    top.done()
    return rules


def _kind(row: Row, tables: Mapping[str, CodeTable]) -> EvidenceKind:
    _ = row.source()
    kind = EvidenceKind(
        code=row.name("code", tables["evidence_kinds"], "loại chứng cứ"),
        nature=row.choice("nature", Nature),
        tells=row.names("tells", tables["matters"], "điều"),
    )
    row.done()
    return kind


def _claim(row: Row, tables: Mapping[str, CodeTable]) -> tuple[str, tuple[str, ...]]:
    _ = row.source()
    claim = (
        row.name("code", tables["claim_kinds"], "sự việc"),
        row.names("matters", tables["matters"], "điều"),
    )
    row.done()
    return claim


def word_of(tables: Mapping[str, CodeTable], people: Mapping[str, str]) -> Word:
    """How the record's codes and relatives are said, to be held against what evidence says."""

    def word(table: str, code: str) -> str | None:
        if table == "person":
            return people.get(code)
        row = tables[table].get(code)
        return row.name if row else None

    return word


def code_of(tables: Mapping[str, CodeTable]) -> Code:
    """Which code a paper's words mean, however they are typed."""

    def code(table: str, text: str) -> str | None:
        row = tables[table].find(text, fold)
        return row.code if row else None

    return code
