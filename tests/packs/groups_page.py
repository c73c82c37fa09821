"""``docs/groups.md``, written from the pack: ``python -m tests.packs.groups_page``.

What each group's wizard asks on its shortest and on its longest way is found by walking its flow with every combination
of the answers on which a condition hangs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from app.domain.answers import Silence
from app.domain.category import Category
from app.domain.questions import WORKED_OUT, Ask, Condition, Question, Questionnaire
from app.domain.sourced import Confidence, Source
from app.domain.values import Kin
from app.packs.pack import Pack, default_root, load
from app.ui.wizard.flow import Flow

PAGE = Path(__file__).resolve().parents[2] / "docs" / "groups.md"
SOMEBODY = Kin(None, "Ai đó")
Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Walk:
    """One way through a wizard: its screens, and how many questions stand on them."""

    answers: Answers
    screens: tuple[str, ...]
    required: int
    asked: int


def conditions(questionnaire: Questionnaire) -> list[Condition]:
    """Everything on which a screen or a question hangs."""
    texts = [text for screen in questionnaire.screens for text in screen.when]
    texts += [text for question in questionnaire.questions for text in question.when]
    return [Condition.of(text) for text in texts]


def answers_of(question: Question, questionnaire: Questionnaire) -> tuple[Any, ...]:
    """The answers between which conditions tell."""
    match question.kind:
        case Ask.KIN:
            return SOMEBODY, Silence.UNKNOWN
        case Ask.CHOICE | Ask.CODE:
            named = {value for one in conditions(questionnaire) if one.key == question.key for value in one.values}
            return *sorted(named), Silence.UNKNOWN
        case Ask.TICK:
            return True, None
    return True, False


def walks(questionnaire: Questionnaire) -> Iterator[Walk]:
    """Every way that differs. Answers to what is not asked on it are left out."""
    flow = Flow.of(questionnaire)
    keys = sorted({key for one in conditions(questionnaire) for key in WORKED_OUT.get(one.key, (one.key,))})
    questions = [questionnaire.question(key) for key in keys]
    choices = [answers_of(question, questionnaire) for question in questions if question is not None]
    assert len(choices) == len(keys)
    for values in product(*choices):
        answers = {key: value for key, value in zip(keys, values, strict=True) if value is not None}
        while stray := answers.keys() - asked_keys(flow, answers):
            answers = {key: value for key, value in answers.items() if key not in stray}
        visible = flow.visible(answers)
        asked = [ask for screen in visible for ask in screen.asked(answers)]
        required = sum(not ask.optional for ask in asked)
        yield Walk(answers, tuple(screen.key for screen in visible), required, len(asked))


def asked_keys(flow: Flow, answers: Mapping[str, Any]) -> set[str]:
    return {ask.key for screen in flow.visible(answers) for ask in screen.asked(answers)}


def shortest(found: list[Walk]) -> Walk:
    """By what must be asked."""
    return min(found, key=lambda walk: (walk.required, len(walk.screens)))


def longest(found: list[Walk]) -> Walk:
    """By everything that may be asked."""
    return max(found, key=lambda walk: (walk.asked, len(walk.screens)))


_ABOUT = """
Written from `resources/` by `python -m tests.packs.groups_page`; a test fails when it is not current. B7 has no wizard:
it is a reference to a written decision and nothing else.

*Shortest*: the fewest questions that have to be asked on any way through the wizard. *Longest*: the most that can be
asked, optional ones included. A whole table (papers, periods, claims, steps) counts as one question. **H**, **M**,
**L**, **I**: on how many sources of each confidence the group's sayings, notes, procedures and their needs rest (read
in an official text, one secondary source, weak, concluded from several). Whatever is not **H** is shown with “cần
kiểm tra”.
"""


# The page --------------------------------------------------------------------------------------------------------


def page(pack: Pack) -> str:
    """The whole text of ``docs/groups.md``."""
    lines = [
        "# The groups: what their wizards ask, and which way they go",
        "",
        *_ABOUT.strip().splitlines(),
        "",
        "| Group | Screens | Questions, shortest | Questions, longest | Procedures on its way | H | M | L | I |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    sections: list[str] = []
    for code, questionnaire in pack.questions.items():
        category = pack.categories[code]
        found = list(walks(questionnaire))
        few, many = shortest(found), longest(found)
        count = _confidences(sources(pack, category, questionnaire))
        screens = sorted({len(walk.screens) for walk in found})
        range_ = str(screens[0]) if len(screens) == 1 else f"{screens[0]}–{screens[-1]}"
        lines.append(
            f"| {code} {category.title} | {range_} | {few.required} | {many.asked} | {len(category.route)} | "
            + " | ".join(str(count[one]) for one in Confidence)
            + " |"
        )
        sections += _section(pack, category, questionnaire)
    return "\n".join([*lines, *sections, ""])


def _section(pack: Pack, category: Category, questionnaire: Questionnaire) -> list[str]:
    results = pack.tables["results"]
    lines = [
        "",
        f"## {category.code} {category.title}",
        "",
        "Screens: " + " · ".join(screen.title for screen in questionnaire.screens) + ".",
        "",
        "Sought: " + " · ".join(results.name_of(one) for one in category.goal) + ".",
        "",
        "| Procedure | Only if | Source | Confidence |",
        "|---|---|---|---|",
    ]
    for step in category.route:
        procedure = pack.procedures[step.procedure]
        choice = " (as the person wishes)" if step.optional_when == () else ""
        when = ", ".join(f"`{one}`" for one in step.when)
        source = procedure.source
        lines.append(f"| {procedure.name}{choice} | {when} | {source.text} | {source.confidence.value} |")
    lines += ["", "| Said beside the screens | Source | Confidence |", "|---|---|---|"]
    for screen in questionnaire.screens:
        lines += [f"| {one.text} | {one.source.text} | {one.source.confidence.value} |" for one in screen.says]
    return lines


def sources(pack: Pack, category: Category, questionnaire: Questionnaire) -> Iterator[Source]:
    """Everything that a group's screens and way rest on."""
    yield category.source
    for note in category.notes:
        yield note.source
    for screen in questionnaire.screens:
        for saying in screen.says:
            yield saying.source
    for step in category.route:
        procedure = pack.procedures[step.procedure]
        yield procedure.source
        for need in procedure.needs:
            yield need.source


def _confidences(found: Iterator[Source]) -> dict[Confidence, int]:
    count = dict.fromkeys(Confidence, 0)
    for source in found:
        count[source.confidence] += 1
    return count


if __name__ == "__main__":
    PAGE.write_text(page(load(default_root(), "tuyen-an-dong-2026")), "utf-8")
