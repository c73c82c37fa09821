"""Of which nature each kind of evidence is and what it tells of, from ``resources/evidence.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.codes import CodeTable
from app.domain.evidence import EvidenceKind, EvidenceRules, Nature
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
