"""Every group's wizard, walked on all its ways without a window."""

from __future__ import annotations

from functools import cache

import pytest

from app.domain.answers import Silence
from app.domain.category import CATEGORY_CODES
from app.domain.questions import Ask, Questionnaire
from app.domain.situation import ASKED_AS, DERIVED
from app.packs.pack import Pack, shipped
from app.ui.wizard.flow import Flow
from tests.packs.groups_page import PAGE, SOMEBODY, Walk, asked_keys, longest, page, shortest, walks

WITH_WIZARD = tuple(code for code in CATEGORY_CODES if code != "B7")
LAST = ["papers", "claims", "pathway", "summary"]
TOLD_BY_KIN = {"mother_known": "mother", "father_known": "father"}


@cache
def the_pack() -> Pack:
    return shipped("tuyen-an-dong-2026")


def asks(code: str) -> Questionnaire:
    return the_pack().questions[code]


@cache
def ways(code: str) -> tuple[Walk, ...]:
    return tuple(walks(asks(code)))


def test_every_group_but_b7_has_a_wizard() -> None:
    assert tuple(the_pack().questions) == WITH_WIZARD


@pytest.mark.parametrize("code", WITH_WIZARD)
def test_every_question_can_be_reached_and_none_is_asked_twice(code: str) -> None:
    flow = Flow.of(asks(code))
    keys = [question.key for question in asks(code).questions]
    assert len(keys) == len(set(keys))
    assert set(keys) == {key for walk in ways(code) for key in asked_keys(flow, walk.answers)}


@pytest.mark.parametrize(
    ("code", "screens", "questions"),
    [
        ("A1", (11, 11), (19, 41)),
        ("A2", (11, 11), (17, 38)),
        ("A3", (9, 9), (17, 38)),
        ("A4", (12, 12), (23, 39)),
        ("A5", (12, 12), (22, 40)),
        ("A6", (11, 11), (22, 35)),
        ("B1", (10, 10), (17, 33)),
        ("B2", (9, 9), (17, 35)),
        ("B3", (10, 10), (22, 38)),
        ("B4", (9, 11), (20, 40)),
        ("B5", (11, 11), (23, 40)),
        ("B6", (9, 9), (17, 27)),
        ("B8", (10, 10), (20, 38)),
    ],
)
def test_the_shortest_and_the_longest_way(code: str, screens: tuple[int, int], questions: tuple[int, int]) -> None:
    found = list(ways(code))
    few, many = shortest(found), longest(found)
    assert (few.required, many.asked) == questions
    assert (min(len(w.screens) for w in found), max(len(w.screens) for w in found)) == screens


@pytest.mark.parametrize("code", WITH_WIZARD)
def test_every_way_can_be_walked_forwards_and_back(code: str) -> None:
    flow = Flow.of(asks(code))
    for walk in ways(code):
        there = [flow.after(key, walk.answers) for key in walk.screens]
        assert [screen.key if screen else None for screen in there] == [*walk.screens[1:], None]
        back = [flow.before(key, walk.answers) for key in walk.screens]
        assert [screen.key if screen else None for screen in back] == [None, *walk.screens[:-1]]


@pytest.mark.parametrize("code", WITH_WIZARD)
def test_every_fact_of_the_way_can_be_learned_from_a_question(code: str) -> None:
    keys = {question.key for question in asks(code).questions}
    category = the_pack().categories[code]
    facts = {name.removeprefix("not ") for step in category.route for name in (*step.when, *(step.optional_when or ()))}
    for fact in facts:
        for key in ASKED_AS.get(fact, (fact,)):
            assert TOLD_BY_KIN.get(key, key) in keys, (fact, key)


@pytest.mark.parametrize("code", WITH_WIZARD)
def test_a_fact_without_a_usual_answer_is_asked_on_every_way_on_which_it_decides(code: str) -> None:
    """A question that was left out as senseless must not be what the way then waits for."""
    pack, flow = the_pack(), Flow.of(asks(code))
    usual = {row.code for row in pack.tables["facts"] if row.usual is not None} | {"periods"}
    for walk in ways(code):
        asked = asked_keys(flow, walk.answers)
        for step in pack.categories[code].route:
            names = [name.removeprefix("not ") for name in step.when]
            told = {
                name: walk.answers.get(name.removeprefix("not ")) is not name.startswith("not ")
                for name in step.when
                if isinstance(walk.answers.get(name.removeprefix("not ")), bool)
            }
            if not all(told.values()):
                continue
            for name in names:
                open_ = {key for key in ASKED_AS.get(name, (name,)) if key not in usual}
                assert open_ <= asked or name in SAID_BY_OTHERS, (step.procedure, name, walk.answers)


SAID_BY_OTHERS = {"registered_abroad", "citizen_shown", "bloodline_shown", "child_of_citizen"}
"""Worked out where they are not asked: not born abroad, nationality shown, nobody known as mother or father."""


@pytest.mark.parametrize("code", WITH_WIZARD)
def test_each_screen_has_one_matter_and_says_where_its_words_come_from(code: str) -> None:
    screens = asks(code).screens
    assert [screen.key for screen in screens][-4:] == LAST
    for screen in screens:
        assert screen.lead, screen.key
        assert len(screen.title) <= 22, screen.title  # the list of screens at the left is narrow
        assert screen.says, screen.key
        assert len([ask for ask in screen.asks if not ask.folded]) <= 11, screen.key
    codes = {row.code for row in the_pack().tables["evidence_kinds"]}
    assert {paper for screen in screens for paper in screen.papers} <= codes


@pytest.mark.parametrize("code", WITH_WIZARD)
def test_what_is_sensitive_is_folded_and_may_stay_unasked(code: str) -> None:
    for key in ("ethnicity", "religion"):
        question = asks(code).question(key)
        assert question is not None
        assert question.folded
        assert question.optional


@pytest.mark.parametrize("code", WITH_WIZARD)
def test_nothing_is_asked_of_bodies_opinions_or_whereabouts_by_the_metre(code: str) -> None:
    never = ("vân tay", "khuôn mặt", "mống mắt", "giọng nói", "tội danh", "tiền án", "chính kiến", "mạng xã hội")
    never += ("tọa độ", "gps", "định vị", "hành vi", "lý do bị trục xuất")
    for question in asks(code).questions:
        words = " ".join((question.label, question.hint, *(words for _, words in question.choices))).lower()
        assert not any(one in words for one in never), question.key


@pytest.mark.parametrize("code", WITH_WIZARD)
def test_not_asked_and_unknown_open_nothing_and_does_not_apply_is_a_no(code: str) -> None:
    """ "Chưa hỏi", "không rõ" and "không áp dụng" are three answers, and none of them is a yes."""
    flow = Flow.of(asks(code))
    gates = [question.key for question in asks(code).questions if question.kind is Ask.YES_NO]
    assert asked_keys(flow, dict.fromkeys(gates, Silence.UNKNOWN)) == asked_keys(flow, {})
    not_so = asked_keys(flow, dict.fromkeys(gates, False))
    assert asked_keys(flow, dict.fromkeys(gates, Silence.DOES_NOT_APPLY)) == not_so


def test_somebody_who_is_known_is_asked_about() -> None:
    flow = Flow.of(asks("A1"))
    assert "mother_citizenship" in asked_keys(flow, {"mother": SOMEBODY})
    assert "mother_citizenship" not in asked_keys(flow, {"mother": Silence.UNKNOWN})
    assert "carer_documented" in asked_keys(flow, {"guardian": SOMEBODY})


def test_a_choice_opens_only_what_belongs_to_it() -> None:
    flow = Flow.of(asks("B2"))
    assert {"owner", "owner_agrees"} <= asked_keys(flow, {"dwelling": "rented"})
    assert "owner" in asked_keys(flow, {"dwelling": "land"})
    assert "owner_agrees" not in asked_keys(flow, {"dwelling": "land"})
    for answers in ({"dwelling": "own"}, {"dwelling": Silence.UNKNOWN}, {}):
        assert "owner" not in asked_keys(flow, answers)


def test_a_guest_aboard_is_not_asked_where_the_boat_is_moored() -> None:
    flow = Flow.of(asks("B4"))
    guest = {screen.key for screen in flow.visible({"short_stay": True})}
    assert not {"mooring", "registering"} & guest


@pytest.mark.parametrize("fact", sorted(DERIVED))
def test_what_is_worked_out_is_never_the_only_way_to_say_it(fact: str) -> None:
    """Each worked-out fact names what to ask, and that is a question of some wizard (or the birth date)."""
    keys = {question.key for questionnaire in the_pack().questions.values() for question in questionnaire.questions}
    keys |= {"has_number", "in_database"}  # the number itself; the group, and what was done
    assert {TOLD_BY_KIN.get(key, key) for key in ASKED_AS.get(fact, (fact,))} <= keys


def test_the_page_of_the_groups_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(the_pack()), "python -m tests.packs.groups_page"
