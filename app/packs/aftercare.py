"""Hand-off rules and benefit rules from ``resources/handoffs.toml`` and ``resources/benefits.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.benefits import BenefitRule
from app.domain.category import CATEGORY_CODES
from app.domain.codes import CodeTable
from app.domain.handoffs import HandOffRule
from app.packs.reading import Row, once, read_toml


def load_handoffs(root: Path, tables: Mapping[str, CodeTable]) -> tuple[HandOffRule, ...]:
    """Who tells whom of what.

    Raises:
        PackError: the file is wrong, or a rule names an unknown kind, body or result.
    """
    top = read_toml(root, "handoffs.toml")
    rules = tuple(_handoff(row, tables) for row in top.rows("rule"))
    top.done()
    return rules


def load_benefits(root: Path, tables: Mapping[str, CodeTable]) -> tuple[BenefitRule, ...]:
    """Who may be due what.

    Raises:
        PackError: the file is wrong, names an unknown kind, body or result, or a kind twice.
    """
    top = read_toml(root, "benefits.toml")
    rows = top.rows("rule")
    once(rows, "kind")
    rules = tuple(_benefit(row, tables) for row in rows)
    top.done()
    return rules


def _handoff(row: Row, tables: Mapping[str, CodeTable]) -> HandOffRule:
    rule = HandOffRule(
        kind=row.name("kind", tables["handoff_kinds"], "việc chuyển"),
        result=row.name("result", tables["results"], "kết quả"),
        sender=row.name("sender", tables["bodies"], "bộ phận"),
        receiver=row.name("receiver", tables["bodies"], "bộ phận"),
        text=row.text("text"),
        days=row.whole("days", 1, 60),
        source=row.source(),
    )
    row.done()
    return rule


def _benefit(row: Row, tables: Mapping[str, CodeTable]) -> BenefitRule:
    rule = BenefitRule(
        kind=row.name("kind", tables["benefit_kinds"], "chế độ"),
        body=row.name("body", tables["bodies"], "bộ phận"),
        source=row.source(),
        categories=row.names("categories", CATEGORY_CODES, "diện"),
        from_age=row.whole_or_none("from_age", 0, 120),
        to_age=row.whole_or_none("to_age", 0, 120),
        result=row.name("result", tables["results"], "kết quả") if row.has("result") else "",
        note=row.text("note", ""),
    )
    if rule.from_age is not None and rule.to_age is not None and rule.to_age < rule.from_age:
        row.fault("to_age nhỏ hơn from_age", "to_age")
    row.done()
    return rule
