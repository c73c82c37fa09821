from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.errors import UserError
from app.ui import dialogs, theme
from app.ui.messages import explain
from app.ui.page import PageSpec, Place
from app.ui.search_field import Hit
from app.ui.status_line import StatusFacts, StatusLine
from app.ui.tasks import Tasks
from app.ui.widgets.step_line import StepLine, StepMark, StepState
from app.ui.window import Forgetful, MainWindow
from tests.ui.checks import too_small_targets, type_text, unnamed_inputs

NOW = datetime(2026, 11, 22, 9, 30)
KEYS = ("today", "cases", "people", "plans", "sync", "papers", "settings")


class Page(QWidget):
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[object] = []
        self.heard: list[Changes] = []
        self.lets_go = True
        self.reloaded = 0
        QVBoxLayout(self).addWidget(QPushButton("Làm", self))

    def open_target(self, target: object) -> None:
        self.targets.append(target)

    def may_leave(self) -> bool:
        return self.lets_go

    def on_changes(self, changes: Changes) -> None:
        self.heard.append(changes)

    def reload(self) -> None:
        self.reloaded += 1

    def title(self) -> str:
        return f"Hồ sơ {self.targets[-1]}" if self.targets and self.targets[-1] else ""


class Shell:
    def __init__(self, qtbot, tasks: Tasks) -> None:
        self.built: list[str] = []
        self.memory = Forgetful()
        self.found: list[Hit] = []
        self.qtbot, self.tasks = qtbot, tasks

    def open(self) -> MainWindow:
        specs = [PageSpec(key, key.title(), "cases", self._maker(key)) for key in KEYS]
        specs.append(PageSpec("case", "Hồ sơ", "cases", self._maker("case"), rail=False, under="cases"))
        window = MainWindow(
            specs, self.tasks, search=lambda _text, deliver: deliver(self.found), memory=self.memory, now=lambda: NOW
        )
        self.qtbot.addWidget(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1093, 600)
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    def _maker(self, key: str):
        def make() -> QWidget:
            self.built.append(key)
            return Page()

        return make


@pytest.fixture
def shell(qtbot, tasks: Tasks) -> Shell:
    return Shell(qtbot, tasks)


@pytest.fixture
def window(shell: Shell) -> MainWindow:
    made = shell.open()
    made.start()
    return made


def test_a_page_is_built_when_it_is_first_gone_to_and_once(shell: Shell, window: MainWindow):
    assert shell.built == ["today"]
    window.go("cases")
    window.go("today")
    window.go("cases")
    assert shell.built == ["today", "cases"]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_the_rail_is_reached_by_number(qtbot, window: MainWindow, modifier):
    for number, key in enumerate(KEYS, 1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), modifier)
        assert window.place() == Place(key)


def test_back_and_forward_walk_the_places(qtbot, window: MainWindow):
    window.go("cases")
    window.go("case", "HS1")
    window.go("case", "HS2")
    assert window._title.text() == "Hồ sơ HS2"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place() == Place("case", "HS1")
    assert window.page("case").targets == ["HS1", "HS2", "HS1"]
    window.back()
    window.back()
    window.back()
    assert window.place() == Place("today")
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.place() == Place("cases")
    window.go("sync")
    window.forward()
    assert window.place() == Place("sync")


def test_a_page_that_does_not_let_go_keeps_the_person(window: MainWindow):
    window.page("today").lets_go = False
    assert not window.go("cases")
    assert window.place() == Place("today")
    assert window.rail._entries["today"].isChecked()
    assert not window.rail._entries["cases"].isChecked()
    assert not window.close()


def test_a_page_outside_the_rail_marks_the_entry_it_belongs_to(window: MainWindow):
    window.go("case", "HS1")
    assert window.rail._entries["cases"].isChecked()


def test_the_next_start_opens_the_last_page(shell: Shell, window: MainWindow):
    window.go("case", "HS1")
    window.close()
    again = shell.open()
    again.start()
    assert again.place() == Place("cases")


def test_another_person_starts_with_fresh_pages(shell: Shell, window: MainWindow):
    window.go("cases")
    window.forget_pages()
    assert window.page("cases") is None
    window.back()
    assert window.place() is None
    window.start()
    assert shell.built == ["today", "cases", "cases"]


def test_every_built_page_hears_of_changes_and_of_none_nothing(window: MainWindow):
    window.go("cases")
    changes = Changes.of([("case", "HS1")])
    window.changed(changes)
    window.changed(Changes())
    assert window.page("today").heard == window.page("cases").heard == [changes]


def test_f5_reads_the_page_again_and_f1_asks_for_its_help(qtbot, window: MainWindow):
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.page("today").reloaded == 1
    with qtbot.waitSignal(window.help_asked) as asked:
        qtbot.keyClick(window, Qt.Key.Key_F1)
    assert asked.args == ["today"]


def test_search_finds_with_ctrl_k_and_enter_goes_there(qtbot, shell: Shell, window: MainWindow):
    shell.found = [
        Hit("Nguyễn Thị Đức", "1942", place=Place("case", "HS7")),
        Hit("Lập hồ sơ mới", place=Place("cases")),
    ]
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    type_text(window.search, "nguyễn đức")
    qtbot.waitUntil(lambda: window.search._drop.isVisible())
    assert window.search.text() == "nguyễn đức"
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.place() == Place("case", "HS7")
    assert window.search.text() == ""


def test_search_drops_an_answer_to_what_was_typed_before(qtbot, window: MainWindow):
    delivers = []
    window.search.set_provider(lambda text, deliver: delivers.append((text, deliver)))
    window.search.start()
    type_text(window.search, "an")
    qtbot.waitUntil(lambda: len(delivers) == 1)
    type_text(window.search, "h")
    qtbot.waitUntil(lambda: len(delivers) == 2)
    delivers[1][1]([Hit("Anh")])
    delivers[0][1]([Hit("An"), Hit("Ân")])
    assert [text for text, _deliver in delivers] == ["an", "anh"]
    assert [hit.title for hit in window.search.hits()] == ["Anh"]


def test_search_that_finds_nothing_says_so_and_escape_leaves(qtbot, window: MainWindow):
    window.search.start()
    type_text(window.search, "xyz")
    qtbot.waitUntil(lambda: window.search._drop.isVisible())
    assert not window.search._drop.items[0].enabled
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert not window.search.hasFocus()


def test_an_unhandled_error_of_a_task_reaches_the_person(qtbot, window: MainWindow, tasks: Tasks, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda _parent, error: told.append(error.code))

    def broken(_progress):
        raise UserError("case.elsewhere")

    tasks.run(broken)
    qtbot.waitUntil(lambda: told == ["case.elsewhere"])


def test_closing_waits_for_work_that_cannot_stop(qtbot, window: MainWindow, tasks: Tasks):
    gate = threading.Event()
    task = tasks.run(lambda _progress: gate.wait(5))
    assert not window.close()
    assert "closing" in window.banners.shown()
    with qtbot.waitSignal(window.closing):
        gate.set()
    assert task.over
    assert not window.isVisible()


def test_a_banner_is_replaced_by_its_key_and_put_away(qtbot, window: MainWindow):
    window.banners.tell("import", "Một", "warn")
    window.banners.tell("import", "Hai", "warn", [("Xem", window.back)])
    window.banners.explain("stick", explain(OSError(5, "io", "E:/goi.hsct")))
    assert list(window.banners.shown()) == ["import", "stick"]
    assert window.banners.shown()["import"] == "Hai"
    window.banners._banners["import"].closed.emit()
    window.banners.take_back("stick")
    assert window.banners.isHidden()


def test_the_rail_folds_when_the_window_is_narrow_and_as_the_person_says(qtbot, shell: Shell, window: MainWindow):
    assert window.rail.compact()
    window.resize(1366, 700)
    assert not window.rail.compact()
    window.rail.fold_asked.emit(True)
    window.resize(1400, 700)
    assert window.rail.compact()
    assert shell.memory.value("window/rail") == "narrow"
    assert unnamed_inputs(window) == []


def test_the_shell_is_named_large_enough_and_fits_the_smallest_screen(window: MainWindow):
    window.set_account("Lê Thị Bích Ngọc", "Cán bộ tư pháp")
    window.status.show_facts(StatusFacts("Ngọc", "Máy văn phòng", 3, NOW, NOW, None))
    assert unnamed_inputs(window) == []
    assert too_small_targets(window) == []
    assert window.minimumSizeHint().width() <= 1093
    assert window.minimumSize().height() <= 614 - 40


def test_the_status_line_tells_what_would_be_lost(qtbot):
    line = StatusLine(lambda: NOW)
    qtbot.addWidget(line)
    line.resize(1366, 34)
    facts = StatusFacts("Ngọc", "Máy văn phòng", 12, NOW - timedelta(9), NOW - timedelta(1), None)
    line.show_facts(facts)
    assert line.text("account") == "Ngọc · Máy văn phòng"
    assert line.text("risk") == "Máy hỏng bây giờ sẽ mất 12 thay đổi; cũ nhất 9 ngày trước"
    assert line.text("exchange") == "Trao đổi: hôm qua"
    assert line.text("backup") == "Chưa sao lưu lần nào"
    line.show_facts(StatusFacts("Ngọc", "Máy văn phòng", 0))
    assert line.text("risk") == "Máy hỏng cũng không mất gì"


def test_the_status_line_speaks_briefly_where_there_is_no_room(qtbot):
    line = StatusLine(lambda: NOW)
    qtbot.addWidget(line)
    line.show_facts(StatusFacts("Lê Thị Bích Ngọc", "Máy văn phòng, xã Tuy An Đông", 12, NOW - timedelta(9)))
    line.resize(620, 34)
    line.show()
    assert line.text("account") == "Lê Thị Bích Ngọc"
    assert line.text("risk") == "Sẽ mất 12 thay đổi"
    line.resize(1600, 34)
    assert line.text("risk").startswith("Máy hỏng bây giờ")


def test_the_step_line_says_each_state_in_words_and_walks_with_the_arrows(qtbot):
    line = StepLine()
    qtbot.addWidget(line)
    line.show_steps([StepMark(state.value, f"Bước {number}", state) for number, state in enumerate(StepState)])
    line.resize(1000, line.heightForWidth(1000))
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    words = [step.accessibleName() for step in line._steps]
    assert words[:5] == ["Bước 0. Xong", "Bước 1. Đang làm", "Bước 2. Đang chờ", "Bước 3. Quá hạn", "Bước 4. Vướng mắc"]
    line._steps[0].setFocus()
    qtbot.keyClick(line._steps[0], Qt.Key.Key_Right)
    assert line._steps[1].hasFocus()
    with qtbot.waitSignal(line.activated) as activated:
        qtbot.keyClick(line._steps[1], Qt.Key.Key_Return)
    assert activated.args == ["now"]


def test_the_step_line_breaks_into_rows_when_there_is_no_room(qtbot):
    line = StepLine()
    qtbot.addWidget(line)
    line.show_steps([StepMark(str(n), f"Bước {n}", StepState.TODO) for n in range(8)])
    assert line.heightForWidth(500) == 2 * line.heightForWidth(1000)
    line.resize(500, line.heightForWidth(500))
    line.show()
    assert all(step.geometry().right() <= 500 for step in line._steps)


def test_the_colours_follow_the_scheme_while_the_window_is_open(qapp, window: MainWindow):
    before = window.grab().toImage().pixelColor(400, 300).lightness()
    theme.apply(qapp, theme.Scheme.DARK)
    after = window.grab().toImage().pixelColor(400, 300).lightness()
    assert before > 200 > 60 > after
