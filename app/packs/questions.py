"""The wizard's questions from ``resources/questions/*.toml``, one file per category that has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.category import CATEGORY_CODES
from app.domain.codes import CodeTable
from app.domain.permissions import ENTITIES
from app.domain.questions import WORKED_OUT, Ask, Into, Question, Questionnaire, Saying, ScreenQuestions
from app.packs.reading import Row, once, read_toml

OF_PERSON = ENTITIES["resident"] - {"membership", "sealed", "gone"}
"""The fields of a person that a question may fill."""


def load_questions(root: Path, tables: Mapping[str, CodeTable]) -> dict[str, Questionnaire]:
    """The questionnaires that are there, by category.

    Raises:
        PackError: a file is wrong, asks a key twice, names an unknown code, or hangs on a question nobody asks.
    """
    files = [root / "questions" / f"{code}.toml" for code in CATEGORY_CODES]
    return {file.stem: _questionnaire(root, file.stem, tables) for file in files if file.is_file()}


def _questionnaire(root: Path, code: str, tables: Mapping[str, CodeTable]) -> Questionnaire:
    top = read_toml(root, f"questions/{code}.toml")
    if top.text("category") != code:
        top.fault(f"category phải là “{code}” như tên tệp", "category")
    rows = top.rows("screen", least=1)
    once(rows, "key")
    keys: set[str] = set()
    for row in rows:
        for ask in row.rows("ask", least=1):
            key = ask.text("key")
            if key in keys:
                ask.fault(f"“{key}” hỏi hai lần", "key")
            keys.add(key)
    conditions = keys | WORKED_OUT
    made = Questionnaire(
        code, top.text("title"), top.text("unnamed"), tuple(_screen(row, tables, conditions) for row in rows)
    )
    top.done()
    return made


def _screen(row: Row, tables: Mapping[str, CodeTable], conditions: set[str]) -> ScreenQuestions:
    screen = ScreenQuestions(
        key=row.text("key"),
        title=row.text("title"),
        lead=row.text("lead", ""),
        asks=tuple(_question(one, tables, conditions) for one in row.rows("ask")),
        when=row.conditions("when", conditions),
        says=tuple(_saying(one) for one in row.rows("say")),
        papers=row.names("papers", tables["evidence_kinds"], "loại giấy tờ"),
    )
    row.done()
    return screen


def _question(row: Row, tables: Mapping[str, CodeTable], conditions: set[str]) -> Question:
    kind, into = row.choice("kind", Ask), row.choice("into", Into)
    key = row.text("key")
    if into is Into.RESIDENT and key not in OF_PERSON:
        row.fault(f"hồ sơ nhân khẩu không có mục “{key}”", "key")
    question = Question(
        key=key,
        kind=kind,
        into=into,
        label=row.text("label"),
        hint=row.text("hint", ""),
        when=row.conditions("when", conditions),
        optional=row.flag("optional", False),
        folded=row.flag("folded", False),
        silent=row.flag("silent", True),
        choices=_choices(row),
        table=row.name("table", tables, "bảng mã") if row.has("table") else "",
    )
    if kind is Ask.CHOICE and not question.choices:
        row.fault("câu hỏi lựa chọn thì phải có choices", "kind")
    if kind is Ask.CODE and not question.table:
        row.fault("câu hỏi theo bảng mã thì phải có table", "kind")
    row.done()
    return question


def _choices(row: Row) -> tuple[tuple[str, str], ...]:
    """``"code: words"``, in order."""
    found = []
    for text in row.texts("choices", ()):
        code, colon, words = text.partition(":")
        if not colon or not code.strip() or not words.strip():
            row.fault('choices: mỗi lựa chọn viết như "mã: lời"', "choices")
        found.append((code.strip(), words.strip()))
    return tuple(found)


def _saying(row: Row) -> Saying:
    saying = Saying(row.text("text"), row.source())
    row.done()
    return saying
