"""To the printer: pages, both sides by hand, sizes; and several cases one after the other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from app.home import Home
from app.progress import Cancelled, Progress, Tick
from app.services import cases, people, printer_check, prints
from app.services.people import NewPerson
from app.ui.papers import print_dialog
from app.ui.papers.papers_page import PapersPage
from app.ui.papers.print_dialog import BY_HAND, PrintDialog
from app.ui.papers.queue_dialog import ONE_FILE, QueueDialog
from app.ui.papers.queue_work import DOSSIER, FORM, LETTER, SLIP, Outcome, Wish, print_all
from app.ui.papers.sheets_of_paper import by_hand, pages_of
from app.ui.tasks import Tasks
from app.ui.widgets.pdf_print import print_pages
from app.ui.window import Forgetful
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, unnamed_inputs


def a_pdf(*sizes: tuple[float, float]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number, size in enumerate(sizes, 1):
        canvas.setPageSize(size)
        canvas.rect(size[0] / 2, size[1] / 2, 60, 60 * number, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def texts_of(pdf: bytes) -> list[str]:
    """What each page says. All is closed here: PDFium is not to be left to the collector of another thread."""
    found = []
    with pdfium.PdfDocument(pdf) as document:
        for at in range(len(document)):
            page = document[at]
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
    return found


A4 = (595.28, 841.89)


def into(file: Path) -> QPrinter:
    """A printer that writes a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("4-5, 1", (0, 3, 4)),
        ("1–2; 2", (0, 1)),
        ("0", None),
        ("3-2", None),
        ("6", None),
        ("một", None),
        ("1,,2", None),
    ],
)
def test_pages_are_named_as_people_write_them(text: str, pages: tuple[int, ...] | None):
    assert pages_of(text, 5) == pages


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("backwards", [False, True])
def test_every_back_meets_its_front(count: int, backwards: bool):
    fronts, backs = by_hand(tuple(range(count)), backwards=backwards)
    pile = list(reversed(fronts)) if backwards else list(fronts)
    for at, back in enumerate(backs):
        if back is not None:
            assert back == (pile[at] or 0) + 1
    printed = [page for page in (*fronts, *backs) if page is not None]
    assert sorted(printed) == list(range(count))


def test_pages_come_out_in_their_size_and_turned_as_they_lie(qapp, tmp_path: Path):
    sent = print_pages(a_pdf(A4, A4[::-1], A4), into(tmp_path / "out.pdf"), (0, 1, None, 2), Progress())
    assert sent == 4
    with pdfium.PdfDocument(tmp_path / "out.pdf") as document:
        sizes = [tuple(round(each / 10) for each in document.get_page_size(at)) for at in range(len(document))]
        drawn = []
        for at in range(len(document)):
            page = document[at]
            drawn.append(any(page.get_objects()))
            page.close()
    assert sizes == [(60, 84), (84, 60), (60, 84), (60, 84)]
    assert drawn == [True, True, False, True]


def test_printing_can_be_stopped_between_two_pages(qapp, tmp_path: Path):
    ticks: list[Tick] = []
    with pytest.raises(Cancelled):
        print_pages(
            a_pdf(A4, A4, A4), into(tmp_path / "out.pdf"), (0, 1, 2), Progress(ticks.append, lambda: bool(ticks))
        )
    assert len(ticks) == 1


def test_the_test_page_has_two_sides_and_every_letter():
    front, back = texts_of(printer_check.sample())
    assert "ỪỬỮỨỰ" in front
    assert "100 mm" in front
    assert "MẶT SAU" in back


def numbers_of(file: Path) -> list[int]:
    """Which page of :func:`a_pdf` each sheet bears, by the height of its bar; 0 is an empty one."""
    found = []
    with pdfium.PdfDocument(file) as document:
        for at in range(len(document)):
            page = document[at]
            picture = page.render(scale=0.5, grayscale=True).to_pil()
            dark = sum(picture.convert("L").histogram()[:128])
            found.append(round(dark / (60 * 60 / 4)))
            page.close()
    return found


@pytest.mark.parametrize(
    ("backwards", "pages", "fronts", "backs"),
    [
        (False, "", [1, 3, 5], [2, 4]),
        (True, "", [1, 3, 5], [0, 4, 2]),
        (True, "2-5", [2, 4], [5, 3]),
        (False, "2-4", [2, 4], [3]),
    ],
)
def test_both_sides_by_hand_are_sent_in_two_runs(
    qtbot,
    tasks: Tasks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    backwards: bool,
    pages: str,
    fronts: list[int],
    backs: list[int],
):
    file, outs = tmp_path / "a.pdf", [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    file.write_bytes(a_pdf(*[A4] * 5))
    dialog = PrintDialog(tasks, Forgetful(), file)
    shown(dialog)
    qtbot.waitUntil(lambda: not tasks.open)
    waiting, answers = iter(outs), iter([False, True])
    monkeypatch.setattr(dialog, "device", lambda: into(next(waiting)))
    monkeypatch.setattr(print_dialog, "confirm", lambda *_said: next(answers))
    dialog.sides.set_value(BY_HAND)
    dialog._sides_changed()
    assert dialog.backwards.isVisible()
    assert unnamed_inputs(dialog) == []
    dialog.pages.set_value("9")
    dialog.print_it()
    assert "5 trang" in dialog._pages_row.error()
    dialog.pages.set_value(pages)
    dialog.backwards.set_value(backwards)
    dialog.print_it()
    qtbot.waitUntil(lambda: not tasks.open and not dialog.working(), timeout=20_000)
    assert numbers_of(outs[0]) == fronts
    assert "chưa in mặt sau" in dialog.banners.shown()["sent"], "who puts it off is not left with half a pile"
    dialog._print_backs()
    qtbot.waitUntil(lambda: not tasks.open and not dialog.working(), timeout=20_000)
    assert numbers_of(outs[1]) == backs
    assert f"{len(fronts) + len(backs)} trang" in dialog.banners.shown()["sent"]
    assert file.is_file()
    bury(dialog)


def lines(dialog: QueueDialog) -> list[str]:
    return [dialog._list.item(at).text() for at in range(dialog._list.count())]


# One after the other ---------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as home:
        area = people.add_area(home, "Buôn Ma Lúa", "hamlet").value
        for name in ("Ksor H’Nuk", "Nay Thị Bé", "Trần Văn Ẩn"):
            cases.open_case(home, people.add_person(home, NewPerson(name, area)).value, "A1")
        yield home


@pytest.mark.parametrize("what", [DOSSIER, FORM, SLIP])
def test_several_cases_are_printed_one_after_the_other_and_what_failed_is_named(
    qtbot, tasks: Tasks, home: Home, tmp_path: Path, what: str
):
    ids = [row.id for row in cases.list_cases(home, cases.CaseFilter(), limit=9).rows]
    memory = Forgetful()
    dialog = QueueDialog(home, tasks, memory, [ids[0], "00000000-0000-7000-8000-000000000000", *ids[1:]])
    shown(dialog)
    qtbot.waitUntil(lambda: not tasks.open)
    assert unnamed_inputs(dialog) == []
    dialog.what.set_value(what)
    dialog._what_changed()
    assert dialog._ready() is (what == SLIP)
    dialog.purpose.set_value("Họp")
    dialog.choice.set_value("CT01")
    assert dialog._ready()
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.print_into(folder)
    qtbot.waitUntil(lambda: not tasks.open and dialog._task is None, timeout=30_000)
    assert len(list(folder.glob("*.pdf"))) == 3
    assert lines(dialog)[0].startswith("(không mở được)"), "the one that failed stands first"
    assert sum("đã in" in line for line in lines(dialog)) == 3
    assert any("còn thiếu" in line for line in lines(dialog)) is (what == FORM)
    assert "3 hồ sơ; 1 hồ sơ" in dialog.banners.shown()["done"]
    assert dialog._retry.isVisible()
    again = QueueDialog(home, tasks, memory, ids)
    qtbot.waitUntil(lambda: not tasks.open)
    assert again.what.value() == what
    bury(again)
    bury(dialog)


def test_a_queue_that_is_stopped_says_how_far_it_came(qtbot, tasks: Tasks, home: Home, tmp_path: Path):
    ids = [row.id for row in cases.list_cases(home, cases.CaseFilter(), limit=9).rows]
    dialog = QueueDialog(home, tasks, Forgetful(), ids)
    shown(dialog)
    qtbot.waitUntil(lambda: not tasks.open)
    dialog.what.set_value(SLIP)
    dialog.print_into(tmp_path)
    dialog.reject()
    qtbot.waitUntil(lambda: not tasks.open and dialog._task is None, timeout=30_000)
    assert dialog.isVisible()
    assert "Đã dừng" in dialog.banners.shown()["done"]
    bury(dialog)


def test_one_invitation_goes_to_all_with_one_day_and_place_in_one_file(qtbot, tasks: Tasks, home: Home, tmp_path: Path):
    ids = [row.id for row in cases.list_cases(home, cases.CaseFilter(), limit=9).rows]
    dialog = QueueDialog(home, tasks, Forgetful(), ids)
    shown(dialog)
    qtbot.waitUntil(lambda: not tasks.open)
    dialog.what.set_value(LETTER)
    dialog._what_changed()
    dialog.letter.set_value("invitation")
    dialog._letter_chosen()
    dialog.into.set_value(ONE_FILE)
    assert not dialog._ready()
    assert "trước khi in" in dialog.asks.asked["when"].error()
    assert dialog.asks.asked["guest"].error() == "", "each case says whom"
    for key, text in (("when", "8 giờ 00 ngày 05/12/2026"), ("where", "Nhà văn hóa")):
        dialog.asks.asked[key].editor.set_value(text)
    dialog.asks.asked["guest"].editor.set_value("")
    dialog.asks._typed()
    assert dialog._ready()
    assert unnamed_inputs(dialog) == []
    dialog.print_into(tmp_path)
    qtbot.waitUntil(lambda: not tasks.open and dialog._task is None, timeout=30_000)
    (file,) = tmp_path.glob("*.pdf")
    pages = texts_of(file.read_bytes())
    assert len(pages) == 3
    for name in ("Ksor H’Nuk", "Nay Thị Bé", "Trần Văn Ẩn"):
        assert sum(name in page for page in pages) == 1
    assert all("Nhà văn hóa" in page for page in pages)
    assert len(prints.list_prints(home).rows) == 3
    with pdfium.PdfDocument(file) as document:
        assert {mark.get_title() for mark in document.get_toc()} == {"Ksor H’Nuk", "Nay Thị Bé", "Trần Văn Ẩn"}
    bury(dialog)


def test_what_a_form_lacks_leads_to_its_field_and_back_to_the_queue(qtbot, tasks: Tasks, home: Home, tmp_path: Path):
    ids = [row.id for row in cases.list_cases(home, cases.CaseFilter(), limit=9).rows]
    page = PapersPage(home, tasks, memory=Forgetful())
    shown(page, 1180, 640)
    page.open_target(ids)
    dialog = page._dialog
    assert isinstance(dialog, QueueDialog)
    qtbot.waitUntil(lambda: not tasks.open)
    dialog.what.set_value(FORM)
    dialog._what_changed()
    dialog.choice.set_value("birth")
    dialog.print_into(tmp_path)
    qtbot.waitUntil(lambda: not tasks.open and dialog._task is None, timeout=30_000)
    at = next(at for at, line in enumerate(lines(dialog)) if "còn thiếu" in line)
    dialog._list.setCurrentRow(at)
    assert dialog._go.text() == "Đến chỗ ghi"
    asked: list[object] = []
    for signal in (page.open_person, page.open_household, page.open_case, page.start_wizard):
        signal.connect(asked.append)
    dialog._go.click()
    qtbot.waitUntil(lambda: bool(asked) and not tasks.open)
    assert "3 hồ sơ" in page.banners.shown()["queue"]
    page._back_to_queue()
    assert page._dialog is not dialog
    qtbot.waitUntil(lambda: not tasks.open)
    page._dialog.reject()
    bury(page)


def test_dossiers_in_one_file_leave_out_whom_nobody_here_holds(qtbot, tasks: Tasks, home: Home, tmp_path: Path):
    ids = [row.id for row in cases.list_cases(home, cases.CaseFilter(), limit=9).rows]
    found: list[Outcome] = []
    wish = Wish(DOSSIER, purpose="Họp", one_file=True)
    print_all(home, wish, ["00000000-0000-7000-8000-000000000000", *ids], tmp_path, "?", found.append, Progress())
    assert [each.file is None for each in found] == [True, False, False, False]
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert len(prints.list_prints(home).rows) == 3


def test_a_file_for_all_that_is_stopped_keeps_what_was_printed(home: Home, tmp_path: Path):
    ids = [row.id for row in cases.list_cases(home, cases.CaseFilter(), limit=9).rows]
    found: list[Outcome] = []
    progress = Progress(cancelled=lambda: len(found) == 2)
    with pytest.raises(Cancelled):
        print_all(home, Wish(SLIP, one_file=True), ids, tmp_path, "?", found.append, progress)
    (file,) = tmp_path.glob("*.pdf")
    assert len(texts_of(file.read_bytes())) == 2
    assert len(prints.list_prints(home).rows) == 2
