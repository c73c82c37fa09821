"""What the papers of a case say to each other."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreeing import Agreement, agreement
from app.domain.answers import Silence
from app.domain.casefile import (
    AttachmentFacts,
    CaseFacts,
    CaseFile,
    ClaimFacts,
    EvidenceFacts,
    PersonFacts,
    SettlementFacts,
)
from app.domain.evidence import (
    NO_RULES,
    EvidenceKind,
    EvidenceRules,
    Nature,
    State,
    Why,
    missing,
    open_contradictions,
    opposing,
    pieces_of,
    points_of,
    suggest,
    weigh,
)
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.values import Said
from app.domain.worksheet import PaperNote, Standing

SEEN = Seen("e", 1)
RULES = EvidenceRules(
    {
        "register": EvidenceKind("register", Nature.OFFICIAL, ("name", "born")),
        "word": EvidenceKind("word", Nature.STATEMENT),
    },
    {"birth": ("born", "birth_place"), "identity": ("name",)},
)


def piece(id, kind="paper", *says, **fields):
    return EvidenceFacts(id, kind, SEEN, says=tuple(Said(about, text) for about, text in says), **fields)


def a_case(*evidence, settlements=(), person=None, claims=(), attachments=()):
    return CaseFile(
        case=CaseFacts("case", "person", "A3", "open", SEEN),
        person=person,
        household=None,
        area_name="Thôn 1",
        claims=claims,
        evidence=evidence,
        attachments=attachments,
        settlements=settlements,
    )


def settled(about, text, *weighed, **fields):
    taken = Said(about, text) if text is not None else None
    return SettlementFacts("s", about, SEEN, taken, weighed, "vì sao", "me", date(2026, 11, 1), **fields)


def of(file, about="born", **more):
    return next(matter for matter in weigh(file, RULES, **more) if matter.about == about)


CERTIFICATE = piece("a", "paper", ("born", "1942"), seen_as="original", issued_on=PartialDate(1960))
BOOK = piece("b", "paper", ("born", "03/05/1943"), seen_as="copy", issued_on=PartialDate(1976))


def test_papers_that_agree_are_one_value_the_strongest_first():
    other = piece("c", "register", ("born", "1942"), seen_as="original")
    matter = of(a_case(CERTIFICATE, other))
    (value,) = matter.values
    assert [voice.piece.id for voice in value.voices] == ["c", "a"]
    assert value.points == 60
    assert not value.first_established
    assert (matter.state, matter.is_open, matter.pieces) == (State.AGREED, False, ("c", "a"))


def test_papers_that_disagree_stand_beside_each_other_and_are_open():
    file = a_case(BOOK, CERTIFICATE)
    matter = of(file)
    assert [value.said.text for value in matter.values] == ["1942", "03/05/1943"]
    assert (matter.state, matter.is_open) == (State.OPEN, True)
    assert open_contradictions(file) == ("born",)


def test_the_paper_established_first_is_hinted_at_only_where_that_is_certain():
    first = [value.first_established for value in of(a_case(BOOK, CERTIFICATE)).values]
    assert first == [True, False]
    vague = replace(BOOK, issued_on=PartialDate(1960, 5))
    assert not any(value.first_established for value in of(a_case(vague, CERTIFICATE)).values)
    undated = replace(BOOK, issued_on=Silence.UNKNOWN)
    assert not any(value.first_established for value in of(a_case(undated, CERTIFICATE)).values)


def test_an_abbreviation_may_agree_and_holds_nothing_up():
    file = a_case(piece("a", "paper", ("name", "Lê Thị Hoa")), piece("b", "paper", ("name", "Lê T. Hoa")))
    assert of(file, "name").state is State.PERHAPS
    assert open_contradictions(file) == ()


def test_of_papers_of_one_strength_the_earlier_stands_first():
    early = piece("z", "paper", ("born", "1942"), issued_on=PartialDate(1950))
    seen = piece("y", "paper", ("born", "1943"), seen_on=date(2026, 1, 1))
    nothing = piece("x", "paper", ("born", "1944"))
    assert of(a_case(nothing, seen, early)).pieces == ("z", "y", "x")


def test_a_settlement_closes_a_contradiction_and_later_evidence_that_says_otherwise_opens_it_again():
    taken = settled("born", "1942", "a", "b")
    assert of(a_case(BOOK, CERTIFICATE, settlements=(taken,))).state is State.SETTLED
    agreeing = piece("c", "word", ("born", "1942"))
    assert of(a_case(BOOK, CERTIFICATE, agreeing, settlements=(taken,))).state is State.SETTLED
    against = piece("d", "word", ("born", "1950"))
    matter = of(a_case(BOOK, CERTIFICATE, against, settlements=(taken,)))
    assert (matter.state, matter.since) == (State.REOPENED, ("d",))
    assert open_contradictions(a_case(BOOK, CERTIFICATE, against, settlements=(taken,))) == ("born",)


def test_a_weighed_paper_that_was_changed_since_and_says_otherwise_opens_it_again():
    taken = settled("born", "1942", "a", "b")
    matter = of(a_case(BOOK, CERTIFICATE, settlements=(taken,)), later=frozenset({("born", "b")}))
    assert (matter.state, matter.since) == (State.REOPENED, ("b",))
    same = of(a_case(BOOK, CERTIFICATE, settlements=(taken,)), later=frozenset({("born", "a"), ("name", "b")}))
    assert same.state is State.SETTLED


def test_a_person_can_take_a_settled_matter_up_again():
    reopened = settled("born", None, "a", "b")
    assert of(a_case(BOOK, CERTIFICATE, settlements=(reopened,))).state is State.REOPENED


def test_what_cannot_be_told_can_be_settled_as_such_until_somebody_says_more():
    unknown = replace(settled("born", None, "a", "b"), taken=Silence.UNKNOWN)
    file = a_case(BOOK, CERTIFICATE, settlements=(unknown,))
    assert of(file).state is State.SETTLED
    assert suggest("birth", file, weigh(file, RULES), RULES).why == (Why("cannot-tell", "born"),)
    more = piece("c", "word", ("born", "1942"))
    assert of(a_case(BOOK, CERTIFICATE, more, settlements=(unknown,))).state is State.REOPENED


def test_a_paper_against_the_record_is_a_contradiction_too():
    person = PersonFacts("person", "area", "Y Krông Niê", SEEN, born=PartialDate(1950))
    file = a_case(CERTIFICATE, person=person)
    matter = of(file)
    assert (matter.state, matter.record_differs) == (State.OPEN, True)
    assert matter.recorded == Said("born", "1950", PartialDate(1950))
    assert open_contradictions(file) == ("born",)


def test_once_settled_the_record_is_held_against_what_was_taken():
    person = PersonFacts("person", "area", "Y Krông Niê", SEEN, born=PartialDate(1950))
    taken = settled("born", "1942", "a")
    matter = of(a_case(CERTIFICATE, person=person, settlements=(taken,)))
    assert (matter.state, matter.record_differs) == (State.SETTLED, True)
    written = replace(person, born=PartialDate(1942))
    assert not of(a_case(CERTIFICATE, person=written, settlements=(taken,))).record_differs


def test_papers_in_the_wizard_are_weighed_as_evidence_unless_they_were_taken_back():
    note = PaperNote("a", "paper", seen_as="original", says=(Said("born", "1942"),), place="ở nhà")
    pieces = pieces_of([note, replace(note, id="b", gone="ghi nhầm")])
    assert [(each.id, each.says, each.place) for each in pieces] == [("a", note.says, "ở nhà")]
    assert of(a_case(*pieces)).pieces == ("a",)


def test_who_types_what_others_contradict_is_told_at_once():
    found = opposing(Said("born", "1944"), [BOOK, CERTIFICATE, piece("c", "word", ("born", "1944"), ("name", "A"))])
    assert [voice.piece.id for voice in found] == ["a", "b"]


@pytest.mark.parametrize(
    ("kind", "seen_as", "strength", "points"),
    [
        ("register", "original", "strong", 65),
        ("paper", "copy", None, 40),
        ("word", "original", "fair", 30),
        ("paper", "photo", "weak", 25),
        ("unheard_of", None, None, 20),
    ],
)
def test_how_strong_a_piece_is(kind, seen_as, strength, points):
    assert points_of(piece("a", kind, seen_as=seen_as, strength=strength), RULES) == points


def test_a_kind_that_the_pack_does_not_name_is_a_paper_that_may_tell_of_anything():
    assert RULES.tells("register") == ("name", "born")
    assert "origin" in RULES.tells("word")
    assert NO_RULES.tells("word") == RULES.tells("unheard_of")


# How a claim stands


def judged(*evidence, kind="birth", **more):
    file = a_case(*evidence, **more)
    made = suggest(kind, file, weigh(file, RULES), RULES)
    return made.standing, [why.code for why in made.why]


def test_a_claim_stands_as_strong_as_its_best_evidence():
    assert judged() == (Standing.UNCLEAR, ["nothing"])
    assert judged(CERTIFICATE) == (Standing.PROVEN, ["firm"])
    assert judged(replace(CERTIFICATE, seen_as="copy")) == (Standing.LIKELY, ["fair"])
    assert judged(piece("a", "word", ("born", "1942"), seen_as="heard")) == (Standing.UNCLEAR, ["weak"])
    assert judged(CERTIFICATE, BOOK) == (Standing.DISPUTED, ["contradiction"])


def test_what_nobody_has_seen_proves_nothing():
    assert judged(piece("a", "register", ("born", "1942"), strength="strong"))[0] is Standing.LIKELY


def test_two_people_who_say_the_same_make_it_likely():
    one = piece("a", "word", ("born", "1942"), told_by="Bà Lan", seen_as="heard")
    assert judged(one, replace(one, id="b")) == (Standing.UNCLEAR, ["weak"])
    assert judged(one, replace(one, id="b", told_by="Ông Ẩn")) == (Standing.LIKELY, ["voices"])


def test_papers_that_only_may_agree_do_not_prove():
    exact = replace(CERTIFICATE, says=(Said("born", "03/05/1942"),))
    assert judged(exact, replace(CERTIFICATE, id="b")) == (Standing.LIKELY, ["firm", "perhaps"])


def test_a_settled_claim_rests_on_what_agrees_with_what_was_taken():
    against = replace(CERTIFICATE, id="b", says=(Said("born", "1950"),), supports=("birth",))
    weak = piece("a", "word", ("born", "1942"), seen_as="heard")
    made = judged(weak, against, settlements=(settled("born", "1942", "a", "b"),))
    assert made == (Standing.UNCLEAR, ["weak"])


def test_a_piece_that_only_supports_a_claim_counts_too():
    assert judged(piece("a", "paper", supports=("birth",), seen_as="original"))[0] is Standing.PROVEN
    assert judged(piece("a", "paper", supports=("identity",), seen_as="original"))[0] is Standing.UNCLEAR


def lacks(*evidence, **more):
    file = a_case(*evidence, **more)
    return [(why.code, why.about) for why in missing("birth", file, weigh(file, RULES), RULES)]


def test_what_a_claim_still_lacks_is_said():
    assert lacks() == [("no-evidence", ""), ("not-stated", "")]
    assert lacks(CERTIFICATE) == [("not-said", "birth_place"), ("no-scan", ""), ("not-stated", "")]
    heard = piece("a", "word", ("born", "1942"), ("birth_place", "Thôn 1"), seen_as="heard")
    assert lacks(heard) == [("only-heard", ""), ("no-scan", ""), ("not-stated", "")]
    signed = replace(heard, seen_as="original")
    scan = AttachmentFacts("x", "a", "Lời khai", "image/jpeg", 1, "ab")
    claim = ClaimFacts("c", "birth", SEEN, statement="Sinh năm 1942")
    assert lacks(signed, attachments=(scan,), claims=(claim,)) == [("only-statements", "")]
    assert lacks(CERTIFICATE, claims=(replace(claim, statement=None),))[-1] == ("not-stated", "")


# Whatever the order


_SAID = {
    "name": ["Lê Thị Hoa", "Lê T. Hoa", "Le Thi Hoa", "Trần Hoa"],
    "born": ["1942", "5/1942", "03/05/1942", "1943", "?"],
}
SAYINGS = st.sampled_from(sorted(_SAID)).flatmap(lambda about: st.tuples(st.just(about), st.sampled_from(_SAID[about])))
PIECES = st.lists(
    st.tuples(
        st.lists(SAYINGS, max_size=3),
        st.sampled_from(["paper", "register", "word"]),
        st.sampled_from([None, "original", "copy", "photo", "heard"]),
        st.sampled_from([None, PartialDate(1950), PartialDate(1950, 3), PartialDate(1970)]),
    ),
    max_size=6,
).map(
    lambda drawn: [
        piece(f"p{number}", kind, *says, seen_as=seen_as, issued_on=issued)
        for number, (says, kind, seen_as, issued) in enumerate(drawn)
    ]
)


@given(PIECES, st.randoms(), st.booleans())
def test_nothing_depends_on_the_order_in_which_evidence_came(pieces, random, some_settled):
    settlements = (settled("born", "1942", "p0", "p1"),) if some_settled else ()
    turned = list(pieces)
    random.shuffle(turned)
    one, other = a_case(*pieces, settlements=settlements), a_case(*turned, settlements=settlements)
    assert weigh(one, RULES) == weigh(other, RULES)
    assert suggest("birth", one, weigh(one, RULES), RULES) == suggest("birth", other, weigh(other, RULES), RULES)
    assert missing("birth", one, weigh(one, RULES), RULES) == missing("birth", other, weigh(other, RULES), RULES)


@given(PIECES)
def test_a_matter_is_open_exactly_if_two_of_its_voices_contradict_each_other(pieces):
    for matter in weigh(a_case(*pieces), RULES):
        voices = matter.voices
        against = any(agreement(a.said, b.said) is Agreement.NO for a in voices for b in voices)
        assert matter.is_open is against
        assert sum(len(value.voices) for value in matter.values) == len(voices)


@given(PIECES, st.sampled_from(["1942", "1943"]))
def test_settling_with_all_evidence_in_sight_leaves_nothing_open(pieces, taken):
    settlements = (settled("born", taken, *(each.id for each in pieces)),)
    assert "born" not in open_contradictions(a_case(*pieces, settlements=settlements))
