"""Rules of data cleaning and kinds of lists from above, from ``resources/checks.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.checks import AboveRule, CheckGroup, CheckRule, Checks, Remedy, RemedyKind
from app.domain.codes import CodeTable
from app.domain.id_number import Severity
from app.packs.reading import Row, once, read_toml

FILE = "checks.toml"


def load_checks(root: Path, tables: Mapping[str, CodeTable]) -> Checks:
    """All rules, in the order of the file.

    Raises:
        PackError: the file is wrong; or a rule that rests on no official text is called an error.
    """
    top = read_toml(root, FILE)
    rows, lists, merged = top.rows("rule", least=1), top.rows("above"), top.rows("merged")
    once(rows, "id")
    once(lists, "id")
    once(merged, "code")
    columns = {row.text("id"): row.texts("titles") for row in top.rows("column")}
    rules = [_rule(row, tables) for row in rows]
    known = {rule.id for rule in rules}
    above = [_above(row, known, tables) for row in lists]
    places = {_code(row, tables): _into(row) for row in merged}
    top.done()
    return Checks({rule.id: rule for rule in rules}, {one.id: one for one in above}, places, columns)


def _rule(row: Row, tables: Mapping[str, CodeTable]) -> CheckRule:
    kind = row.choice("remedy", RemedyKind)
    mark = row.name("mark", tables["mark_kinds"], "thông tin") if kind is RemedyKind.MARK else ""
    rule = CheckRule(
        id=row.text("id"),
        name=row.text("name"),
        wrong=row.text("wrong"),
        group=row.choice("group", CheckGroup),
        severity=row.choice("severity", Severity),
        source=row.source(),
        who=row.name("who", tables["bodies"], "bộ phận"),
        remedy=Remedy(kind, row.text("remedy_text"), mark),
        asks=row.text("asks", ""),
        listed=row.flag("listed", False),
    )
    if rule.severity is Severity.ERROR and rule.needs_check:
        row.fault("căn cứ chưa chắc chắn thì severity không được là error", "severity")
    row.done()
    return rule


def _above(row: Row, rules: set[str], tables: Mapping[str, CodeTable]) -> AboveRule:
    rule = row.name("rule", rules, "quy tắc") if row.has("rule") else ""
    mark = row.name("mark", tables["mark_kinds"], "thông tin") if row.has("mark") else ""
    if bool(rule) == bool(mark):
        row.fault("above phải có đúng một trong hai: rule, mark")
    found = AboveRule(row.text("id"), row.text("name"), rule, mark, row.text("value", ""))
    row.done()
    return found


def _code(row: Row, tables: Mapping[str, CodeTable]) -> str:
    return row.name("code", tables["id_provinces"], "mã tỉnh")


def _into(row: Row) -> tuple[str, str]:
    """(how the old province is called in an address, the province of today)."""
    found = row.text("said", ""), row.text("into")
    row.done()
    return found
