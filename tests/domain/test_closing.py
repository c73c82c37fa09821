"""What each ending of a case must show, walked kind by kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.casefile import CaseFacts, CaseFile, ObstacleFacts, StepFacts, VisitFacts, situation_of
from app.domain.closing import NEEDS, Ending, Ground, Shown, lacking, unfinished
from app.domain.merge import Seen
from app.domain.values import Closing
from tests.services.homes import the_pack

PACK = the_pack()
TODAY = date(2026, 11, 28)
NOTHING = Seen("epoch", 0)
BORN = StepFacts("s", "birth", "done", NOTHING, filed_on=date(2026, 6, 1), done_on=date(2026, 6, 1))


def ground(*, contradicted: tuple[str, ...] = (), **parts: Any) -> Ground:
    file = CaseFile(CaseFacts("c", "p", "A3", "open", NOTHING), None, None, "", **parts)
    return Ground(file, PACK.pathway(situation_of(file), today=TODAY), contradicted)


def ending(kind: str, **words: str) -> Closing:
    return Closing(kind, TODAY, **words)


def test_every_ending_that_the_program_knows_is_asked_for_something_and_stands_in_the_table() -> None:
    assert NEEDS.keys() == set(Ending)
    assert all(NEEDS.values())
    assert {ending.value for ending in Ending} <= {row.code for row in PACK.tables["closing_kinds"]}


def test_a_case_is_settled_with_a_result_and_a_word_about_steps_that_are_still_open() -> None:
    assert lacking(ground(), ending("settled")) == (Shown.RESULT, Shown.REASON_FOR_OPEN_STEPS)
    with_birth = ground(steps=(BORN,))
    assert unfinished(with_birth.pathway)
    assert lacking(with_birth, ending("settled")) == (Shown.REASON_FOR_OPEN_STEPS,)
    assert lacking(with_birth, ending("settled", note="Số định danh do Công an cấp trước đó")) == ()


def test_no_ending_whatsoever_is_reached_while_two_values_wait_for_a_person() -> None:
    there = replace(ground(steps=(BORN,)), disputed=(("resident", "born"),))
    words = {"note": "Đã xong", "to": "Công an xã", "other": "hồ sơ A3", "paper": "12/TL-KT"}
    for kind in (*Ending, "của riêng xã"):
        assert lacking(there, ending(kind, **words))[0] is Shown.CONFLICTS
    assert lacking(replace(there, disputed=()), ending("settled", note="Đã xong")) == ()


def test_nothing_is_settled_while_papers_disagree_or_something_is_in_the_way() -> None:
    stuck = ObstacleFacts("o", "lodging", NOTHING)
    there = ground(contradicted=("born",), steps=(BORN,), obstacles=(stuck,))
    assert lacking(there, ending("settled", note="Đã xong")) == (Shown.CONTRADICTIONS, Shown.OBSTACLES)
    over = ground(steps=(BORN,), obstacles=(replace(stuck, closed_on=TODAY),))
    assert lacking(over, ending("settled", note="Đã xong")) == ()


@pytest.mark.parametrize(
    ("kind", "word", "lack"),
    [
        ("moved", "to", Shown.RECEIVER),
        ("duplicate", "other", Shown.OTHER),
        ("deceased", "paper", Shown.PAPER),
        ("not_special", "note", Shown.REASON),
        ("recategorised", "note", Shown.REASON),
        ("của riêng xã", "note", Shown.REASON),
    ],
)
def test_other_endings_show_who_which_or_why(kind: str, word: str, lack: Shown) -> None:
    assert lacking(ground(), ending(kind)) == (lack,)
    assert lacking(ground(), ending(kind, **{word: "  "})) == (lack,)
    assert lacking(ground(), ending(kind, **{word: "Công an xã Ea Wer, ông Y Bhim"})) == ()


def test_who_refused_or_was_not_found_was_called_on() -> None:
    for kind, outcome in (("refused", "refused"), ("not_found", "nobody"), ("not_found", "not_found")):
        assert lacking(ground(), ending(kind, note="Ba lần")) == (Shown.VISITS,)
        knocked = ground(visits=(VisitFacts("v", outcome),))
        assert lacking(knocked, ending(kind, note="Ba lần")) == ()
        assert lacking(knocked, ending(kind)) == (Shown.REASON,)
    assert lacking(ground(visits=(VisitFacts("v", "met"),)), ending("refused", note="x")) == (Shown.VISITS,)


def test_what_the_commune_cannot_solve_was_reported_to_the_level_above() -> None:
    met = ObstacleFacts("o", "law", NOTHING)
    assert lacking(ground(obstacles=(met,)), ending("unsolvable", note="Chờ tỉnh")) == (Shown.ESCALATED,)
    told = replace(met, reported_on=TODAY, level="province")
    assert lacking(ground(obstacles=(told,)), ending("unsolvable", note="Chờ tỉnh")) == ()
    solved = replace(told, closed_on=TODAY)
    assert lacking(ground(obstacles=(solved,)), ending("unsolvable", note="Chờ tỉnh")) == (Shown.ESCALATED,)
