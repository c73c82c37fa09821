"""What a list would change is known before anything is written, and the same list changes nothing."""

from __future__ import annotations

import random
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from app.domain.partial_date import PartialDate, parse
from app.domain.values import Sex
from app.intake.cells import Remark
from app.intake.preview import Change, Known, Remembered, Verdict, compare, remember
from app.intake.rows import ListRow
from app.intake.titles import ListKind
from tests.intake import lists
from tests.intake.lists import codes


def row(name="Lê Thị Lan", born="03/05/1990", number=2, *, doubts=(), faults=(), **more):
    values = {"name": name, "area": "Thôn Phú Sơn", **more}
    if born:
        values["born"] = parse(born)
    values = {field: value for field, value in values.items() if value is not None}
    return ListRow(
        "Thôn 1", number, ListKind.RESIDENTS, MappingProxyType(values), (name, born), tuple(doubts), tuple(faults)
    )


def known(id_="r1", name="Lê Thị Lan", born="03/05/1990", area="Thôn Phú Sơn", **more):
    return Known(id_, name, parse(born) if born else None, area=area, **more)


def only(rows, recorded=(), last=()):
    preview = compare(rows, recorded, last)
    assert len(preview.rows) == 1
    return preview.rows[0]


def imported(rows, recorded, ids=None):
    """The rows as remembered after an import in which each row became the record of the same place."""
    preview = compare(rows, recorded)
    return [remember(one, (ids or [f"r{n}" for n in range(1, 99)])[at]) for at, one in enumerate(preview.rows)]


def test_an_empty_office_sees_everybody_as_new():
    rows = lists.rows_of(lists.xlsx({"A": lists.resident_list()}))
    counts = compare(rows, ()).counts
    assert counts == {
        Verdict.NEW: 4, Verdict.DOUBTFUL: 1, Verdict.UNCHANGED: 0, Verdict.CHANGED: 0, Verdict.GONE: 0,
        Verdict.WRONG: 0,
    }  # fmt: skip


def test_the_same_list_again_changes_nothing_not_even_what_was_doubtful():
    rows = lists.rows_of(lists.xlsx({"A": lists.resident_list()}))
    last = imported(rows, ())
    again = compare(lists.rows_of(lists.xlsx({"A": lists.resident_list()})), (), last)
    assert {one.verdict for one in again.rows} == {Verdict.UNCHANGED}
    assert [one.resident_id for one in again.rows] == ["r1", "r2", "r3", "r4", "r5"]


def test_the_same_list_in_another_order_and_format_changes_nothing():
    body = lists.people()
    last = imported(lists.rows_of(lists.xlsx({"A": lists.resident_list(body)})), ())
    family = [body[3], body[4], body[0], body[1], body[2]]
    again = compare(lists.rows_of(lists.xls({"A": lists.resident_list(family)}), "a.xls"), (), last)
    assert {one.verdict for one in again.rows} == {Verdict.UNCHANGED}


def test_a_number_finds_its_person_though_the_name_is_written_otherwise():
    found = only(
        [row("LÊ THỊ LAN", number=3, id_number="054190001111")], [known(id_number="054190001111", name="Lê Thị Lan")]
    )
    assert (found.verdict, found.resident_id) == (Verdict.UNCHANGED, "r1")


def test_a_number_of_another_person_is_asked():
    found = only([row("Phạm Văn Đò", "1961", id_number="054190001111")], [known(id_number="054190001111")])
    assert (found.verdict, codes(found.reasons), found.candidates) == (
        Verdict.DOUBTFUL,
        ["match.number-of-another"],
        ("r1",),
    )


def test_a_number_that_two_people_have_is_asked():
    two = [known("r1", id_number="054190001111"), known("r2", id_number="054190001111")]
    found = only([row(id_number="054190001111")], two)
    assert (codes(found.reasons), found.candidates) == (["match.number-of-several"], ("r1", "r2"))


def test_name_birth_and_place_together_are_a_person():
    found = only([row(sex=Sex.FEMALE)], [known(area="phú sơn")])
    assert (found.verdict, found.changes) == (Verdict.CHANGED, (Change("sex", None, Sex.FEMALE),))


def test_a_number_that_the_list_now_brings_is_a_change():
    found = only([row(id_number="054190001111")], [known()])
    assert found.changes == (Change("id_number", None, "054190001111"),)


def test_the_same_name_and_birth_elsewhere_may_have_moved_and_is_asked():
    found = only([row()], [known(area="Buôn Ma")])
    assert (found.verdict, codes(found.reasons)) == (Verdict.DOUBTFUL, ["match.same-name-elsewhere"])


def test_a_namesake_born_another_year_is_somebody_else():
    assert only([row(born="1950")], [known(born="1990")]).verdict is Verdict.NEW


def test_a_namesake_with_another_number_is_somebody_else():
    found = only([row(born="1990", id_number="054190001111")], [known(born="1990", id_number="054190002222")])
    assert found.verdict is not Verdict.CHANGED
    assert found.verdict is not Verdict.UNCHANGED


def test_two_namesakes_are_never_chosen_between():
    found = only([row(born="1990")], [known("r1"), known("r2", born="07/08/1990")])
    assert (found.verdict, codes(found.reasons), set(found.candidates)) == (
        Verdict.DOUBTFUL,
        ["match.namesakes"],
        {"r1", "r2"},
    )


def test_a_name_without_any_birth_is_not_enough():
    assert codes(only([row(born=None)], [known()]).reasons) == ["match.no-birth"]


def test_twins_whose_names_differ_by_a_mark_are_asked():
    twin = only([row("Lê Văn Ân")], [known(name="Lê Văn Ấn")])
    assert (twin.verdict, codes(twin.reasons)) == (Verdict.DOUBTFUL, ["match.marks-differ"])


def test_twins_in_one_list_and_one_house_are_two_people():
    twins = [row("Lê Văn Phúc", household="Lê Văn Cả"), row("Lê Văn Lộc", number=3, household="Lê Văn Cả")]
    assert [one.verdict for one in compare(twins, ()).rows] == [Verdict.NEW, Verdict.NEW]


def test_a_slip_of_the_pen_in_the_name_is_asked():
    found = only([row("Lê Thị Lann", household="Lê Cả")], [known(household="Lê Cả")])
    assert (found.verdict, codes(found.reasons), found.candidates) == (Verdict.DOUBTFUL, ["match.alike"], ("r1",))


def test_old_and_new_tone_placement_is_one_name():
    assert only([row("Lê Thị Hoà")], [known(name="Lê Thị Hòa")]).verdict is Verdict.UNCHANGED


def test_one_person_twice_in_the_list_is_asked_twice():
    preview = compare([row(), row(number=9)], ())
    assert [codes(one.reasons) for one in preview.rows] == [["list.row-twice"]] * 2
    assert preview.rows[0].reasons[0].params["rows"] == "Thôn 1 9"


def test_one_number_on_two_people_of_the_list_is_asked():
    preview = compare([row(id_number="054190001111"), row("Lê Văn Cả", "1960", 3, id_number="054190001111")], ())
    assert [one.verdict for one in preview.rows] == [Verdict.DOUBTFUL] * 2


def test_two_rows_for_one_record_are_asked():
    rows = [row(household="Lê Cả"), row(number=3, household="Lê Hai")]
    preview = compare(rows, [known()])
    assert {one.verdict for one in preview.rows} == {Verdict.DOUBTFUL}


def test_only_what_the_list_changed_shows_next_month():
    last = imported([row(phone="0901")], ())
    mended_here = known(id_number=None, values={"phone": "0905"})
    assert compare([row(phone="0901")], [mended_here], last).rows[0].verdict is Verdict.UNCHANGED
    changed = compare([row(phone="0907", sex=Sex.FEMALE)], [mended_here], last).rows[0]
    assert set(changed.changes) == {Change("phone", "0905", "0907"), Change("sex", None, Sex.FEMALE)}


def test_a_mended_key_still_compares_with_last_time():
    last = imported([row(phone="0901")], ())
    person = known(values={"phone": "0905"})
    preview = compare([row(phone="0901", id_number="054190001111")], [person], last)
    assert [one.verdict for one in preview.rows] == [Verdict.CHANGED]
    assert preview.rows[0].changes == (Change("id_number", None, "054190001111"),)


def test_what_the_list_changed_to_what_is_recorded_already_is_no_change():
    last = imported([row(phone="0901")], ())
    assert compare([row(phone="0905")], [known(values={"phone": "0905"})], last).rows[0].verdict is Verdict.UNCHANGED


def test_an_empty_cell_erases_nothing():
    last = imported([row(phone="0901")], ())
    assert compare([row()], [known(values={"phone": "0901"})], last).rows[0].changes == ()


def test_a_year_in_the_list_does_not_replace_a_full_date():
    assert only([row(born="1990")], [known()]).changes == ()
    assert only([row()], [known(born="1990")]).changes == (Change("born", PartialDate(1990), PartialDate(1990, 5, 3)),)


def test_who_is_no_longer_in_the_list_is_gone_since_last_time():
    last = imported([row(), row("Phạm Văn Đò", "1961", 3)], ())
    preview = compare([row()], [known(), known("r2", "Phạm Văn Đò", "1961")], last)
    gone = preview.of(Verdict.GONE)
    assert [(one.resident_id, one.row, one.remembered.name) for one in gone] == [("r2", None, "Phạm Văn Đò")]


def test_who_was_never_in_this_list_is_not_gone():
    assert compare([row()], [known(), known("r2", "Phạm Văn Đò", "1961")]).of(Verdict.GONE) == ()


def test_an_unreadable_row_is_wrong_but_its_person_is_not_gone():
    last = imported([row(id_number="054190001111")], ())
    bad = row(born=None, id_number="054190001111", faults=[Remark("date.not-understood", "born", 2, {"text": "??"})])
    preview = compare([bad], [known(id_number="054190001111")], last)
    assert [(one.verdict, one.resident_id) for one in preview.rows] == [(Verdict.WRONG, "r1")]


def test_a_doubt_settled_last_time_is_not_asked_again():
    doubt = Remark("id.leading-zero-lost", "id_number", 3)
    first = row(id_number="054190001111", doubts=[doubt])
    assert only([first]).verdict is Verdict.DOUBTFUL
    last = imported([first], ())
    now = row(id_number="054190001111", doubts=[doubt], phone="0901")
    found = compare([now], [known(id_number="054190001111")], last).rows[0]
    assert (found.verdict, [change.field for change in found.changes]) == (Verdict.CHANGED, ["phone"])


def test_a_household_taken_by_order_alone_is_no_change():
    by_order = ListRow(
        "A", 2, ListKind.RESIDENTS, MappingProxyType({**row().values, "household": "Lê Cả"}), household_by_order=True
    )
    assert compare([by_order], [known(household="Lê Hai")]).rows[0].verdict is Verdict.UNCHANGED


def test_a_row_that_is_gone_cannot_be_remembered_as_imported():
    gone = compare([], [], [Remembered("n:1", "r1", {})]).rows[0]
    assert gone.verdict is Verdict.GONE
    with pytest.raises(ValueError, match="gone"):
        remember(gone, "r1")


@pytest.mark.slow
def test_five_thousand_rows_are_compared_each_by_its_like():
    family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"]
    given = [
        "An",
        "Bình",
        "Cúc",
        "Dũng",
        "Giang",
        "Hà",
        "Khánh",
        "Lan",
        "Minh",
        "Nga",
        "Oanh",
        "Phúc",
        "Quân",
        "Sơn",
        "Tâm",
        "Uyên",
        "Vân",
        "Xuân",
        "Yến",
        "Đức",
    ]
    chance = random.Random(7)

    def person(n: int) -> ListRow:
        name = f"{chance.choice(family)} {chance.choice(given)} {chance.choice(given)}"
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(31_000))
        return row(name, f"{born:%d/%m/%Y}", n, area=f"Thôn {n % 20}", household=f"Hộ {n // 4}")

    rows = [person(n) for n in range(5_000)]
    recorded = [
        Known(f"r{n}", one.name, one.born, household=one.values["household"], area=one.values["area"])
        for n, one in enumerate(rows)
        if n % 2
    ]
    preview = compare(rows, recorded)
    assert preview.counts[Verdict.UNCHANGED] > 2_475
    assert preview.counts[Verdict.NEW] > 2_375
    last = [remember(one, f"r{n}") for n, one in enumerate(preview.rows)]
    assert compare(rows, recorded, last).counts[Verdict.UNCHANGED] == 5_000
