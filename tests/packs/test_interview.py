"""The interview is data: a slip in it is told with file and line, and its words are the plan's own."""

from __future__ import annotations

import pytest

from app.domain.category import Group
from app.packs.pack import Pack, load, shipped
from app.packs.reading import PackError

HERE = "tuyen-an-dong-2026"
FILE = "interview.toml"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return shipped(HERE)


def test_every_group_of_the_plan_but_b7_has_signs(pack: Pack) -> None:
    assert set(pack.interview.categories) == set(pack.categories) - {"B7"}
    assert set(pack.interview.groups) == set(Group)


def test_the_words_of_a_sign_are_the_plans_own(pack: Pack) -> None:
    for code, signs in pack.interview.categories.items():
        assert all(sign.words in pack.categories[code].wording for sign in signs), code


def test_each_question_decides_something_or_is_asked_for_the_way(pack: Pack) -> None:
    for question in pack.interview.questions:
        gates = any(test.question == question.key for one in pack.interview.questions for test in one.when)
        assert pack.interview.turns_on(question.key) or gates or question.always, question.key


def test_the_interview_asks_for_no_behaviour_opinion_or_speech(pack: Pack) -> None:
    said = " ".join(question.label.lower() for question in pack.interview.questions)
    for word in ("biểu hiện", "nghi vấn", "vi phạm", "phát ngôn", "tư tưởng", "quan điểm"):
        assert word not in said


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('words = "Trẻ em"', 'words = "Trẻ con"', "không có trong câu của kế hoạch"),
        ('any = ["child: yes"]', 'any = ["child: maybe"]', "không có trả lời “maybe”"),
        ('any = ["child: yes"]', 'any = ["adult: yes"]', "với một câu đã hỏi trước"),
        ('any = ["child: yes"]', "any = []", "ít nhất một câu trả lời"),
        ('when = ["not has_number: yes"]', 'when = ["not merit: no"]', "với một câu đã hỏi trước"),
        ('"yes: in_database"', '"yes: in_the_book"', "không có câu hỏi, điều kiện “in_the_book”"),
        ("release_kind = rehab", "release_kind = parole", "không có trả lời “parole”"),
        ('record = "under_16"', 'record = "height"', "không có điều ghi ở nhân khẩu “height”"),
        ('key = "child"', 'key = "dwelling"', "“dwelling” có hai lần"),
        ('choices = ["self: Người có công"', 'choices = ["self"', "mỗi lựa chọn viết một lần"),
        ('code = "B8"', 'code = "B7"', "không bao giờ được đề xuất"),
        ('code = "B8"', 'code = "B6"', "“B6” có hai lần"),
        ('code = "B"\n', 'code = "A"\n', "nhóm “A” có hai lần"),
        ('hint = "Chưa tra cứu', 'hnt = "Chưa tra cứu', "không hiểu"),
    ],
)
def test_a_slip_is_refused_with_its_line(root, spoil, old: str, new: str, fault: str) -> None:
    line = spoil(FILE, old, new)
    with pytest.raises(PackError) as caught:
        load(root, HERE)
    assert fault in caught.value.params["fault"]
    assert caught.value.params["file"] == FILE
    assert abs(caught.value.params["line"] - line) <= 12


def test_a_group_without_signs_is_missed(root) -> None:
    file = root / FILE
    text = file.read_text("utf-8")
    file.write_text(text[: text.index('[[category]]\ncode = "B8"')], "utf-8")
    with pytest.raises(PackError, match="thiếu dấu hiệu của diện B8"):
        load(root, HERE)


def test_a_group_with_nothing_that_it_needs_is_refused(root, spoil) -> None:
    spoil(FILE, 'speaks = "needed"\nany = ["dwelling: water"]', 'speaks = "for"\nany = ["dwelling: water"]')
    with pytest.raises(PackError, match="diện B4 thiếu dấu hiệu phải có"):
        load(root, HERE)
