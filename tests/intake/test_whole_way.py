"""Whatever stands in the cells, the way from sheet to returned sheet goes through."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.intake.layout import find_lists
from app.intake.mapping import Mapping, propose
from app.intake.old_letters import in_unicode
from app.intake.preview import Verdict, compare, remember
from app.intake.returned import returned_rows, returned_sheet
from app.intake.rows import read_rows
from app.intake.tables import Book, Merged, Sheet
from app.intake.titles import vocabulary
from tests.intake import lists

TITLES = sorted({title for field in vocabulary().fields for title in field.titles})
WORDS = [
    "Nguyễn Văn An",
    "x",
    "A3",
    "03/05/1990",
    "12.13.14",
    "Tổng cộng",
    "Thôn 3",
    "(1)",
    "Người lập",
    "054080001234",
    "=1",
]
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.sampled_from(TITLES),
    st.text(max_size=12).map(lambda text: text.strip() or None),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)),
)
MERGES = st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(0, 9), st.integers(0, 9)).map(
    lambda m: Merged(min(m[0], m[2]), min(m[1], m[3]), max(m[0], m[2]), max(m[1], m[3]))
)


@settings(max_examples=80, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(TITLES), min_size=2, max_size=7),
    st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=10),
    st.lists(MERGES, max_size=3),
)
def test_no_cells_bring_the_program_down(header, body, merges):
    head = ("Họ và tên", *header)
    rows = (head + (None,) * (8 - len(head)), *(("Lê Thị Lan", *row) for row in body))
    book, _ = in_unicode(Book("a.xlsx", "xlsx", (Sheet("Thôn 1", rows, tuple(merges)),)))
    try:
        layouts = find_lists(book).layouts
    except UserError as fault:
        assert fault.code == "list.no-header"  # noqa: PT017
        return
    mapping = propose(layouts[0])
    assert Mapping.from_json(mapping.to_json()).places(layouts[0]) == mapping.places(layouts[0])
    read = read_rows(layouts[0], mapping, today=lists.TODAY)
    preview = compare(read, ())
    assert len(preview.rows) == len(layouts[0].rows)
    assert returned_sheet(returned_rows(preview.rows, doubtful=True), layouts, file="a.xlsx")[:2] == b"PK"
    last = [remember(one, f"r{at}") for at, one in enumerate(preview.rows)]
    again = compare(read, (), last)
    assert {one.verdict for one in again.rows} <= {Verdict.UNCHANGED, Verdict.WRONG}
    assert all(one.verdict is Verdict.WRONG for one in again.rows if one.row.faults)
