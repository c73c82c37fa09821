"""The interview that finds the group, from ``resources/interview.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.category import Category, Group
from app.domain.codes import CodeTable
from app.domain.interview import RECORDED, Fill, Interview, InterviewQuestion, Kind, Sign, Speaks, Test
from app.domain.questions import Into, Question, Questionnaire
from app.packs.reading import Row, once, read_toml

FILE = "interview.toml"


def load_interview(
    root: Path,
    tables: Mapping[str, CodeTable],
    categories: Mapping[str, Category],
    questionnaires: Mapping[str, Questionnaire],
) -> Interview:
    """The questions, and which answers the plan's words rest on.

    Raises:
        PackError: the file is wrong, a test names a question or an answer that is not there (or comes later), words are
            not the plan's, a category that may be proposed has no signs, or one that may not has some.
    """
    top = read_toml(root, FILE)
    asked = {ask.key: ask for each in questionnaires.values() for ask in each.questions if ask.into is Into.ANSWER}
    questions = _questions(top.rows("question", least=1), Places(tables["facts"], asked))
    groups = {}
    for row in top.rows("group", least=len(Group)):
        group = row.choice("code", Group)
        if group in groups:
            row.fault(f"nhóm “{group.value}” có hai lần", "code")
        groups[group] = _signs(row, row.text("wording"), questions)
        row.source()
        row.done()
    rows = top.rows("category")
    once(rows, "code")
    signs = {}
    for row in rows:
        category = categories[row.name("code", categories, "diện")]
        if not category.suggested:
            row.fault(f"diện {category.code} không bao giờ được đề xuất", "code")
        signs[category.code] = _signs(row, category.wording, questions)
        if not any(sign.speaks is Speaks.NEEDED for sign in signs[category.code]):
            row.fault(f"diện {category.code} thiếu dấu hiệu phải có (needed)", "code")
        row.done()
    for code, category in categories.items():
        if category.suggested and code not in signs:
            top.fault(f"thiếu dấu hiệu của diện {code}")
    top.done()
    return Interview(tuple(questions.values()), groups, signs)


Known = Mapping[str, InterviewQuestion]


@dataclass(frozen=True, slots=True)
class Places:
    """Where an answer may also go: facts of the pathway, and the wizard's questions whose answers the case keeps."""

    facts: CodeTable
    asked: Mapping[str, Question]


def _questions(rows: Sequence[Row], places: Places) -> Known:
    once(tuple(rows), "key")
    found: dict[str, InterviewQuestion] = {}
    for row in rows:
        question = _question(row, found)
        fills = tuple(_fill(row, text, question, places) for text in row.texts("fills", ()))
        row.done()
        found[question.key] = replace(question, fills=fills)
    return found


def _question(row: Row, earlier: Known) -> InterviewQuestion:
    kind = row.choice("kind", Kind)
    choices = _choices(row)
    if bool(choices) is not (kind is Kind.CHOICE):
        row.fault("choices chỉ dành cho câu hỏi lựa chọn, và câu hỏi lựa chọn phải có", "kind")
    return InterviewQuestion(
        key=row.text("key"),
        label=row.text("label"),
        kind=kind,
        hint=row.text("hint", ""),
        choices=choices,
        when=tuple(_test(row, "when", text, earlier) for text in row.texts("when", ())),
        record=row.name("record", RECORDED, "điều ghi ở nhân khẩu") if row.has("record") else "",
        always=row.flag("always", False),
    )


def _choices(row: Row) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for text in row.texts("choices", ()):
        code, colon, words = (part.strip() for part in text.partition(":"))
        if not colon or not code or not words or code in found:
            row.fault('choices: mỗi lựa chọn viết một lần, như "mã: lời"', "choices")
        found[code] = words
    return tuple(found.items())


def _signs(row: Row, wording: str, questions: Known) -> tuple[Sign, ...]:
    found = []
    for one in row.rows("sign", least=1):
        words = one.text("words")
        if words not in wording:
            one.fault(f"sign.words: “{words}” không có trong câu của kế hoạch", "words")
        tests = tuple(_test(one, "any", text, questions) for text in one.texts("any"))
        if not tests:
            one.fault("sign.any phải có ít nhất một câu trả lời", "any")
        found.append(Sign(one.choice("speaks", Speaks), tests, words, one.source()))
        one.done()
    return tuple(found)


def _test(row: Row, key: str, text: str, known: Known) -> Test:
    """``"question: a | b"``, or ``"not question: a"``."""
    name, colon, answers = text.removeprefix("not ").partition(":")
    question = known.get(name.strip())
    if not colon or question is None:
        row.fault(f'{key}: “{text}” phải viết như "câu: trả lời", với một câu đã hỏi trước', key)
    return Test(question.key, _answers(row, key, answers, question), text.startswith("not "))


def _fill(row: Row, text: str, question: InterviewQuestion, places: Places) -> Fill:
    """``"a | b: fact"``, ``"a: not fact"``, or ``"a: question = code"``."""
    answers, _, what = (part.strip() for part in text.partition(":"))
    key, gives, code = (part.strip() for part in what.partition("="))
    name = key.removeprefix("not ")
    ask = places.asked.get(name)
    if ask is None and name not in places.facts:
        row.fault(f"fills: không có câu hỏi, điều kiện “{name}”", "fills")
    if gives and code not in {each for each, _ in (ask.choices if ask is not None else ())}:
        row.fault(f"fills: câu “{name}” không có trả lời “{code}”", "fills")
    return Fill(_answers(row, "fills", answers, question), name, code or name == key)


def _answers(row: Row, key: str, text: str, question: InterviewQuestion) -> frozenset[str]:
    found = frozenset(part.strip() for part in text.split("|"))
    for code in found:
        if code not in question.codes:
            row.fault(f"{key}: câu “{question.key}” không có trả lời “{code}”", key)
    return found
