"""The part of a dossier that tells where evidence contradicts itself or the record, and how that was settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.casefile import CaseFile
from app.domain.evidence import Matter, Settling, State, weigh
from app.domain.values import Said
from app.home import Home
from app.models.history import HistoryRow
from app.models.weighing import relatives, said_anew, settlings
from app.models.work import Reading
from app.packs.evidence import word_of
from app.reports import dossier as paper
from app.services.dossiers_wording import Wording


def contradictions(
    home: Home, reading: Reading, file: CaseFile, history: Sequence[HistoryRow], say: Wording
) -> Iterator[paper.Contradiction]:
    """The matters that were ever contradicted, those that are open first."""
    tables = home.pack.tables
    word = word_of(tables, relatives(reading, file))
    matters = weigh(file, home.pack.evidence, word, said_anew(history))
    story = settlings(history)
    for matter in sorted(matters, key=lambda matter: not matter.is_open):
        if matter.is_open or matter.state is State.SETTLED:
            yield paper.Contradiction(
                tables["matters"].name_of(matter.about),
                matter.state.value,
                tuple(_sides(matter, say)),
                matter.recorded.text if matter.recorded is not None else "",
                tuple(_settling(each, say) for each in reversed(story.get(matter.about, ()))),
            )


def _sides(matter: Matter, say: Wording) -> Iterator[paper.Side]:
    for value in matter.values:
        for voice in value.voices:
            kind = say.code("evidence_kinds", voice.piece.kind)
            yield paper.Side(voice.said.text, kind, voice.piece.told_by or "")


def _settling(each: Settling, say: Wording) -> paper.Settling:
    if each.undone:
        taken = "hoàn tác"
    elif each.taken is None:
        taken = "đưa ra xem xét lại"
    else:
        taken = f"lấy theo “{each.taken.text}”" if isinstance(each.taken, Said) else "chưa xác định được"
    return paper.Settling(each.day, say.person(each.by), taken, each.reason)
