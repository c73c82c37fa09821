"""An interview in the words of the screen: answers, how sure a proposal is, and the reasons for it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.answers import Silence
from app.domain.category import Category
from app.domain.interview import Interview, InterviewQuestion, Kind, Reason, Strength
from app.ui.field_words import SILENCES, spoken
from app.ui.formats import fill


def tr(text: str) -> str:
    return QCoreApplication.translate("interview", text)


def options(question: InterviewQuestion) -> list[tuple[Any, str]]:
    """(answer, words) of everything that can be answered, in the order of the number keys; silences last."""
    if question.kind is Kind.YES_NO:
        given: list[tuple[Any, str]] = [(True, tr("Có")), (False, tr("Không"))]
    else:
        given = list(question.choices)
    silences = (Silence.UNKNOWN, Silence.DOES_NOT_APPLY)
    return [*given, *((silence, spoken(SILENCES[silence])) for silence in silences)]


def answer_text(question: InterviewQuestion, answer: Any) -> str:
    """An answer in words; one that a newer pack no longer has keeps its code."""
    return next((words for value, words in options(question) if value is answer or value == answer), str(answer))


def strength(found: Strength) -> tuple[str, str, str]:
    """(word, tone, icon) of how a category stands."""
    return {
        Strength.FITS: (tr("Phù hợp"), "good", "done"),
        Strength.MAY: (tr("Có thể, còn phải hỏi"), "warn", "unknown"),
        Strength.OPEN: (tr("Chưa nói được"), "neutral", "todo"),
        Strength.RULED_OUT: (tr("Không thuộc"), "neutral", "skipped"),
    }[found]


def reason_text(interview: Interview, reason: Reason) -> str:
    """One question with its answer."""
    question = interview.question(reason.question)
    return f"{question.label} {answer_text(question, reason.answer)}"


def title(category: Category) -> str:
    return f"{category.code} · {category.title}"


def quoted(words: str, source: str) -> str:
    return fill(tr("“%1” (%2)"), words, source)
