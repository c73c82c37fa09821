"""What the evidence of a case says, matter by matter (đối chiếu chứng cứ): which pieces agree, which contradict each
other or the person's record, what was settled, and how strong each claim (sự việc) stands.

Pure and independent of the order in which pieces came. Nothing here decides: a contradiction is settled by a person
with a reason (:class:`~app.domain.casefile.SettlementFacts`), and how a claim stands is a suggestion beside theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from app.domain.agreeing import HOW, Agreement, Word, agreement, key, no_words, record_says
from app.domain.answers import Answer, Silence, is_known
from app.domain.casefile import CaseFile, ClaimFacts, EvidenceFacts, PersonFacts, SettlementFacts
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.values import Said
from app.domain.worksheet import PaperNote, Standing


class Nature(StrEnum):
    """What kind of witness a piece is: an authority's answer or register, a paper, or somebody's word."""

    OFFICIAL = "official"
    PAPER = "paper"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """Of which nature a kind of evidence is, and of which matters it usually tells."""

    code: str
    nature: Nature
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRules:
    """From the pack (``resources/evidence.toml``). A kind that is not named there is a paper that may tell of all."""

    kinds: Mapping[str, EvidenceKind] = field(default_factory=dict)
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of which matters a claim consists."""

    def nature(self, kind: str) -> Nature:
        known = self.kinds.get(kind)
        return known.nature if known else Nature.PAPER

    def tells(self, kind: str) -> tuple[str, ...]:
        known = self.kinds.get(kind)
        return known.tells if known and known.tells else tuple(HOW)


NO_RULES: Final = EvidenceRules()

POINTS: Final[Mapping[str, int]] = {
    Nature.OFFICIAL: 30,
    Nature.PAPER: 20,
    Nature.STATEMENT: 0,
    "original": 30,
    "copy": 20,
    "photo": 10,
    "heard": 0,
    "strong": 5,
    "fair": 0,
    "weak": -5,
}
"""How strong a piece is: its nature, as what it was seen, and how far its taker trusts it. A judgement of ours, not
law: it orders what is shown and feeds a suggestion. That the paper established first is to be followed is an older rule
of low confidence (FACTS 4.2): it is shown as a hint and counts nothing."""

FIRM, FAIR = 45, 25
"""From which points on one piece can prove a claim, or make it likely."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One piece saying one thing."""

    piece: EvidenceFacts
    said: Said
    points: int


@dataclass(frozen=True, slots=True)
class Value:
    """What pieces say that agree, the strongest of them first. ``first_established``: among them is the paper that was
    issued before all others (a hint)."""

    key: str
    voices: tuple[Voice, ...]
    first_established: bool = False

    @property
    def said(self) -> Said:
        return self.voices[0].said

    @property
    def points(self) -> int:
        return self.voices[0].points


class State(StrEnum):
    """How the pieces that speak of one matter stand to each other."""

    AGREED = "agreed"
    PERHAPS = "perhaps"
    """Not the same words, but they may mean the same."""
    OPEN = "open"
    SETTLED = "settled"
    REOPENED = "reopened"
    """Settled once; then a person took it up again, or evidence came that says otherwise."""


OPEN_STATES: Final = frozenset({State.OPEN, State.REOPENED})


@dataclass(frozen=True, slots=True)
class Matter:
    """All that is said of one matter. ``values`` stand in the order of their strength; ``recorded`` is what the
    person's record says, ``record_differs`` whether the evidence (or, once settled, what was taken) says otherwise."""

    about: str
    values: tuple[Value, ...]
    state: State
    recorded: Said | None = None
    record_differs: bool = False
    settlement: SettlementFacts | None = None
    since: tuple[str, ...] = ()
    """The pieces that came, or were changed, after the settlement and say otherwise."""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Every voice, the strongest first."""
        return tuple(sorted((v for value in self.values for v in value.voices), key=_rank))

    @property
    def pieces(self) -> tuple[str, ...]:
        """The ids of the pieces that speak of it, each once."""
        return tuple(dict.fromkeys(voice.piece.id for voice in self.voices))


@dataclass(frozen=True, slots=True)
class Settling:
    """One time that a matter was settled, as the history tells it. ``taken`` None: it was taken up again; ``undone``:
    the settling was taken back. ``by`` is an account."""

    by: str
    day: date | None = None
    taken: Answer[Said] = None
    reason: str = ""
    undone: bool = False


_PIECE: Final = tuple(name for name in EvidenceFacts.__dataclass_fields__ if name != "seen")
UNSEEN: Final = Seen("", 0)
"""What was seen of a piece that is only being typed."""

Later = AbstractSet[tuple[str, str]]
"""(matter, piece) of pieces whose words were changed after the matter was settled; the journal knows them."""


def weigh(
    file: CaseFile, rules: EvidenceRules = NO_RULES, word: Word = no_words, later: Later = frozenset()
) -> tuple[Matter, ...]:
    """What is said of each matter that any evidence or settlement speaks of, in the order of the matters."""
    spoken: dict[str, list[Voice]] = {}
    for piece in file.evidence:
        for said in piece.says:
            spoken.setdefault(said.about, []).append(Voice(piece, said, points_of(piece, rules)))
    settled = {settlement.about: settlement for settlement in file.settlements}
    recorded = record_says(fields_of(file.person), word) if file.person is not None else {}
    return tuple(
        _matter(about, spoken.get(about, ()), settled.get(about), recorded.get(about), later)
        for about in in_order({*spoken, *settled})
    )


def open_contradictions(file: CaseFile, word: Word = no_words, later: Later = frozenset()) -> tuple[str, ...]:
    """The matters whose contradiction nobody has settled: while there is one, no case is closed as solved.

    Without ``word`` what the record keeps as a code (dân tộc, tình trạng hôn nhân) is not held against the evidence.
    """
    return tuple(matter.about for matter in weigh(file, word=word, later=later) if matter.is_open)


def in_order(abouts: Iterable[str]) -> tuple[str, ...]:
    """In the order of the table; matters that a commune added come last."""
    places = {about: place for place, about in enumerate(HOW)}
    return tuple(sorted(abouts, key=lambda about: (places.get(about, len(places)), about)))


def pieces_of(notes: Iterable[PaperNote]) -> tuple[EvidenceFacts, ...]:
    """Papers as they stand in the wizard, as evidence to be weighed; without those that were taken back."""
    return tuple(
        EvidenceFacts(**{name: getattr(note, name) for name in _PIECE}, seen=UNSEEN)
        for note in notes
        if note.gone is None
    )


def fields_of(person: PersonFacts) -> dict[str, Any]:
    return {name: getattr(person, name) for name in person.__dataclass_fields__}


def points_of(piece: EvidenceFacts, rules: EvidenceRules = NO_RULES) -> int:
    """See :data:`POINTS`. What nobody wrote down counts nothing."""
    parts = (rules.nature(piece.kind), piece.seen_as, piece.strength)
    return sum(POINTS.get(part, 0) for part in parts if part is not None)


def opposing(said: Said, pieces: Iterable[EvidenceFacts], rules: EvidenceRules = NO_RULES) -> tuple[Voice, ...]:
    """Who says otherwise than ``said``, the strongest first: for whoever is typing it."""
    found = [
        Voice(piece, other, points_of(piece, rules))
        for piece in pieces
        for other in piece.says
        if other.about == said.about and agreement(said, other) is Agreement.NO
    ]
    return tuple(sorted(found, key=_rank))


def _matter(
    about: str, voices: Sequence[Voice], settlement: SettlementFacts | None, recorded: Said | None, later: Later
) -> Matter:
    values = _values(voices)
    agreements = {agreement(one.said, other.said) for place, one in enumerate(values) for other in values[place + 1 :]}
    against_record = recorded is not None and any(agreement(value.said, recorded) is Agreement.NO for value in values)
    since: tuple[str, ...] = ()
    if settlement is not None:
        taken = settlement.taken
        since = _since(settlement, values, later)
        state = State.REOPENED if since or taken is None else State.SETTLED
        if isinstance(taken, Said):
            against_record = recorded is not None and agreement(taken, recorded) is Agreement.NO
    elif Agreement.NO in agreements or against_record:
        state = State.OPEN
    else:
        state = State.PERHAPS if Agreement.PERHAPS in agreements else State.AGREED
    return Matter(about, values, state, recorded, against_record, settlement, since)


def _values(voices: Sequence[Voice]) -> tuple[Value, ...]:
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        groups.setdefault(key(voice.said), []).append(voice)
    first = _first_established(voices) if len(groups) > 1 else None
    values = [
        Value(same, tuple(sorted(group, key=_rank)), any(voice.piece.id == first for voice in group))
        for same, group in groups.items()
    ]
    return tuple(sorted(values, key=lambda value: _rank(value.voices[0])))


def _rank(voice: Voice) -> tuple[int, date, str, str]:
    """The strongest first; of equals, the one that was issued or seen first."""
    return -voice.points, _issued(voice.piece) or voice.piece.seen_on or date.max, voice.piece.id, voice.said.text


def _issued(piece: EvidenceFacts) -> date | None:
    return piece.issued_on.earliest if isinstance(piece.issued_on, PartialDate) else None


def _first_established(voices: Sequence[Voice]) -> str | None:
    """The piece that was certainly issued before every other that has a day; None if none or only one has."""
    dated = {
        voice.piece.id: voice.piece.issued_on for voice in voices if isinstance(voice.piece.issued_on, PartialDate)
    }
    if len(dated) < 2:
        return None
    first = min(dated, key=lambda piece_id: (dated[piece_id].order, piece_id))
    certain = all(dated[first].latest < day.earliest for piece_id, day in dated.items() if piece_id != first)
    return first if certain else None


def _since(settlement: SettlementFacts, values: Sequence[Value], later: Later) -> tuple[str, ...]:
    taken, about = settlement.taken, settlement.about
    found = {
        voice.piece.id
        for value in values
        if not isinstance(taken, Said) or agreement(taken, value.said) is Agreement.NO
        for voice in value.voices
        if voice.piece.id not in settlement.weighed or (about, voice.piece.id) in later
    }
    return tuple(sorted(found))


# How a claim stands --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Why:
    """One reason, as a code for the screen: ``nothing``, ``contradiction``, ``cannot-tell``, ``firm``, ``fair``,
    ``voices``, ``weak``, ``perhaps``, and of what is missing ``no-evidence``, ``not-said``, ``only-statements``,
    ``only-heard``, ``no-scan``, ``not-stated``. ``about`` is a matter or a kind of evidence."""

    code: str
    about: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the evidence makes of a claim. It stands beside what a person judged, never in its place."""

    standing: Standing
    why: tuple[Why, ...]


def suggest(kind: str, file: CaseFile, matters: Sequence[Matter], rules: EvidenceRules = NO_RULES) -> Suggestion:
    """How strong the claim of this ``kind`` stands by its evidence."""
    wanted = rules.claims.get(kind, ())
    mine = [matter for matter in matters if matter.about in wanted]
    if against := [matter.about for matter in mine if matter.is_open]:
        return Suggestion(Standing.DISPUTED, tuple(Why("contradiction", about) for about in against))
    pieces = _resting_on(kind, file, mine)
    if not pieces:
        return Suggestion(Standing.UNCLEAR, (Why("nothing"),))
    if undecided := [matter.about for matter in mine if _is_undecided(matter)]:
        return Suggestion(Standing.UNCLEAR, tuple(Why("cannot-tell", about) for about in undecided))
    standing, why = _by_strength(pieces, rules)
    doubtful = tuple(Why("perhaps", matter.about) for matter in mine if matter.state is State.PERHAPS)
    if doubtful and standing is Standing.PROVEN:
        standing = Standing.LIKELY
    return Suggestion(standing, (why, *doubtful))


def missing(kind: str, file: CaseFile, matters: Sequence[Matter], rules: EvidenceRules = NO_RULES) -> tuple[Why, ...]:
    """What the claim still lacks, the gravest first."""
    wanted = rules.claims.get(kind, ())
    mine = [matter for matter in matters if matter.about in wanted]
    pieces = _resting_on(kind, file, mine)
    if not pieces:
        lacks = [Why("no-evidence")]
    else:
        lacks = [Why("not-said", about) for about in wanted if not any(m.about == about and m.values for m in mine)]
        if all(piece.seen_as == "heard" for piece in pieces):
            lacks.append(Why("only-heard"))
        elif all(rules.nature(piece.kind) is Nature.STATEMENT for piece in pieces):
            lacks.append(Why("only-statements"))
        scanned = {attachment.evidence_id for attachment in file.attachments}
        if not any(piece.id in scanned for piece in pieces):
            lacks.append(Why("no-scan"))
    if _claim(file, kind) is None:
        lacks.append(Why("not-stated"))
    return tuple(lacks)


def _claim(file: CaseFile, kind: str) -> ClaimFacts | None:
    return next((claim for claim in file.claims if claim.kind == kind and claim.statement is not None), None)


def _resting_on(kind: str, file: CaseFile, matters: Sequence[Matter]) -> list[EvidenceFacts]:
    """What speaks for the claim: pieces that say so, and of a settled matter those that agree with what was taken."""
    speaking: set[str] = set()
    overruled: set[str] = set()
    for matter in matters:
        for voice in matter.voices:
            overruled_here = _is_overruled(matter, voice)
            (overruled if overruled_here else speaking).add(voice.piece.id)
    return [
        piece
        for piece in file.evidence
        if piece.id in speaking or (kind in piece.supports and piece.id not in overruled)
    ]


def _is_overruled(matter: Matter, voice: Voice) -> bool:
    taken = matter.settlement.taken if matter.settlement is not None else None
    return isinstance(taken, Said) and agreement(taken, voice.said) is Agreement.NO


def _is_undecided(matter: Matter) -> bool:
    """Settled, as something that cannot be told."""
    return matter.settlement is not None and isinstance(matter.settlement.taken, Silence)


def _by_strength(pieces: Sequence[EvidenceFacts], rules: EvidenceRules) -> tuple[Standing, Why]:
    best = max(pieces, key=lambda piece: (points_of(piece, rules), piece.kind))
    points = points_of(best, rules)
    if points >= FIRM and best.seen_as not in (None, "heard"):
        return Standing.PROVEN, Why("firm", best.kind)
    if points >= FAIR:
        return Standing.LIKELY, Why("fair", best.kind)
    tellers = {piece.told_by for piece in pieces if is_known(piece.told_by)}
    if len(tellers) > 1:
        return Standing.LIKELY, Why("voices", count=len(tellers))
    return Standing.UNCLEAR, Why("weak", best.kind)
