"""The drive of An Dương: targets as printed, children one by one, each day's figures against an own count."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import storage
from app.domain.drive import OLDER, QUOTA, UNSURE, ChildFilter, ChildState, Drive, TargetRow, band_on
from app.domain.partial_date import PartialDate, parse
from app.domain.roles import Role
from app.domain.values import Address, Kin
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.services import drives, drives_children, drives_papers, drives_targets, people
from tests.reports.builders import pages
from tests.services.drive_district import FIRST, a_child, a_district, children, on, the_drive

District = tuple[Home, dict[str, str]]
SMALL, BIG = "under-6", "6-to-14"


@pytest.fixture
def district(tmp_path: Path) -> Iterator[District]:
    with a_district(tmp_path / "office") as made:
        yield made


def mark(home: Home, state: ChildState, *ids: str, **fields: object) -> drives_children.Marked:
    drive = the_drive(home)
    chosen = {each: drives_children.child(home, drive, each).seen for each in ids}
    return drives_children.mark(home, drive, chosen, state, fields).value


def names(home: Home, **which: object) -> list[str]:
    found = drives_children.children(home, the_drive(home), ChildFilter(**which)).rows  # type: ignore[arg-type]
    return [row.name for row in found]


# Targets -------------------------------------------------------------------------------------------------------------


def test_the_plans_own_table_is_kept_as_printed_and_its_wrong_total_told(district: District) -> None:
    home, _ = district
    drive = the_drive(home)
    table = drives_targets.save_targets(home, drive, drives_targets.as_printed(home, drive)).value
    assert [table.sum_of(column) for column in drive.columns] == [46_743, 16_460, 30_283, 1_830]
    assert dict(table.printed) == {"all": 46_743, SMALL: 16_460, BIG: 30_283, QUOTA + SMALL: 1_829}
    wrong = [(each.said, each.is_) for each in table.doubts if each.code == "total"]
    assert wrong == [(1_829, 1_830)]
    assert {each.unit for each in table.doubts if each.code == "quotas"} == {"tan-tien", "dang-cuong", "an-dong"}
    figures = drives.day_figures(home, drive, FIRST)
    small = figures.total.of(SMALL)
    assert (small.target, small.quota, figures.printed[QUOTA + SMALL]) == (16_460, 1_830, 1_829)


def test_a_pasted_table_is_read_line_by_line_and_faulty_lines_are_told(district: District) -> None:
    home, _ = district
    drive = the_drive(home)
    printed = drives_targets.as_printed(home, drive)
    lines = ["STT\tĐơn vị\tTổng\tTừ 0 đến dưới 6\tTừ 6 đến dưới 14\tChỉ tiêu"]
    for at, row in enumerate(printed.rows, 1):
        numbers = "\t".join(str(row.values[column]) for column in drive.columns)
        if at % 5 == 0:
            numbers = numbers.replace("1", "l", 1)
        lines.append(f"{at}\t{row.name.removeprefix('Xã ').replace('Thị trấn An Dương', 'Thị trấn')}\t{numbers}")
    lines += ["17\tXã Không Có\t1\t1\t0\t1", "Tổng\t\t46.743\t16.460\t30.283\t1.829"]
    table = drives_targets.pasted(home, drive, "\n".join(lines))
    assert len(table.rows) == 13
    assert sorted(each.why for each in table.unread) == ["numbers", "numbers", "numbers", "unit"]
    assert {each.unit for each in table.doubts if each.code == "missing"} == {"hong-phong", "nam-son", "an-dong"}
    assert table.printed["all"] == 46_743


def test_a_target_below_what_is_done_is_said_and_not_refused(district: District) -> None:
    home, areas = district
    drive = the_drive(home)
    for name in ("Bùi Gia An", "Bùi Gia Bảo"):
        mark(home, ChildState.DONE, a_child(home, areas["An Hưng"], name, "03/05/2021"))
    row = TargetRow("an-hung", "Xã An Hưng", {"all": 1, SMALL: 1, BIG: 0, QUOTA + SMALL: 1})
    table = drives_targets.save_targets(home, drive, drives_targets.TargetTable((row,), {})).value
    said = {(each.code, each.unit): (each.said, each.is_) for each in table.doubts}
    assert said["below-done", "an-hung"] == (1, 2)
    assert drives.day_figures(home, drive, FIRST).row("an-hung").of(SMALL).over_target == 1


# Bands ---------------------------------------------------------------------------------------------------------------


def test_a_child_changes_bands_on_its_birthday_and_counts_where_it_was_when_taken(district: District) -> None:
    home, areas = district
    drive = the_drive(home)
    before = a_child(home, areas["An Hưng"], "Vũ Minh Anh", "24/08/2018")
    after = a_child(home, areas["An Hưng"], "Vũ Minh Châu", "24/08/2018")
    on(home, date(2024, 8, 23))
    assert names(home, band=SMALL) == ["Vũ Minh Anh", "Vũ Minh Châu"]
    mark(home, ChildState.DONE, before)
    on(home, date(2024, 8, 24))
    assert names(home, band=SMALL) == []
    mark(home, ChildState.DONE, after)
    row = drives.day_figures(home, drive, date(2024, 8, 24)).row("an-hung")
    assert (row.of(SMALL).done, row.of(BIG).done, row.of(BIG).today) == (1, 1, 1)
    week = drives.week_figures(home, drive, date(2024, 8, 24)).total
    assert (week.taken[SMALL], week.taken[BIG]) == ((0, 0, 1, 0), (0, 0, 0, 1))


def test_sql_and_the_rules_agree_on_every_kind_of_birthday(district: District) -> None:
    home, areas = district
    drive = the_drive(home)
    written = ["29/02/2020", "28/02/2020", "01/03/2020", "29/02/2012", "2018", "08/2018", "2010", "2016", "21/08/2018",
               "21/08/2010", "22/08/2010", "12/2017", "02/2020", "2024", "31/12/2010", "2012", "01/2000"]  # fmt: skip
    children(home, areas["Lê Lợi"], {f"Trẻ {text}": text for text in written})
    a_child(home, areas["Lê Lợi"], "Trẻ không rõ", None)
    for day in ("2024-02-28", "2024-02-29", "2024-03-01", "2024-08-21", "2024-12-31", "2026-02-28", "2026-03-01"):
        on(home, date.fromisoformat(day))
        expected = {f"Trẻ {text}": band_on(drive.bands, parse(text), home.today) for text in written}
        found = {row.name: row.band for row in drives_children.children(home, drive, ChildFilter()).rows}
        assert found == {name: kind for name, kind in expected.items() if kind != OLDER}, day
        for kind in (SMALL, BIG, UNSURE):
            assert set(names(home, band=kind)) == {name for name, own in found.items() if own == kind}, (day, kind)


def test_who_is_known_by_year_only_is_in_a_band_of_doubt_and_says_which(district: District) -> None:
    home, areas = district
    drive = the_drive(home)
    row = drives_children.child(home, drive, a_child(home, areas["Lê Lợi"], "Lý Thị Mây", "2018"))
    assert (row.band, row.possible, row.moves_on) == (UNSURE, (SMALL, BIG), None)
    old = drives_children.child(home, drive, a_child(home, areas["Lê Lợi"], "Lý A Tráng", "2010"))
    assert old.possible == (BIG, OLDER)


# Children ------------------------------------------------------------------------------------------------------------


def test_marking_many_is_one_stroke_and_one_undo(district: District) -> None:
    home, areas = district
    ids = [a_child(home, areas["An Hưng"], f"Đỗ Gia {n}", "02/02/2020") for n in "ABC"]
    mark(home, ChildState.PRESENT, *ids)
    done = mark(home, ChildState.DONE, *ids, desk="mot-cua")
    assert names(home, states=frozenset({ChildState.DONE})) == ["Đỗ Gia A", "Đỗ Gia B", "Đỗ Gia C"]
    drives_children.take_back(home, the_drive(home), done)
    assert names(home, states=frozenset({ChildState.PRESENT})) == ["Đỗ Gia A", "Đỗ Gia B", "Đỗ Gia C"]
    assert drives.day_figures(home, the_drive(home), FIRST).total.done == 0


def test_a_first_mark_that_is_undone_leaves_the_child_as_never_looked_at(district: District) -> None:
    home, areas = district
    one = a_child(home, areas["An Hưng"], "Đỗ Gia Một", "02/02/2020")
    drives_children.take_back(home, the_drive(home), mark(home, ChildState.LOST, one))
    assert drives_children.child(home, the_drive(home), one).state is ChildState.TODO
    mark(home, ChildState.DONE, one)
    assert drives_children.child(home, the_drive(home), one).state is ChildState.DONE


def test_who_comes_back_is_to_be_told_at_once(district: District) -> None:
    home, areas = district
    one = a_child(home, areas["An Hưng"], "Phạm Thu Trở", "02/02/2020")
    mark(home, ChildState.ABROAD, one)
    assert mark(home, ChildState.RETURNED, one).told_at_once == ("Phạm Thu Trở",)
    assert names(home, states=frozenset({ChildState.RETURNED})) == ["Phạm Thu Trở"]
    mark(home, ChildState.PRESENT, one, told_on=FIRST)
    assert drives_children.child(home, the_drive(home), one).said("told_on") == FIRST


def test_cannot_yet_wants_a_reason_and_lowers_what_is_left(district: District) -> None:
    home, areas = district
    drive = the_drive(home)
    one = a_child(home, areas["An Hưng"], "Ngô Văn Vướng", "02/02/2020")
    with pytest.raises(UserError, match="no-reason"):
        mark(home, ChildState.UNABLE, one)
    mark(home, ChildState.UNABLE, one, reason="Chưa đăng ký khai sinh", papers=("Biên bản xác minh",))
    drives_targets.save_targets(
        home, drive, drives_targets.TargetTable((TargetRow("an-hung", "", {"all": 5, SMALL: 5, BIG: 0}),), {})
    )
    small = drives.day_figures(home, drive, FIRST).row("an-hung").of(SMALL)
    assert (small.unable, small.left) == (1, 4)


def test_days_that_cannot_be_are_refused(district: District) -> None:
    home, areas = district
    one = a_child(home, areas["An Hưng"], "Mai Hoa", "02/02/2020")
    for code, day in (("done-later", FIRST + timedelta(1)), ("done-before", FIRST - timedelta(1))):
        with pytest.raises(UserError, match=code):
            mark(home, ChildState.DONE, one, done_on=day)
    for code, day in (("count-later", FIRST + timedelta(1)), ("count-before", FIRST - timedelta(1))):
        with pytest.raises(UserError, match=code):
            drives_targets.enter_count(home, the_drive(home), "le-loi", SMALL, day, 3)


def test_a_number_typed_for_a_district_desk_stands_instead_of_what_is_counted(district: District) -> None:
    home, areas = district
    drive = the_drive(home)
    mark(home, ChildState.DONE, a_child(home, areas["An Hưng"], "Hà My", "02/02/2020"))
    drives_targets.enter_count(home, drive, "dai-ban", SMALL, FIRST, 150)
    drives_targets.enter_count(home, drive, "an-hung", SMALL, FIRST, 90)
    figures = drives.day_figures(home, drive, FIRST)
    assert [figures.row(unit).of(SMALL).today for unit in ("dai-ban", "an-hung")] == [150, 90]
    assert figures.total.of(SMALL).done == 240
    drives_targets.enter_count(home, drive, "an-hung", SMALL, FIRST, None)
    assert drives.day_figures(home, drive, FIRST).row("an-hung").of(SMALL).today == 1


def test_a_sealed_child_is_counted_and_not_listed_for_whom_it_is_closed(district: District) -> None:
    home, areas = district
    one = a_child(home, areas["An Hưng"], "Trẻ Kín", "02/02/2020")
    seen = drives_children.child(home, the_drive(home), one).seen
    people.change_person(home, one, seen, {"sealed": True, "opened_to": ("someone-else",)})
    assert names(home) == []
    assert drives.day_figures(home, the_drive(home), FIRST).total.children == {SMALL: 1}


# The campaign --------------------------------------------------------------------------------------------------------


def test_the_campaign_of_nine_days_gives_each_day_what_an_own_count_gives(tmp_path: Path) -> None:
    """Day by day from 21/8 to 29/8 and over 2/9: random children, marks and typed numbers against plain lists."""
    chance = random.Random(179)
    with a_district(tmp_path / "office", "An Hưng", "Lê Lợi", "Hồng Thái", roles=(Role.GROUP_HEAD,)) as (home, areas):
        drive = the_drive(home)
        drives_targets.save_targets(home, drive, drives_targets.as_printed(home, drive))
        unit_of = {areas["An Hưng"]: "an-hung", areas["Lê Lợi"]: "le-loi", areas["Hồng Thái"]: "hong-thai"}
        born: dict[str, tuple[str, PartialDate]] = {}
        ages = [30, 365 * 3, 2190, 2191, 2192, 2195, 2196, 365 * 8, 5112, 5115]
        for area, unit in unit_of.items():
            days_of = [FIRST - timedelta(chance.choice(ages) + chance.randrange(4)) for _ in range(30)]
            made = children(home, area, {f"Trẻ {unit} {n}": f"{when:%d/%m/%Y}" for n, when in enumerate(days_of)})
            born |= {each: (unit, PartialDate.of(when)) for each, when in zip(made.values(), days_of, strict=True)}
        taken: dict[str, date] = {}
        typed: dict[tuple[str, date], int] = {}
        days = [FIRST + timedelta(n) for n in range(13)]
        for day in days:
            on(home, day)
            open_ones = [each for each in born if each not in taken]
            today = chance.sample(open_ones, min(6, len(open_ones)))
            mark(home, ChildState.DONE, *today)
            taken |= dict.fromkeys(today, day)
            if chance.random() < 0.4:
                typed["hong-thai", day] = chance.randrange(90)
                drives_targets.enter_count(home, drive, "hong-thai", SMALL, day, typed["hong-thai", day])
            _compare(home, drive, day, days, born, taken, typed)
        earlier = drives.day_figures(home, drive, date(2024, 8, 25)).total
        assert earlier.done == _own(born, taken, typed, days[: days.index(date(2024, 8, 25)) + 1])


def _kind(born: PartialDate, day: date) -> str:
    assert born.month
    assert born.day
    if day < date(born.year + 6, born.month, born.day):
        return SMALL
    return BIG if day < date(born.year + 14, born.month, born.day) else OLDER


def _taken_by(
    unit: str, born: dict[str, tuple[str, PartialDate]], taken: dict[str, date], typed: dict[tuple[str, date], int],
    days: list[date], kind: str,
) -> dict[date, int]:  # fmt: skip
    found = {}
    for day in days:
        own = [each for each, when in taken.items() if when == day and born[each][0] == unit]
        found[day] = sum(_kind(born[each][1], day) == kind for each in own)
        if kind == SMALL and (unit, day) in typed:
            found[day] = typed[unit, day]
    return found


def _own(
    born: dict[str, tuple[str, PartialDate]], taken: dict[str, date], typed: dict[tuple[str, date], int],
    days: list[date],
) -> int:  # fmt: skip
    return sum(
        sum(_taken_by(unit, born, taken, typed, days, kind).values())
        for unit in ("an-hung", "le-loi", "hong-thai")
        for kind in (SMALL, BIG, OLDER)
    )


def _compare(
    home: Home, drive: Drive, day: date, days: list[date], born: dict[str, tuple[str, PartialDate]],
    taken: dict[str, date], typed: dict[tuple[str, date], int],
) -> None:  # fmt: skip
    so_far = [each for each in days if each <= day]
    figures = drives.day_figures(home, drive, day)
    for unit, target, quota in (("an-hung", 927, 103), ("le-loi", 592, 66), ("hong-thai", 834, 93)):
        by_day = _taken_by(unit, born, taken, typed, so_far, SMALL)
        row = figures.row(unit)
        small = row.of(SMALL)
        done, elapsed = sum(by_day.values()), min(9, (day - FIRST).days + 1)
        assert (small.today, small.done, small.target, small.quota) == (by_day[day], done, target, quota)
        assert small.difference == done - min(target, quota * elapsed)
        left, ahead = max(0, target - done), 9 - elapsed
        assert small.left == left
        assert small.needed == (-(-left // ahead) if ahead else None)
        pace = [by_day[each] for each in so_far[-7:]]
        if sum(pace):
            whole = 0
            while whole * sum(pace) < left * len(pace):
                whole += 1
            assert small.met_on(day) == day + timedelta(whole)
        else:
            assert small.met_on(day) is None
        big, old = (_taken_by(unit, born, taken, typed, so_far, kind) for kind in (BIG, OLDER))
        assert (row.of(BIG).today, row.of(BIG).done) == (big[day], sum(big.values()))
        assert (row.beside_today, row.beside_done) == (old[day], sum(old.values()))
    assert figures.total.done == sum(row.done for row in figures.rows) == _own(born, taken, typed, so_far)
    assert (
        sum(row.states.get("done", 0) for row in figures.rows)
        == len(taken)
        == len(_all_names(home, frozenset({ChildState.DONE})))
    )
    week = drives.week_figures(home, drive, day)
    assert week.total.sum == sum(row.sum for row in week.rows) == _own(born, taken, typed, list(week.days))


def _all_names(home: Home, states: frozenset[ChildState]) -> list[str]:
    found, key = [], None
    while True:
        page = drives_children.children(home, the_drive(home), ChildFilter(states=states), key, 20)
        found += [row.name for row in page.rows]
        if (key := page.next) is None:
            assert len(found) == drives_children.count(home, the_drive(home), ChildFilter(states=states))
            return found


def test_the_desk_is_open_on_holidays_and_weekends_too(district: District) -> None:
    home, _ = district
    desk = the_drive(home).desks[0]
    assert desk.hours == "07:30–17:30"
    for day in (date(2024, 9, 2), date(2024, 9, 3), date(2024, 8, 24), date(2024, 8, 25)):
        assert desk.is_open(day, day_off=True)


# Papers --------------------------------------------------------------------------------------------------------------


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(pages(pdf)).split())


def test_an_exchange_letter_goes_to_where_the_child_lives_now_and_waits_for_an_answer(district: District) -> None:
    home, areas = district
    drive = the_drive(home)
    one = a_child(home, areas["An Hưng"], "Trần Thị Xa", "02/02/2020", mother=Kin(name="Lê Thị Mẹ"))
    mark(home, ChildState.AWAY_REGISTERED, one)
    with pytest.raises(UserError, match="no-place"):
        drives_papers.exchange_letters(home, drive, [one])
    place = Address(line="Tổ 5", unit_name="Phường Hải Châu, thành phố Đà Nẵng")
    mark(home, ChildState.AWAY_REGISTERED, one, place=place)
    assert names(home, letter="unsent") == ["Trần Thị Xa"]
    said = words_of(drives_papers.exchange_letters(home, drive, [one]).value)
    for words in ("PHIẾU YÊU CẦU TRAO ĐỔI", "Tổ 5, Phường Hải Châu", "Trần Thị Xa", "Lê Thị Mẹ", "Cần kiểm tra mẫu"):
        assert words in said
    assert (names(home, letter="unsent"), names(home, letter="unanswered")) == ([], ["Trần Thị Xa"])
    row = drives_children.child(home, drive, one)
    drives_children.change(home, drive, one, row.seen, {"letter_number": "12", "answer": "Đã thu nhận 25/8"})
    assert names(home, letter="unanswered") == []


def test_an_invitation_says_what_to_bring_and_that_the_desk_is_open_on_holidays(district: District) -> None:
    home, areas = district
    ids = [a_child(home, areas["An Hưng"], f"Bùi Văn {n}", "02/02/2020", mother=Kin(name="Ngô Thị Mẹ")) for n in "XY"]
    said = words_of(drives_papers.invitations(home, the_drive(home), ids).value)
    for words in ("Bùi Văn X", "Bùi Văn Y", "Ngô Thị Mẹ", "Giấy khai sinh của trẻ", "07:30–17:30", "ngày lễ"):
        assert words in said
    with pytest.raises(UserError, match="nobody"):
        drives_papers.invitations(home, the_drive(home), [])


def test_lists_hold_those_whom_the_count_says_and_no_sealed_child(district: District, tmp_path: Path) -> None:
    home, areas = district
    drive = the_drive(home)
    ids = children(home, areas["Lê Lợi"], {f"Trẻ {n}": "02/02/2020" for n in range(6)})
    mark(home, ChildState.UNABLE, ids["Trẻ 0"], ids["Trẻ 1"], reason="Trùng dữ liệu", papers=("Biên bản",))
    mark(home, ChildState.LOST, ids["Trẻ 2"])
    mark(home, ChildState.ABROAD, ids["Trẻ 3"])
    seen = drives_children.child(home, drive, ids["Trẻ 5"]).seen
    people.change_person(home, ids["Trẻ 5"], seen, {"sealed": True})
    counts = {
        name: drives_papers.write_list(home, drive, name, tmp_path / f"{name}.xlsx", "giải trình")
        for name in drives_papers.LISTS
    }
    assert counts == {"to-come": 1, "done": 0, "unable": 2, "watch": 2, "returned": 0, "away": 0, "letters": 0,
                      "unsure": 0, "all": 5}  # fmt: skip
    assert drives_papers.write_list(home, drive, "unable", tmp_path / "unable.pdf", "giải trình", "le-loi") == 2
    assert "Trùng dữ liệu" in words_of((tmp_path / "unable.pdf").read_bytes())
    with pytest.raises(UserError, match="list-unknown"):
        drives_papers.write_list(home, drive, "x", tmp_path / "x.pdf", "giải trình")


def test_a_hamlet_counts_with_the_unit_that_it_is_put_under(district: District) -> None:
    home, _ = district
    drive = the_drive(home)
    hamlet = people.add_area(home, "Thôn Vĩnh Khê", "hamlet").value
    mark(home, ChildState.DONE, a_child(home, hamlet, "Đinh Tú", "02/02/2020"))
    assert drives.day_figures(home, drive, FIRST).row(hamlet).done == 1
    drives.put_under(home, hamlet, "an-dong")
    figures = drives.day_figures(home, drive, FIRST)
    assert (figures.row("an-dong").done, hamlet in {row.unit for row in figures.rows}) == (1, False)
    assert names(home, unit="an-dong") == ["Đinh Tú"]


def the_register(home: Home) -> list[tuple[str, int]]:
    with home.reading() as r:
        rows = r.conn.exec_driver_sql(
            "SELECT kind, copy FROM printed WHERE gone IS NULL ORDER BY kind, copy"
        ).fetchall()
    return [(str(kind), int(copy)) for kind, copy in rows]


@pytest.fixture
def two_away(tmp_path: Path) -> Iterator[tuple[Home, list[str]]]:
    """Two children who have temporary residence elsewhere, in a district of their own."""
    with a_district(tmp_path / "office") as (home, areas):
        place = Address(line="Tổ 5", unit_name="Phường Hải Châu, thành phố Đà Nẵng")
        ids = [a_child(home, areas["An Hưng"], f"Trần Thị {n}", "02/02/2020") for n in ("Xa", "Yên")]
        mark(home, ChildState.AWAY_REGISTERED, *ids, place=place)
        yield home, ids


def test_letters_are_whole_on_the_disk_before_their_lines_stand(
    two_away: tuple[Home, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, ids = two_away
    out, seen = tmp_path / "phieu.pdf", []
    settled = storage.Written.secure

    def secure(file: storage.Written) -> None:
        settled(file)
        seen.append((the_register(home), file._part.read_bytes()[:4]))

    with monkeypatch.context() as watching:
        watching.setattr(storage.Written, "secure", secure)
        done = drives_papers.exchange_letters(home, the_drive(home), ids, out=out)
    assert seen[0] == ([], b"%PDF")  # read back, and no line yet
    assert out.read_bytes() == done.value
    assert the_register(home) == [("letter:drive-exchange", 1)] * 2
    assert len(names(home, letter="unanswered")) == 2
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("printed", [drives_papers.invitations, drives_papers.exchange_letters])
@pytest.mark.parametrize("fault", ["full", "torn", "unnamed"])
def test_a_disk_that_refuses_letters_counts_none_and_nobody_waits_for_an_answer(
    two_away: tuple[Home, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: Any, fault: str
) -> None:
    home, ids = two_away
    out = tmp_path / "thu" / "phieu.pdf"
    out.parent.mkdir()
    out.write_bytes(b"as it was")

    def no_room(*_about: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        if fault == "full":
            broken.setattr("app.storage.os.fsync", no_room)
        elif fault == "torn":
            broken.setattr("app.storage._hash_of_medium", lambda _part: b"another")
        else:
            broken.setattr("app.storage.os.replace", no_room)
        with pytest.raises(EnvironmentFault):
            printed(home, the_drive(home), ids, out=out)
    assert the_register(home) == []
    assert names(home, letter="unanswered") == []
    assert [path.name for path in out.parent.iterdir()] == ["phieu.pdf"]
    assert out.read_bytes() == b"as it was"
    printed(home, the_drive(home), ids, out=out)
    assert len(the_register(home)) == 2
    assert out.read_bytes().startswith(b"%PDF")


def test_one_child_that_has_no_letter_leaves_none_of_the_others(
    two_away: tuple[Home, list[str]], tmp_path: Path
) -> None:
    home, ids = two_away
    other = a_child(home, people.add_area(home, "Xã khác", "hamlet").value, "Lê Văn Chưa", "02/02/2020")
    with pytest.raises(UserError, match="no-place"):
        drives_papers.exchange_letters(home, the_drive(home), [*ids, other], out=tmp_path / "a.pdf")
    assert (the_register(home), names(home, letter="unanswered")) == ([], [])
    assert not (tmp_path / "a.pdf").exists()
