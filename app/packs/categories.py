"""The fourteen categories from ``resources/categories/*.toml``, one file each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.category import CATEGORY_CODES, NEVER_A_GOAL, Category, Note, RouteStep
from app.domain.codes import CodeTable
from app.domain.procedure import Procedure
from app.packs.reading import Row, read_toml


def load_categories(
    root: Path, tables: Mapping[str, CodeTable], procedures: Mapping[str, Procedure]
) -> dict[str, Category]:
    """All categories by code, A1 to B8.

    Raises:
        PackError: a file is missing or wrong, names an unknown code, or carries another category's code.
    """
    return {code: _category(root, code, tables, procedures) for code in CATEGORY_CODES}


def _category(root: Path, code: str, tables: Mapping[str, CodeTable], procedures: Mapping[str, Procedure]) -> Category:
    top = read_toml(root, f"categories/{code}.toml")
    if top.text("code") != code:
        top.fault(f"code phải là “{code}” như tên tệp", "code")
    category = Category(
        code=code,
        title=top.text("title"),
        wording=top.text("wording"),
        source=top.source(),
        claims=top.names("claims", tables["claim_kinds"], "sự việc cần chứng minh"),
        evidence=top.names("evidence", tables["evidence_kinds"], "loại giấy tờ"),
        route=tuple(_step(row, tables, procedures) for row in top.rows("step")),
        goal=top.names("goal", tables["results"], "kết quả"),
        notes=tuple(_note(row) for row in top.rows("note")),
        sensitive=top.flag("sensitive", False),
        suggested=top.flag("suggested", True),
        reference_only=top.flag("reference_only", False),
    )
    if category.reference_only and category.suggested:
        top.fault("diện chỉ ghi số quyết định thì không được gợi ý (suggested = false)", "reference_only")
    if category.reference_only and (category.claims or category.evidence or category.route):
        top.fault("diện chỉ ghi số quyết định thì không có sự việc, giấy tờ hay lộ trình", "reference_only")
    _check_goal(top, category, procedures)
    top.done()
    return category


def _check_goal(top: Row, category: Category, procedures: Mapping[str, Procedure]) -> None:
    given = {result for step in category.route for result in procedures[step.procedure].yields}
    for result in category.goal:
        if result in NEVER_A_GOAL:
            top.fault(f"goal: “{result}” không bao giờ là đích của lộ trình", "goal")
        if result not in given:
            top.fault(f"goal: không bước nào của lộ trình cho kết quả “{result}”", "goal")
    if category.route and not category.goal:
        top.fault("có lộ trình thì phải có đích (goal)")


def _step(row: Row, tables: Mapping[str, CodeTable], procedures: Mapping[str, Procedure]) -> RouteStep:
    step = RouteStep(
        procedure=row.name("procedure", procedures, "thủ tục"),
        when=row.conditions("when", tables["facts"]),
        after=row.names("after", tables["results"], "kết quả"),
        optional_when=row.conditions("optional_when", tables["facts"]) if row.has("optional_when") else None,
    )
    row.done()
    return step


def _note(row: Row) -> Note:
    note = Note(row.text("text"), row.source())
    row.done()
    return note
