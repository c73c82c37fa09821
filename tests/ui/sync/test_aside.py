"""The desks of the sync page: bundles laid aside, and the reminder of the second backup."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from app.services import backups_second, enrolment, exchange, people, sync_gaps
from app.services.people import NewPerson
from app.ui.sync import sync_page
from app.ui.sync.sync_page import SyncPage
from app.ui.tasks import Tasks
from app.ui.today_page import TodayPage
from tests.services.commune import Commune
from tests.services.test_exchange import a_gap
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs

Until = Callable[[Callable[[], object]], None]


def test_a_bundle_that_was_laid_aside_is_looked_into_and_let_in(commune: Commune, tasks: Tasks, until: Until) -> None:
    area, office = commune.areas["Thôn Xuân Hòa"], commune.office
    laptop = commune.laptop("Thôn Xuân Hòa")
    people.add_person(laptop, NewPerson("Y Krông Niê", area))
    stick = commune.folder / "stick"
    first = exchange.export_bundle(laptop, stick / "1.hsct").path
    people.add_person(laptop, NewPerson("H’Bia Niê", area))
    second = exchange.export_bundle(laptop, stick / "2.hsct").path
    enrolment.revoke(office, laptop.device)
    page = shown(SyncPage(office, tasks), 1182, 680)
    assert isinstance(page, SyncPage)
    until(lambda: page.shown is not None)
    for file in (first, second):
        dialog = page.import_file(file)
        until(lambda: "fault" in dialog.banners.shown())  # noqa: B023 (waited for in the loop)
        assert "Gói để riêng" in dialog.banners.shown()["fault"]
        assert not dialog._aside.isHidden()
        dialog._ask_aside()
        bury(dialog)
    aside = page.aside
    assert aside is not None
    until(lambda: len(aside.cells()) == 2)
    assert page.tabs.currentWidget() is aside
    assert {row[0] for row in aside.cells()} == {"Máy 1"}
    assert {row[1] for row in aside.cells()} == {"Máy đã bị thu hồi"}

    earlier = min(row.id for row in aside.rows())  # not by size: an envelope's differs by chance
    opened = page.open_aside(earlier)
    assert opened is not None
    until(lambda: opened.looked is not None)
    assert opened.chips()["new"] == "1 mới"
    assert unnamed_inputs(opened) == []
    assert too_small_targets(opened) == []
    assert not opened._close_it.isEnabled()  # without a reason nothing is closed
    opened.take_in()
    until(lambda: opened.done_with is not None)
    bury(opened)
    until(lambda: any(row.state == "released" for row in aside.rows()))
    other = next(row for row in aside.rows() if row.state == "waiting")
    closed = page.open_aside(other.id)
    assert closed is not None
    until(lambda: closed.looked is not None)
    closed.reason.set_value("đã hỏi chủ máy")
    closed.close_it()
    until(lambda: any(row.state == "closed" for row in aside.rows()))
    assert people.count_people(office, people.PeopleFilter()) == 1
    bury(closed)
    bury(page)


def test_a_missing_second_place_nags_on_both_pages_and_can_be_put_off(
    commune: Commune, tasks: Tasks, until: Until
) -> None:
    place = commune.folder / "ổ thứ hai"
    place.mkdir()
    backups_second.choose_second_place(commune.office, place)
    place.rmdir()
    page = shown(SyncPage(commune.office, tasks), 1182, 680)
    assert isinstance(page, SyncPage)
    until(lambda: "second-place" in page.banners.shown())
    assert "Hãy cắm ổ đĩa" in page.banners.shown()["second-place"]
    today = shown(TodayPage(commune.office, tasks), 1182, 680)
    assert isinstance(today, TodayPage)
    until(lambda: today._desks.nag is not None)
    page._second.put_off()
    until(lambda: "second-place" not in page.banners.shown())
    assert backups_second.nag(commune.office) is None
    bury(today)
    bury(page)


def test_the_stick_is_cleared_of_what_is_surely_elsewhere(commune: Commune, tasks: Tasks, until: Until) -> None:
    office, usb = commune.office, commune.folder / "usb"
    usb.mkdir()
    laptop = commune.laptop("Thôn Xuân Hòa")
    written = exchange.export_bundle(office, usb / "cho máy.hsct", to=laptop.device).path
    exchange.import_bundle(laptop, written)
    people.add_person(laptop, NewPerson("Y Krông Niê", commune.areas["Thôn Xuân Hòa"]))
    kept = exchange.export_bundle(laptop, usb / "của máy.hsct").path
    exchange.import_bundle(office, kept)
    page = shown(SyncPage(office, tasks), 1182, 680)
    assert isinstance(page, SyncPage)
    until(lambda: page.shown is not None)
    page.take_file(usb)
    until(lambda: len(page.stick.old()) == 2)
    dialog = page.clear_stick()
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []
    assert dialog.list.chosen() == [str(written)]  # the other is taken in, but not in every backup that is kept
    dialog.clear()
    until(lambda: "cleared" in page.banners.shown())
    assert [file.name for file in usb.iterdir()] == [kept.name]
    bury(dialog)
    bury(page)


def test_what_waits_behind_a_gap_is_let_in_after_asking(
    commune: Commune, tasks: Tasks, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_gap(commune, "Thôn Xuân Hòa")
    asked: list[str] = []
    monkeypatch.setattr(sync_page, "confirm", lambda _parent, _title, text, _yes, danger: asked.append(text) or danger)
    page = shown(SyncPage(commune.office, tasks), 1182, 680)
    assert isinstance(page, SyncPage)
    gaps = page.gaps
    assert gaps is not None
    until(lambda: len(gaps.rows()) == 1)
    assert not gaps._let_in.isEnabled()  # nothing is chosen
    gaps.table.select(gaps.rows()[0].key)
    gaps._let_in.click()
    assert asked
    assert asked[0].startswith("1 thay đổi của Máy 1")
    until(lambda: "let-in" in page.banners.shown())
    assert page.banners.shown()["let-in"].startswith("Đã nhận: 1 bản ghi mới, 0 giá trị chờ chọn")
    until(lambda: gaps.rows() == [])
    bury(page)


def test_stopping_to_let_in_what_waits_leaves_it_where_it_is(
    commune: Commune, tasks: Tasks, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_gap(commune, "Thôn Xuân Hòa")
    monkeypatch.setattr(sync_page, "confirm", lambda *_, **__: True)
    page = shown(SyncPage(commune.office, tasks), 1182, 680)
    assert isinstance(page, SyncPage)
    gaps = page.gaps
    assert gaps is not None
    until(lambda: len(gaps.rows()) == 1)
    asked, let_in = Event(), sync_gaps.let_in

    def once_asked(*args: Any, **options: Any) -> Any:
        asked.wait(20)
        return let_in(*args, **options)

    monkeypatch.setattr(sync_gaps, "let_in", once_asked)
    tasks.began.connect(lambda task: (task.cancel(), asked.set()) if task.cancellable else None)
    page.let_in(gaps.rows()[0])
    until(lambda: "stopped" in page.banners.shown())
    assert page.banners.shown()["stopped"] == "Đã dừng. Chưa nhận gì, phần đang giữ vẫn còn nguyên."
    with commune.office.reading() as r:
        assert r.session.connection().exec_driver_sql("SELECT count(*) FROM op WHERE state = 'gap'").scalar() == 1
    bury(page)
