from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView

from app.errors import UserError
from app.ui.tasks import Tasks
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.paged_table import Column, PagedTable, Rows, Sort


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    age: int


COLUMNS = (
    Column("Tên", lambda row: row.name, 200, stretch=True, sort_key="name"),
    Column("Tuổi", lambda row: row.age, 80, "right", mark=lambda row: ("late", "bad") if row.age > 99 else None),
)


class Register:
    """A keyset-paged source over numbers, as a database would answer."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.asked: list[tuple[object, int, Sort | None]] = []
        self.threads: set[int] = set()
        self.version = 0

    def fetch(self, after, limit, sort):
        self.asked.append((after, limit, sort))
        self.threads.add(threading.get_ident())
        start = 0 if after is None else after + 1
        numbers = range(start, min(start + limit, self.size))
        descending = sort is not None and sort.descending
        rows = [
            Person(f"P{n}", f"Người {self.size - n if descending else n} v{self.version}", n % 120) for n in numbers
        ]
        return rows, numbers[-1] if numbers and numbers[-1] < self.size - 1 else None

    def count(self):
        return self.size

    def key(self, row):
        return row.id


@pytest.fixture
def table(qtbot, tasks: Tasks):
    made = PagedTable(COLUMNS, tasks, name="Nhân khẩu")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def load(qtbot, table: PagedTable, source) -> None:
    table.set_source(source)
    qtbot.waitUntil(lambda: table.model.total is not None and not table.model.loading)


def test_a_million_rows_show_their_first_page_only(qtbot, table):
    source = Register(1_000_000)
    load(qtbot, table, source)
    assert table.rows_loaded() <= 200
    assert table.model.total == 1_000_000
    assert table.model.data(table.model.index(0, 0)) == "Người 0 v0"
    assert table.model.data(table.model.index(0, 1)) == "0"
    assert threading.get_ident() not in source.threads
    assert "1.000.000 dòng" in table._foot.text()


def test_rows_have_one_height_and_columns_are_never_measured(table):
    rows = table.view.verticalHeader()
    assert rows.sectionResizeMode(0) is QHeaderView.ResizeMode.Fixed
    assert rows.defaultSectionSize() >= 32
    header = table.view.horizontalHeader()
    assert all(header.sectionResizeMode(i) is not QHeaderView.ResizeMode.ResizeToContents for i in range(2))


def test_scrolling_down_reads_on_after_the_last_key_until_the_end(qtbot, table):
    source = Register(350)
    load(qtbot, table, source)
    for _ in range(20):
        if table.rows_loaded() == 350:
            break
        table.view.scrollToBottom()
        qtbot.waitUntil(lambda: not table.model.loading)
    assert table.rows_loaded() == 350
    assert [table.model.key_at(i) for i in range(350)] == [f"P{n}" for n in range(350)]
    assert [after for after, _limit, _sort in source.asked] == [None, 99, 199, 299]
    assert not table.model.canFetchMore(QModelIndex())


def test_a_click_on_a_header_asks_the_source_to_sort_and_again_to_turn(qtbot, table):
    source = Register(10)
    load(qtbot, table, source)
    for expected in (Sort("name"), Sort("name", descending=True)):
        table.view.horizontalHeader().sectionClicked.emit(0)
        qtbot.waitUntil(lambda: not table.model.loading)
        assert source.asked[-1][2] == expected
    assert table.model.data(table.model.index(0, 0)) == "Người 10 v0"
    asked = len(source.asked)
    table.view.horizontalHeader().sectionClicked.emit(1)
    assert len(source.asked) == asked


def test_an_answer_to_an_older_question_is_thrown_away(qtbot, table):
    slow, gate = Register(5), threading.Event()
    inner = slow.fetch

    def late(after, limit, sort):
        gate.wait(5)
        return inner(after, limit, sort)

    slow.fetch = late
    table.set_source(slow)
    table.set_source(Register(3))
    gate.set()
    qtbot.waitUntil(lambda: table.model.total == 3 and not table.model.loading)
    assert table.rows_loaded() == 3


def test_refreshing_keeps_the_selected_person_even_when_others_come_before(qtbot, table):
    load(qtbot, table, Rows([Person(f"P{n}", f"N{n}", n) for n in range(50)], lambda row: row.id))
    assert table.select("P20")
    load(
        qtbot,
        table,
        Rows(
            [Person(f"Q{n}", f"Q{n}", n) for n in range(5)] + [Person(f"P{n}", f"N{n}", n) for n in range(50)],
            lambda row: row.id,
        ),
    )
    qtbot.waitUntil(lambda: table.rows_loaded() == 55)
    assert table.current_key() == "P20"
    assert table.view.currentIndex().row() == 25
    assert table.picked_keys() == ["P20"]
    assert table.current_row().name == "N20"


def test_refreshing_the_same_rows_shows_new_values_without_a_reset(qtbot, table):
    source = Register(40)
    load(qtbot, table, source)
    table.select("P7")
    source.version = 1
    with qtbot.assertNotEmitted(table.model.modelReset):
        table.refresh()
        qtbot.waitUntil(lambda: not table.model.loading)
    assert table.model.data(table.model.index(7, 0)) == "Người 7 v1"
    assert table.picked_keys() == ["P7"]


def test_several_people_are_kept_through_a_refresh(qtbot, tasks):
    table = PagedTable(COLUMNS, tasks, many=True)
    qtbot.addWidget(table)
    source = Register(30)
    load(qtbot, table, source)
    table.select("P3")
    table.view.selectionModel().select(
        table.model.index(9, 0),
        table.view.selectionModel().SelectionFlag.Select | table.view.selectionModel().SelectionFlag.Rows,
    )
    source.size = 31
    table.refresh()
    qtbot.waitUntil(lambda: table.rows_loaded() == 31)
    assert sorted(table.picked_keys()) == ["P3", "P9"]


def test_enter_and_double_click_open_the_row(qtbot, table):
    load(qtbot, table, Register(5))
    table.select("P2")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == ["P2"]
    with qtbot.waitSignal(table.opened) as opened:
        table.view.doubleClicked.emit(table.model.index(4, 0))
    assert opened.args == ["P4"]


def test_an_empty_list_says_why_and_what_to_do(qtbot, table):
    table.set_empty("Chưa có ai", "Nhập danh sách của xã để bắt đầu.", "Nhập danh sách…")
    load(qtbot, table, Register(0))
    assert isinstance(table._stack.currentWidget(), EmptyState)
    assert table._stack.currentWidget().title() == "Chưa có ai"
    with qtbot.waitSignal(table.asked):
        table._empty._action.click()


def test_a_slow_list_says_that_it_is_being_read(qtbot, table):
    gate, source = threading.Event(), Register(2)
    inner = source.fetch

    def slow(after, limit, sort):
        gate.wait(5)
        return inner(after, limit, sort)

    source.fetch = slow
    table.set_source(source)
    qtbot.waitUntil(lambda: table._stack.currentWidget() is table._waiting)
    gate.set()
    qtbot.waitUntil(lambda: table._stack.currentWidget() is table.view)


def test_a_list_that_cannot_be_read_says_so(qtbot, table):
    source = Register(2)

    def broken(after, limit, sort):
        raise UserError("view.pdf-locked")

    source.fetch = broken
    with qtbot.waitSignal(table.failed):
        table.set_source(source)
    assert table._stack.currentWidget().title() == "PDF có mật khẩu"


def test_a_small_list_needs_no_task_runner(qtbot):
    table = PagedTable(COLUMNS)
    qtbot.addWidget(table)
    table.set_source(
        Rows([Person("a", "An", 3), Person("b", "Bình", 120)], lambda row: row.id, {"name": lambda row: row.name})
    )
    table.set_sort(Sort("name", descending=True))
    assert [table.model.key_at(i) for i in range(2)] == ["b", "a"]
    assert table.model.data(table.model.index(0, 1), Qt.ItemDataRole.DecorationRole) is not None
    assert table.model.data(table.model.index(1, 1), Qt.ItemDataRole.DecorationRole) is None


def test_where_there_is_little_room_a_column_yields_and_dates_and_names_can_be_read(qtbot):
    table = PagedTable(
        (
            Column("Hạn", lambda row: "24/11/2026", 128, least=128),
            Column("Tên", lambda row: row.name, 200, stretch=True, least=170),
            Column("Hộ", lambda row: row.name, 150),
            Column("Ngày lập", lambda row: "01/11/2026", 104, "right", sort_key="made", yields=True),
        )
    )
    qtbot.addWidget(table)
    table.set_source(Rows([Person("a", "An", 3)], lambda row: row.id, {"made": lambda row: row.id}))
    table.resize(700, 300)
    table.show()
    header = table._view.horizontalHeader()

    def widths() -> list[int]:
        return [header.sectionSize(i) for i in range(4)]

    assert widths() == [128, 300, 150, 104]
    table.resize(450, 300)
    assert widths()[0] == 128
    assert widths()[1] >= 170
    assert header.isSectionHidden(3)
    table.set_sort(Sort("made"))
    assert not header.isSectionHidden(3)
    table.set_sort(None)
    table.resize(700, 300)
    assert widths() == [128, 300, 150, 104]


def test_what_is_cut_of_the_current_row_stands_in_full_under_the_list(qtbot):
    table = PagedTable(
        (
            Column("Tên", lambda row: row.name, 160, least=120),
            Column("Tuổi", lambda row: row.age, 80, "right"),
            Column("Ghi chú", lambda row: "Ở nhờ nhà bà Mí từ mùa rẫy năm ngoái", 300, yields=True),
        ),
        tells=True,
    )
    qtbot.addWidget(table)
    long = "H'Nguyệt Thị Bích Hạnh Niê Kđăm"
    table.set_source(Rows([Person("a", long, 3), Person("b", "An", 4)], lambda row: row.id))
    table.resize(260, 300)
    table.show()
    assert not table._whole.isVisible()  # nothing is chosen
    table.select("a")
    qtbot.waitUntil(table._whole.isVisible)
    assert table._whole.text() == f"Tên: {long} · Ghi chú: Ở nhờ nhà bà Mí từ mùa rẫy năm ngoái"
    table.select("b")
    qtbot.waitUntil(lambda: table._whole.text() == "Ghi chú: Ở nhờ nhà bà Mí từ mùa rẫy năm ngoái")
    table.resize(900, 300)
    assert not table._whole.isVisible()


def test_the_last_row_in_sight_can_be_opened_by_two_clicks_though_the_list_gives_way(qtbot):
    columns = (Column("Ghi chú", lambda row: f"{row.name} ở nhờ nhà bà Mí từ mùa rẫy năm ngoái", 100),)
    table = PagedTable(columns, tells=True)
    qtbot.addWidget(table)
    table.set_source(Rows([Person(str(n), f"Người {n}", n) for n in range(40)], lambda row: row.id))
    table.resize(200, 300)
    table.show()
    opened: list[str] = []
    table.opened.connect(opened.append)
    row = table.view.rowAt(table.view.viewport().height() - 8)
    place = table.view.visualRect(table.model.index(row, 0)).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [str(row)]
    qtbot.waitUntil(table._whole.isVisible)
    shown = table.view.visualRect(table.model.index(row, 0))
    assert table.view.viewport().rect().contains(shown.center())


def test_a_row_that_was_chosen_before_it_was_read_is_told_once_it_comes(qtbot, table):
    told: list[str] = []
    table.selected.connect(told.append)
    table.set_source(Register(50))
    assert not table.select("P7")
    qtbot.waitUntil(lambda: told == ["P7"])
    assert table.current_row().id == "P7"
    table.refresh()
    qtbot.waitUntil(lambda: not table.model.loading)
    assert told == ["P7"]


def test_a_row_is_chosen_alone_whatever_keys_are_held(qtbot):
    table = PagedTable(COLUMNS, many=True)
    qtbot.addWidget(table)
    table.set_source(Rows([Person("a", "An", 3), Person("b", "Bình", 4)], lambda row: row.id))
    table.show()
    table.select("a")
    qtbot.keyPress(table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)  # something else chooses meanwhile
    table.select("b")
    chosen = table.picked_keys()
    qtbot.keyRelease(table, Qt.Key.Key_Control)
    assert chosen == ["b"]
