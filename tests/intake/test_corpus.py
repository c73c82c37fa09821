"""The committed lists are opened by every version: what they were read as once, they are read as for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserError
from app.intake.layout import find_lists
from app.intake.mapping import propose
from app.intake.old_letters import in_unicode
from app.intake.rows import read_rows
from app.intake.tables import open_list
from tests.corpus.lists.make import FILES
from tests.intake import lists

CORPUS = Path(__file__).parent.parent / "corpus" / "lists"
REFUSED = {
    "co-mat-khau.xlsx": "list.password-protected",
    "co-mat-khau.xls": "list.password-protected",
    "trang-web.xls": "list.not-a-list",
    "cut-doi.xlsx": "list.broken",
    "rong.xlsx": "list.empty",
}
PEOPLE = ["Nguyễn Văn Tèo", "Trần Thị Nở", "Nguyễn Thị Bưởi", "H'Hen Niê", "Y Bhim Niê"]


def rows_in(name):
    book, _ = in_unicode(open_list(CORPUS / name))
    return [row for layout in find_lists(book).layouts for row in read_rows(layout, propose(layout), today=lists.TODAY)]


def test_every_file_of_the_corpus_is_looked_at():
    kept = {path.name for path in CORPUS.iterdir() if path.suffix in (".xlsx", ".xls", ".csv")}
    assert kept == set(FILES)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_no_readable_list_is_refused_plainly(name):
    with pytest.raises(UserError) as caught:
        open_list(CORPUS / name)
    assert (caught.value.code, caught.value.params["file"]) == (REFUSED[name], name)


@pytest.mark.parametrize("name", sorted(name for name in FILES if name not in REFUSED and "ho-so" not in name))
def test_every_list_of_residents_gives_the_same_people(name):
    rows = rows_in(name)
    assert [row.name for row in rows] == PEOPLE
    assert [row.born.iso for row in rows] == ["1980-05-03", "1982-11-12", "2012-09-07", "1955", "1990-12-01"]
    assert [row.values["sex"] for row in rows] == ["male", "female", "female", "female", "male"]
    assert rows[4].doubts[0].code == "id.leading-zero-lost"


def test_the_running_cases_give_their_groups():
    rows = rows_in("ho-so-dang-giai-quyet.xlsx")
    assert [row.values.get("category") for row in rows] == ["A3", "B4", "A3", None, None]
    assert [lists.codes(row.faults) for row in rows[3:]] == [["category.by-decision-only"], ["category.unknown"]]
