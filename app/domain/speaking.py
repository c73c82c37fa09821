"""Which evidence speaks for which of two values that stand against each other (chứng cứ kèm theo từng giá trị)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from app.domain.agreeing import Agreement, Word, agreement, matters_of, record_says
from app.domain.casefile import EvidenceFacts
from app.domain.values import Said


class For(StrEnum):
    """For whom a piece speaks."""

    STANDING = "standing"
    QUEUED = "queued"
    BOTH = "both"
    NEITHER = "neither"


def spoken(
    entity: str,
    field: str,
    values: tuple[Any, Any],
    pieces: Iterable[EvidenceFacts],
    word: Word,
    *,
    claim: str = "",
) -> dict[str, tuple[For, Said | None]]:
    """By piece: for which of the two ``values`` (the standing and the waiting one) it speaks, and its words.

    Of a person's record a piece speaks of the field by what it says; of a claim (``claim`` is its kind) by supporting
    it, which says for neither value. What does not speak of the field at all is left out.
    """
    found: dict[str, tuple[For, Said | None]] = {}
    if entity == "claim":
        return {piece.id: (For.NEITHER, None) for piece in pieces if claim and claim in piece.supports}
    if entity != "resident" or not (matters := matters_of(field)):
        return found
    said_by = [_said(field, value, word, matters) for value in values]
    for piece in pieces:
        for said in piece.says:
            if said.about in matters:
                found[piece.id] = (_for(said, said_by), said)
    return found


def _said(field: str, value: Any, word: Word, matters: tuple[str, ...]) -> Mapping[str, Said]:
    return {about: said for about, said in record_says({field: value}, word).items() if about in matters}


def _for(said: Said, values: list[Mapping[str, Said]]) -> For:
    """The one that it agrees with more; both or neither where it does not tell them apart."""
    standing, queued = (_agreeing(said, value.get(said.about)) for value in values)
    if standing == queued:
        return For.NEITHER if standing == 0 else For.BOTH
    return For.STANDING if standing > queued else For.QUEUED


def _agreeing(said: Said, value: Said | None) -> int:
    if value is None:
        return 0
    return {Agreement.SAME: 2, Agreement.PERHAPS: 1, Agreement.NO: 0}[agreement(said, value)]
