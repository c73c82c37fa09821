"""What the evidence of a case says to each other, in words for the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.agreeing import How, date_of, how
from app.domain.answers import is_known
from app.domain.casefile import EvidenceFacts
from app.domain.evidence import State, Voice, Why
from app.domain.values import Said
from app.ui.field_words import LISTS, Words, spoken
from app.ui.formats import day, fill

STATES = {
    State.AGREED: ("Chứng cứ nói giống nhau", "good", "done"),
    State.PERHAPS: ("Có thể là một, ghi khác nhau", "warn", "unknown"),
    State.OPEN: ("Chứng cứ nói khác nhau", "bad", "conflict"),
    State.SETTLED: ("Đã giải quyết", "good", "done"),
    State.REOPENED: ("Phải xem xét lại", "bad", "conflict"),
}
"""State → words, tone, icon."""


def tr(text: str) -> str:
    return QCoreApplication.translate("evidence", text)


def why(reason: Why, words: Words) -> str:
    """One reason of a suggestion, as half a sentence."""
    matter = words.code("matters", reason.about).lower()
    kind = words.code("evidence_kinds", reason.about)
    match reason.code:
        case "nothing":
            return tr("chưa có chứng cứ nào")
        case "contradiction":
            return fill(tr("chứng cứ nói khác nhau về %1"), matter)
        case "cannot-tell":
            return fill(tr("đã xét mà chưa xác định được %1"), matter)
        case "firm":
            return fill(tr("có %1, loại chứng cứ mạnh, đã xem tận mắt"), kind)
        case "fair":
            return fill(tr("mạnh nhất là %1, chưa đủ để chắc chắn"), kind)
        case "voices":
            return fill(tr("%1 người nói giống nhau, chưa có giấy tờ"), reason.count)
        case "perhaps":
            return fill(tr("các nơi ghi %1 chưa thật khớp (viết tắt, thiếu dấu, chỉ có năm)"), matter)
    return fill(tr("mới có %1, còn yếu"), kind)


def lack(reason: Why, words: Words) -> str:
    """One thing that a claim still lacks."""
    match reason.code:
        case "not-said":
            return fill(tr("giấy nói về %1"), words.code("matters", reason.about).lower())
        case "only-statements":
            return tr("giấy tờ (mới có lời khai)")
        case "only-heard":
            return tr("giấy xem tận mắt (mới nghe nói)")
        case "no-scan":
            return tr("bản chụp, bản quét")
        case "not-stated":
            return tr("lời khai của người dân")
    return tr("chứng cứ")


def value(said: Said) -> str:
    """What is said, and how a date is understood where that is not plain."""
    meant = date_of(said) if how(said.about) is How.DATE else None
    if meant is None or meant.text_vi() == said.text:
        return said.text
    return f"{said.text} ({fill(tr('hiểu là %1'), meant.text_vi())})"


def seen(piece: EvidenceFacts) -> str:
    """As what, when and where it was seen."""
    when = fill(tr("xem ngày %1"), day(piece.seen_on)) if piece.seen_on else ""
    return joined([spoken(LISTS["seen_as"].get(piece.seen_as or "", piece.seen_as or "")), when, piece.place])


def issued(piece: EvidenceFacts) -> str:
    """Number, issuer and day of a paper."""
    on = piece.issued_on
    dated = fill(tr("cấp %1"), on.text_vi()) if is_known(on) else ""
    numbered = fill(tr("số %1"), piece.number) if piece.number else ""
    return joined([numbered, piece.issued_by, dated])


def strength(piece: EvidenceFacts) -> str:
    word = spoken(LISTS["strength"].get(piece.strength or "", ""))
    return fill(tr("Tin cậy: %1"), word.lower()) if word else ""


def against(voices: Sequence[Voice], words: Words) -> str:
    """Who says otherwise, for whoever is typing."""
    said = "; ".join(f"{words.code('evidence_kinds', v.piece.kind)}: {v.said.text}" for v in voices[:3])
    return fill(tr("Khác với %1"), said)


def joined(parts: Sequence[str | None]) -> str:
    return " · ".join(part for part in parts if part)
