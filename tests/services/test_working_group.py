"""The working group: who sits where by which letter, who sat when, empty seats, its list and its letter."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.services import people, working_group
from app.services.working_group import GroupRow
from tests.services.homes import a_home
from tests.services.test_letters import text_of, word_of

MAY = datetime(2026, 5, 11, 2, 0, tzinfo=UTC)


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Two hamlets, and nobody sits yet."""
    with a_home(tmp_path_factory.mktemp("group")) as home:
        home.clock = lambda: MAY
        for name in ("Thôn 1", "Thôn 2"):
            people.add_area(home, name, "hamlet")
        yield home


def refused(work: Any) -> str:
    with pytest.raises(UserError) as caught:
        work()
    return caught.value.code


def seat_of(home: Home, seat: str, day: date | None = None) -> list[GroupRow]:
    return [row for row in working_group.group(home, day).rows if row.seat.id == seat]


def test_who_sat_when_and_which_seats_are_empty(office: Home) -> None:
    assert working_group.group(office).empty == 7 + 2  # seven seats of one, and one of each hamlet
    (hamlet, *_) = working_group.group(office).hamlets
    working_group.appoint(office, "hamlets", "Ma Thu", {"body": hamlet})
    assert refused(lambda: working_group.appoint(office, "hamlets", "Ma Lết")) == "seat.no-hamlet"
    assert refused(lambda: working_group.appoint(office, "king", "Ai đó")) == "seat.unknown"
    assert refused(lambda: working_group.appoint(office, "head", " ")) == "seat.no-name"
    working_group.appoint(office, "head", "Nguyễn Văn An", {"since": date(2026, 3, 20), "position": "Phó Chủ tịch"})
    (row,) = seat_of(office, "head")
    assert row.appointed is not None
    after = {"since": date(2026, 5, 4), "position": "Chủ tịch"}
    working_group.succeed(office, row.appointed.id, row.appointed.seen, "Trần Thị Bình", after)

    def head(day: date) -> list[str]:
        return [each.appointed.name for each in seat_of(office, "head", day) if each.appointed]

    assert head(date(2026, 3, 19)) == []
    assert head(date(2026, 5, 3)) == ["Nguyễn Văn An"]
    assert head(date(2026, 5, 4)) == ["Trần Thị Bình"]
    shown = working_group.group(office)
    assert (shown.members, shown.empty) == (2, 7)
    assert [row.appointed.name for row in shown.past if row.appointed] == ["Nguyễn Văn An"]
    assert [row.hamlet for row in seat_of(office, "hamlets")] == ["Thôn 1", "Thôn 2"]


def test_a_letter_gives_everybody_without_one_its_number(office: Home) -> None:
    assert refused(lambda: working_group.print_letter(office)) == "seat.nobody-waits"
    working_group.appoint(office, "head", "Nguyễn Văn An", {"position": "Chủ tịch"})
    working_group.appoint(office, "deputy", "Lê Thị Hòa", {"since": date(2026, 4, 1)})
    for form, read in ((working_group.PDF, text_of), (working_group.WORD, word_of)):
        words = read(working_group.print_letter(office, form=form))
        assert "QUYẾT ĐỊNH" in words
        assert "Nguyễn Văn An, Chủ tịch, tổ trưởng" in words
        assert "thành lập" in words
        assert words.index("Nguyễn Văn An") < words.index("Lê Thị Hòa, tổ phó")
    assert refused(lambda: working_group.issue(office, "15/QĐ-UBND", date(2026, 5, 12))) == "seat.signed-later"
    assert refused(lambda: working_group.issue(office, " ", date(2026, 5, 8))) == "seat.no-number"
    assert working_group.issue(office, "15/QĐ-UBND", date(2026, 5, 8)).value == 2
    assert refused(lambda: working_group.issue(office, "16/QĐ-UBND", date(2026, 5, 8))) == "seat.nobody-waits"
    (letter,) = working_group.group(office).letters
    assert (letter.number, sorted(str(one.since) for one in letter.appointed)) == (
        "15/QĐ-UBND", ["2026-04-01", "2026-05-08"]
    )  # fmt: skip
    working_group.appoint(office, "area", "Phạm Văn Cường")
    assert "kiện toàn" in text_of(working_group.print_letter(office))
    again = text_of(working_group.print_letter(office, letter))
    assert "15/QĐ-UBND" in again
    assert "Phạm Văn Cường" not in again


def test_the_list_of_members_names_the_empty_seats(office: Home) -> None:
    working_group.appoint(office, "head", "Nguyễn Văn An", {"phone": "0905 000 111"})
    content = working_group.print_members(office, form="xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[4:]
    assert len(rows) == 9
    assert rows[0][1] == "Nguyễn Văn An"
    assert [row[3] for row in rows if row[1] == "(chưa có)"][-3:-1] == [
        "Trưởng các thôn: Thôn 1",
        "Trưởng các thôn: Thôn 2",
    ]
    assert working_group.print_members(office).startswith(b"%PDF")


def test_whom_to_ask_is_who_sits_there_today(office: Home) -> None:
    working_group.appoint(office, "deputy", "Lê Thị Hòa", {"phone": "0905 1"})
    working_group.appoint(office, "area", "Phạm Văn Cường", {"phone": "0905 2", "until": date(2026, 5, 10)})
    assert [one.name for one in working_group.asked(office, Role.AREA_POLICE)] == ["Lê Thị Hòa"]
    working_group.appoint(office, "area", "Hồ Văn Dũng", {"phone": "0905 3"})
    assert [one.name for one in working_group.asked(office, Role.AREA_POLICE)] == ["Hồ Văn Dũng", "Lê Thị Hòa"]
    assert working_group.asked(office, Role.SOCIAL_OFFICER) == ()
    desks = working_group.asked_at(office)
    assert [one.name for one in desks["police"]] == ["Hồ Văn Dũng", "Lê Thị Hòa"]
    assert "social" not in desks


def test_a_seat_does_not_end_before_it_begins_and_only_some_may_write_it(office: Home) -> None:
    first, last = date(2026, 5, 4), date(2026, 5, 3)
    span = {"since": first, "until": last}
    assert refused(lambda: working_group.appoint(office, "head", "An", span)) == "seat.ends-before-it-begins"
    working_group.appoint(office, "head", "An", {"since": first})
    (row,) = seat_of(office, "head")
    assert row.appointed is not None
    one = row.appointed
    assert refused(lambda: working_group.leave(office, one.id, one.seen, last)) == "seat.ends-before-it-begins"
    assert refused(lambda: working_group.succeed(office, one.id, one.seen, "Bình", {})) == "seat.no-day"
    working_group.leave(office, one.id, one.seen, date(2026, 5, 20))
    assert seat_of(office, "head", date(2026, 5, 21))[0].appointed is None
    member = replace(office, account=Account(new_id(), "Ma Thu", (Role.FIELD_MEMBER,)))
    assert refused(lambda: working_group.appoint(member, "head", "Tôi")) == "permission.write"
