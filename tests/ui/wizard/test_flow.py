"""What the wizard asks next, without a window."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Kin
from app.domain.worksheet import PaperNote
from app.packs.pack import default_root, shipped
from app.packs.questions import load_questions
from app.ui.wizard.flow import Asked, Flow, Progress, Screen, all_of, any_of, no, not_, with_papers, yes

UNKNOWN, NA = Silence.UNKNOWN, Silence.DOES_NOT_APPLY
HOA = Kin(None, "Nguyễn Thị Hòa")


@pytest.fixture(scope="module")
def child() -> Flow:
    pack = shipped("tuyen-an-dong-2026")
    return Flow.of(load_questions(default_root(), pack.tables)["A3"])


def way(flow: Flow, answers: dict[str, Any]) -> list[str]:
    """The screens as somebody walks them who only presses Tiếp."""
    at = flow.visible(answers)[0]
    keys = [at.key]
    while (after := flow.after(at.key, answers)) is not None:
        at = after
        keys.append(at.key)
    return keys


def asked(flow: Flow, screen: str, answers: dict[str, Any]) -> list[str]:
    return [ask.key for ask in flow.screen(screen).asked(answers)]


def test_a_found_child_is_not_asked_for_parents(child: Flow) -> None:
    answers = {"abandoned": True}
    assert child.after("child", answers).key == "found"  # type: ignore[union-attr]
    assert "parents" not in way(child, answers)
    assert "guardian" in asked(child, "household", answers)
    assert "born_abroad" not in asked(child, "circumstances", answers)


def test_a_child_with_its_parents_is_not_asked_who_found_it(child: Flow) -> None:
    for answers in ({"abandoned": False}, {"abandoned": UNKNOWN}, {}):
        assert way(child, answers) == [
            "child", "household", "parents", "residence", "circumstances", "papers", "claims", "pathway", "summary",
        ]  # fmt: skip


def test_a_child_without_a_name_is_not_asked_for_one(child: Flow) -> None:
    assert "name" not in asked(child, "child", {"unnamed": True})
    assert "name" in asked(child, "child", {})


def test_a_child_raised_by_another_is_asked_for_the_guardian(child: Flow) -> None:
    assert "guardian" not in asked(child, "household", {})
    assert "guardian" not in asked(child, "household", {"lives_with_parents": True})
    for answers in ({"lives_with_parents": False}, {"mother": UNKNOWN, "father": NA}):
        assert {"guardian", "carer_documented"} <= set(asked(child, "household", answers))


def test_papers_are_asked_only_of_a_parent_who_is_known(child: Flow) -> None:
    known = asked(child, "parents", {"mother": HOA, "father": UNKNOWN})
    assert "mother_documented" in known
    assert "father_documented" not in known
    assert "recognition_wanted" not in known


def test_unmarried_parents_are_asked_whether_the_father_is_to_be_entered(child: Flow) -> None:
    both = {"mother": HOA, "father": Kin(None, "Trần Văn Ẩn")}
    assert "recognition_wanted" in asked(child, "parents", {**both, "parents_married": False})
    assert "recognition_wanted" not in asked(child, "parents", {**both, "parents_married": True})


def test_a_child_born_abroad_is_asked_about_registration_there(child: Flow) -> None:
    assert "registered_abroad" not in asked(child, "circumstances", {"born_abroad": False})
    born = {"born_abroad": True}
    assert "registered_abroad" in asked(child, "circumstances", born)
    registered = asked(child, "circumstances", {**born, "registered_abroad": True})
    assert "registered_before" not in registered
    assert "personal_papers" not in registered


def test_a_child_registered_before_is_asked_where_and_not_for_other_papers(child: Flow) -> None:
    questions = asked(child, "circumstances", {"registered_before": True})
    assert "birth_registered_at" in questions
    assert "personal_papers" not in questions


def test_an_older_child_with_papers_is_not_asked_about_surrogacy(child: Flow) -> None:
    assert "surrogacy" not in asked(child, "circumstances", {"personal_papers": True})


def test_one_can_go_back_the_way_one_came(child: Flow) -> None:
    answers = {"abandoned": True}
    keys = way(child, answers)
    back = [child.before(key, answers) for key in keys]
    assert [screen.key if screen else None for screen in back] == [None, *keys[:-1]]


def test_a_screen_that_became_needless_can_still_be_left(child: Flow) -> None:
    assert child.after("found", {"abandoned": False}).key == "household"  # type: ignore[union-attr]
    assert child.before("found", {"abandoned": False}).key == "child"  # type: ignore[union-attr]


def test_progress_knows_untouched_begun_done_and_needless(child: Flow) -> None:
    state = child.progress({"abandoned": False})
    assert state["child"] is Progress.BEGUN
    assert state["found"] is Progress.NEEDLESS
    assert state["parents"] is Progress.UNTOUCHED
    whole = {
        "area_id": "x", "name": "Lê Văn Út", "born": PartialDate(2024), "sex": UNKNOWN, "birth_place": UNKNOWN,
        "abandoned": False,
    }  # fmt: skip
    assert child.progress(whole)["child"] is Progress.DONE
    assert child.screen("child").open({**whole, "sex": None}) == ("sex",)


def test_that_there_is_no_paper_is_an_answer_too(child: Flow) -> None:
    assert child.progress(with_papers({}))["papers"] is Progress.UNTOUCHED
    assert child.progress(with_papers({"paper:birth_notice": False}))["papers"] is Progress.DONE
    assert child.progress(with_papers({"papers": (PaperNote("1", "photo"),)}))["papers"] is Progress.DONE


def test_an_unknown_screen_is_a_key_error(child: Flow) -> None:
    with pytest.raises(KeyError):
        child.after("nowhere", {})


def test_conditions_compose() -> None:
    flow = Flow(
        (
            Screen("first", asks=("one",)),
            Screen("either", when=any_of(yes("a"), yes("b"))),
            Screen("both", when=all_of(yes("a"), no("b"))),
            Screen("neither", asks=(Asked("c", when=not_(yes("a"))),)),
        )
    )
    assert way(flow, {"a": True, "b": False}) == ["first", "either", "both", "neither"]
    assert way(flow, {"b": True}) == ["first", "either", "neither"]
    assert way(flow, {"b": NA}) == ["first", "neither"]
    assert asked(flow, "neither", {"a": True}) == []
