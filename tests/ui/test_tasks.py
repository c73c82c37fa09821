from __future__ import annotations

import threading
import time
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from app.errors import UserError
from app.progress import Progress
from app.ui.tasks import Lane, State, Tasks
from app.ui.widgets.progress_panel import ProgressPanel
from tests.ui.checks import bury

MAIN = threading.get_ident


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: list[int] = []

    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.append(MAIN())

    def stopped(self) -> None:
        self.take("stopped")


def endless(progress: Progress) -> None:
    while True:
        progress.tick("read", 1, 10)
        time.sleep(0.002)


def failing(_progress: Progress) -> None:
    raise UserError("list.password-protected", file="a.xlsx")


@pytest.fixture
def listener() -> Listener:
    return Listener()


def test_work_runs_elsewhere_and_its_result_comes_to_the_main_thread(qtbot, tasks: Tasks, listener: Listener):
    tasks.run(lambda _progress: MAIN(), listener.take)
    qtbot.waitUntil(lambda: bool(listener.got))
    assert listener.got[0] != MAIN()
    assert listener.threads == [MAIN()]


def test_the_database_lane_is_one_thread_and_the_other_lane_another(qtbot, tasks: Tasks, listener: Listener):
    for lane in (Lane.DATABASE, Lane.OTHER, Lane.DATABASE, Lane.OTHER):
        tasks.run(lambda _progress, lane=lane: (lane, MAIN()), listener.take, lane=lane)
    qtbot.waitUntil(lambda: len(listener.got) == 4)
    threads = {lane: {each for at, each in listener.got if at is lane} for lane in Lane}
    assert len(threads[Lane.DATABASE]) == len(threads[Lane.OTHER]) == 1
    assert threads[Lane.DATABASE] != threads[Lane.OTHER]


def test_work_of_one_lane_is_done_in_order(qtbot, tasks: Tasks, listener: Listener):
    for number in range(50):
        tasks.run(lambda _progress, number=number: number, listener.take)
    qtbot.waitUntil(lambda: len(listener.got) == 50)
    assert listener.got == list(range(50))


def test_no_result_is_lost_among_two_thousand(qtbot, tasks: Tasks, listener: Listener):
    for _ in range(1000):
        tasks.run(lambda _progress: True, listener.take)
        tasks.run(lambda _progress: True, listener.take, lane=Lane.OTHER)
    qtbot.waitUntil(lambda: len(listener.got) == 2000, timeout=10_000)


def test_an_error_goes_to_its_handler_and_else_to_the_window(qtbot, tasks: Tasks, listener: Listener):
    unheard: list[Exception] = []
    tasks.failed.connect(unheard.append)
    tasks.run(failing, listener.take, listener.take)
    tasks.run(failing, listener.take)
    qtbot.waitUntil(lambda: bool(listener.got and unheard))
    assert [str(each) for each in (*listener.got, *unheard)] == ["list.password-protected (file=a.xlsx)"] * 2


def test_cancel_stops_work_in_the_middle(qtbot, tasks: Tasks, listener: Listener):
    task = tasks.run(endless, listener.take, cancellable=True, on_cancelled=listener.stopped)
    qtbot.waitUntil(lambda: task.state is State.RUNNING)
    task.cancel()
    qtbot.waitUntil(lambda: task.over)
    assert task.state is State.CANCELLED
    assert listener.got == ["stopped"]


def test_work_cancelled_while_it_waits_never_starts(qtbot, tasks: Tasks, listener: Listener):
    first = tasks.run(endless, cancellable=True)
    second = tasks.run(lambda _progress: listener.take("ran"), cancellable=True)
    second.cancel()
    first.cancel()
    qtbot.waitUntil(lambda: second.over)
    assert second.state is State.CANCELLED
    assert listener.got == []


def test_work_that_cannot_be_cancelled_is_finished(qtbot, tasks: Tasks, listener: Listener):
    task = tasks.run(lambda progress: progress.tick("write", 1) or "written", listener.take)
    task.cancel()
    qtbot.waitUntil(lambda: task.over)
    assert listener.got == ["written"]


def test_a_page_that_was_closed_is_not_called(qtbot, tasks: Tasks):
    closed, kept = Listener(), Listener()
    heard = closed.got
    gate = threading.Event()
    tasks.run(lambda _progress: gate.wait(5), closed.take)
    shiboken6.delete(closed)
    gate.set()
    tasks.run(lambda _progress: None, kept.take)
    qtbot.waitUntil(lambda: bool(kept.got))
    assert heard == []


def test_waiting_work_does_not_keep_a_page_alive(qtbot, tasks: Tasks, listener: Listener):
    page = Listener()
    heard, alive = page.got, weakref.ref(page)
    gate = threading.Event()
    tasks.run(lambda _progress: gate.wait(5), page.take)
    del page
    assert alive() is None
    gate.set()
    tasks.run(lambda _progress: None, listener.take)
    qtbot.waitUntil(lambda: bool(listener.got))
    assert heard == []


def test_shutdown_waits_for_what_writes_and_cancels_the_rest(qapp, listener: Listener):
    runner = Tasks()
    runner.run(lambda _progress: (time.sleep(0.2), "written")[1], listener.take)
    other = runner.run(endless, cancellable=True, lane=Lane.OTHER)
    runner.shutdown()
    assert listener.got == ["written"]
    assert other.state is State.CANCELLED
    assert runner.run(lambda _progress: "late", listener.take).state is State.CANCELLED


def test_the_panel_shows_long_work_only_with_its_progress_and_cancels_it(qtbot, tasks: Tasks):
    parent = QWidget()
    qtbot.addWidget(parent)
    panel = ProgressPanel(tasks, parent)
    quick = tasks.run(lambda _progress: None, title="Nhanh")
    long = tasks.run(endless, title="Đang nhập danh sách", cancellable=True, lane=Lane.OTHER)
    qtbot.waitUntil(lambda: quick.over)
    assert panel.shown() == []
    qtbot.waitUntil(lambda: panel.shown() == ["Đang nhập danh sách"], timeout=3000)
    panel.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: long.over)
    qtbot.waitUntil(lambda: panel.shown() == [])
    assert panel.isHidden()
    bury(parent)
