"""The wizard's questions from ``resources/questions/*.toml``: one file per category, and ``common.toml``.

What several categories ask stands once in ``common.toml``: whole screens (``[[screen]]``) and single questions
(``[[ask]]``). A category takes a screen with ``use = "identity"``, words it anew where it must, leaves questions out
(``without``), changes one by its key, and adds its own (``before`` or ``after`` another, else at the end).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from app.domain.category import CATEGORY_CODES
from app.domain.codes import CodeTable
from app.domain.permissions import ENTITIES
from app.domain.questions import (
    WORKED_OUT,
    Ask,
    Condition,
    Into,
    Question,
    Questionnaire,
    Saying,
    ScreenQuestions,
)
from app.packs.reading import Row, once, read_toml

T = TypeVar("T")
Tables = Mapping[str, CodeTable]

OF_PERSON = ENTITIES["resident"] - {"membership", "sealed", "opened_to", "merged_into", "gone"}
"""The fields of a person that a question may fill."""

COMMON = "common"


@dataclass(frozen=True, slots=True)
class _Common:
    """What the categories share."""

    screens: Mapping[str, ScreenQuestions] = field(default_factory=dict)
    asks: Mapping[str, Question] = field(default_factory=dict)


def load_questions(root: Path, tables: Tables) -> dict[str, Questionnaire]:
    """The questionnaires that are there, by category.

    Raises:
        PackError: a file is wrong, asks a key twice, names an unknown code, hangs on a question nobody asks, or uses a
            key for another matter than the file before.
    """
    common = _common(root, tables)
    found: dict[str, Questionnaire] = {}
    meanings: dict[str, tuple[str, Question]] = {}
    for code in CATEGORY_CODES:
        if not (root / "questions" / f"{code}.toml").is_file():
            continue
        reader = _Reader(root, code, tables, common)
        found[code] = made = reader.read()
        for screen in made.screens:
            for question in screen.asks:
                first, meant = meanings.setdefault(question.key, (code, question))
                if meant.meaning != question.meaning:
                    fault = f"“{question.key}” hỏi điều khác với {first}.toml: mỗi key chỉ một nghĩa"
                    reader.rows[screen.key, question.key].fault(fault)
    return found


def _common(root: Path, tables: Tables) -> _Common:
    if not (root / "questions" / f"{COMMON}.toml").is_file():
        return _Common()
    top = read_toml(root, f"questions/{COMMON}.toml")
    screens = {}
    for row in top.rows("screen"):
        asks = row.rows("ask", least=1)
        once(asks, "key")
        screens[row.text("key")] = _screen(row, tables, tuple(_shared(ask, tables) for ask in asks))
    alone = top.rows("ask")
    once(top.rows("screen"), "key")
    once(alone, "key")
    found = _Common(screens, {row.text("key"): _shared(row, tables) for row in alone})
    top.done()
    return found


def _shared(row: Row, tables: Tables) -> Question:
    question = _question(row, tables)
    row.done()
    return question


class _Reader:
    """One category's file: its screens put together, then judged as a whole."""

    def __init__(self, root: Path, code: str, tables: Tables, common: _Common) -> None:
        self.code, self.tables, self.common = code, tables, common
        self.top = read_toml(root, f"questions/{code}.toml")
        self.rows: dict[tuple[str, str], Row] = {}
        """Where each question of each screen is spoken of: what is wrong with it is told there."""

    def read(self) -> Questionnaire:
        top = self.top
        if top.text("category") != self.code:
            top.fault(f"category phải là “{self.code}” như tên tệp", "category")
        screens: list[ScreenQuestions] = []
        places: list[Row] = []
        for row in top.rows("screen", least=1):
            screen = self._screen(row)
            if any(screen.key == other.key for other in screens):
                row.fault(f"“{screen.key}” có hai lần", "key" if row.has("key") else "use")
            screens.append(screen)
            places.append(row)
        made = Questionnaire(self.code, top.text("title"), top.text("unnamed"), tuple(screens))
        top.done()
        self._check(made, places)
        return made

    def _screen(self, row: Row) -> ScreenQuestions:
        base = self._used(row, self.common.screens, "màn hình")
        left_out = row.texts("without", ())
        asks = [ask for ask in base.asks if ask.key not in left_out] if base else []
        for key in left_out:
            if base is None or all(ask.key != key for ask in base.asks):
                row.fault(f"without: màn hình này không có câu “{key}”", "without")
        screen = row.text("key", base.key) if base else row.text("key")
        for one in row.rows("ask", least=0 if base else 1):
            self._place(one, screen, asks)
        if not asks:
            row.fault("màn hình không hỏi gì")
        for ask in asks:
            self.rows.setdefault((screen, ask.key), row)
        return _screen(row, self.tables, tuple(asks), base)

    def _place(self, row: Row, screen: str, asks: list[Question]) -> None:
        """Put one question on its screen: in place of the common one with its key, or where the row says."""
        shared = self._used(row, self.common.asks, "câu hỏi")
        key = shared.key if shared else row.text("key")
        at = next((at for at, ask in enumerate(asks) if ask.key == key), None)
        if at is not None and (shared is not None or (screen, key) in self.rows):
            row.fault(f"“{key}” hỏi hai lần", "use" if shared else "key")
        question = _question(row, self.tables, shared or (asks[at] if at is not None else None))
        self.rows[screen, key] = row
        if at is not None:
            asks.pop(at)
        asks.insert(_position(row, asks, len(asks) if at is None else at), question)
        row.done()

    def _used(self, row: Row, shared: Mapping[str, T], what: str) -> T | None:
        if not row.has("use"):
            return None
        return shared[row.name("use", shared, f"{what} chung")]

    def _check(self, made: Questionnaire, places: list[Row]) -> None:
        asked: dict[str, Question] = {}
        for screen in made.screens:
            for ask in screen.asks:
                if ask.key in asked:
                    self.rows[screen.key, ask.key].fault(f"“{ask.key}” hỏi hai lần")
                asked[ask.key] = ask
        for screen, place in zip(made.screens, places, strict=True):
            self._judge(screen.when, asked, place)
            for ask in screen.asks:
                self._judge(ask.when, asked, self.rows[screen.key, ask.key])

    def _judge(self, when: tuple[str, ...], asked: Mapping[str, Question], row: Row) -> None:
        """Every condition hangs on something that this questionnaire asks, and on an answer it can have."""
        for text in when:
            condition = Condition.of(text)
            on = asked.get(condition.key)
            if condition.values:
                known = set(_codes(on, self.tables)) if on else set()
                if not set(condition.values) <= known:
                    row.fault(f"when: không có điều kiện “{text}”", "when" if row.has("when") else None)
                continue
            needed = WORKED_OUT.get(condition.key, (condition.key,))
            answers = on is None or on.kind in (Ask.YES_NO, Ask.TICK)
            if not answers or not all(key in asked for key in needed):
                row.fault(f"when: không có điều kiện “{condition.key}”", "when" if row.has("when") else None)


def _position(row: Row, asks: list[Question], otherwise: int) -> int:
    for name, shift in (("before", 0), ("after", 1)):
        if row.has(name):
            key = row.text(name)
            at = next((at for at, ask in enumerate(asks) if ask.key == key), None)
            return at + shift if at is not None else row.fault(f"{name}: màn hình này không có câu “{key}”", name)
    return otherwise


def _codes(question: Question, tables: Tables) -> Iterator[str]:
    """The answers that a condition may name: a choice's codes, or those of the question's table."""
    if question.table:
        yield from (row.code for row in tables[question.table])
    yield from (code for code, _ in question.choices)


def _screen(
    row: Row, tables: Tables, asks: tuple[Question, ...], base: ScreenQuestions | None = None
) -> ScreenQuestions:
    """A screen of ``asks``; what the row does not say is as in ``base``. Its sayings come before those of the base."""
    own = tuple(_saying(one) for one in row.rows("say"))
    papers = row.names("papers", tables["evidence_kinds"], "loại giấy tờ", base.papers if base else ())
    screen = ScreenQuestions(
        key=row.text("key", base.key) if base else row.text("key"),
        title=row.text("title", base.title) if base else row.text("title"),
        lead=row.text("lead", base.lead) if base else row.text("lead"),
        asks=asks,
        when=row.texts("when", base.when if base else ()),
        says=(*own, *(base.says if base else ())),
        papers=papers,
    )
    row.done()
    return screen


def _question(row: Row, tables: Tables, base: Question | None = None) -> Question:
    """A question of its own, or ``base`` in other words and under other conditions: never with another meaning."""
    if base is not None:
        _ = row.text("key", base.key)
        return replace(
            base,
            label=row.text("label", base.label),
            hint=row.text("hint", base.hint),
            when=row.texts("when", base.when),
            optional=row.flag("optional", base.optional),
            folded=row.flag("folded", base.folded),
            silent=row.flag("silent", base.silent),
        )
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
        when=row.texts("when", ()),
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
