"""The wizard's questions are data: a slip in them is told with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.permissions import ENTITIES
from app.domain.questions import Ask, Into
from app.domain.situation import DERIVED
from app.packs.pack import Pack, default_root, shipped
from app.packs.questions import load_questions
from app.packs.reading import PackError


@pytest.fixture(scope="module")
def pack() -> Pack:
    return shipped("tuyen-an-dong-2026")


def test_every_fact_that_the_way_of_a3_asks_for_has_a_question(pack: Pack) -> None:
    asked = {question.key for question in pack.questions["A3"].questions}
    route = {name.removeprefix("not ") for step in pack.categories["A3"].route for name in step.when}
    home = {"home_permanent": "home", "home_temporary": "home", "home_none": "home"}
    worked_out = {"foreign_element"}
    assert {home.get(name, name) for name in route} - worked_out <= asked
    needed = {fact for step in pack.categories["A3"].route for need in pack.procedures[step.procedure].needs
              for fact in need.facts}  # fmt: skip
    told_by_kin = {"mother_known", "father_known"}
    assert needed - told_by_kin <= asked


def test_yes_or_no_answers_are_facts_of_the_pack(pack: Pack) -> None:
    own = {"parents_married"}
    facts = {q.key for q in pack.questions["A3"].questions if q.kind is Ask.YES_NO and q.into is Into.ANSWER}
    assert facts - own <= {row.code for row in pack.tables["facts"]} | DERIVED.keys()


def test_questions_for_the_person_are_fields_of_the_person(pack: Pack) -> None:
    keys = {q.key for q in pack.questions["A3"].questions if q.into is Into.RESIDENT}
    assert keys <= ENTITIES["resident"]


def test_ethnicity_and_religion_stay_folded(pack: Pack) -> None:
    for key in ("ethnicity", "religion"):
        question = pack.questions["A3"].question(key)
        assert question is not None
        assert question.folded
        assert question.optional


def test_what_is_less_than_official_says_so(pack: Pack) -> None:
    says = [saying for screen in pack.questions["A3"].screens for saying in screen.says]
    assert any(saying.source.needs_check for saying in says)
    assert any(not saying.source.needs_check for saying in says)


def _copied(root: Path, name: str) -> Path:
    shutil.copytree(default_root() / "questions", root / "questions")
    return root / "questions" / f"{name}.toml"


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("A3", 'kind = "date"', 'kind = "day"', "phải là một trong"),
        ("A3", 'key = "nationality"', 'key = "gender"', "không có mục “gender”"),
        ("A3", 'key = "found_place"', 'key = "found_on"', "hỏi hai lần"),
        ("A3", 'key = "found_place"', 'key = "born"', "“born” hỏi hai lần"),
        ("A3", 'when = ["abandoned"]', 'when = ["lost"]', "không có điều kiện “lost”"),
        ("A3", 'when = ["abandoned"]', 'when = ["found_place"]', "không có điều kiện “found_place”"),
        ("A3", '"permanent: Thường trú"', '"permanent"', "mỗi lựa chọn viết như"),
        ("A3", 'category = "A3"', 'category = "A1"', "phải là “A3”"),
        ("A3", 'papers = ["found_record"]', 'papers = ["letter"]', "không có loại giấy tờ “letter”"),
        ("A3", "folded = true", "fold = true", "không hiểu"),
        ("A3", 'use = "household"', 'use = "house"', "không có màn hình chung “house”"),
        ("A3", 'use = "waits_on"', 'use = "waits"', "không có câu hỏi chung “waits”"),
        ("A3", 'after = "mother"', 'after = "uncle"', "màn hình này không có câu “uncle”"),
        ("A3", 'label = "Người nuôi dưỡng, giám hộ"', 'kind = "text"', "không hiểu “ask.kind”"),
        ("B3", 'without = ["land_needed"]', 'without = ["land"]', "màn hình này không có câu “land”"),
        ("B3", 'without = ["land_needed"]', 'without = ["dwelling"]', "không có điều kiện “dwelling="),
        ("B4", 'when = ["not owns_vessel"]', 'when = ["vessel_kind=car"]', "không có điều kiện “vessel_kind=car”"),
        ("B8", 'key = "hardship"', 'key = "owns_vessel"', "hỏi điều khác với B4.toml"),
        ("common", 'kind = "area"', 'kind = "areas"', "phải là một trong"),
        ("common", 'table = "ethnic_groups"', 'table = "tribes"', "không có bảng mã “tribes”"),
        ("common", 'key = "members"', 'key = "household"', "“household” có hai lần"),
    ],
)
def test_a_slip_is_refused_with_its_line(pack: Pack, tmp_path: Path, name: str, old: str, new: str, fault: str) -> None:
    file = _copied(tmp_path, name)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PackError, match=fault) as caught:
        load_questions(tmp_path, pack.tables)
    assert caught.value.params["file"] == f"questions/{name}.toml"
    line = text[: text.index(old)].count("\n") + 1
    assert abs(caught.value.params["line"] - line) <= 8
