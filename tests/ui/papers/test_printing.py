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
from app.services import cases, people, printer_check
from app.services.people import NewPerson
from app.ui.papers import print_dialog
from app.ui.papers.print_dialog import BY_HAND, PrintDialog
from app.ui.papers.queue_dialog import DOSSIER, FORM, SLIP, QueueDialog
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


def test_both_sides_by_hand_are_sent_in_two_runs(qtbot, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file, outs = tmp_path / "a.pdf", [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    file.write_bytes(a_pdf(A4, A4, A4))
    dialog = PrintDialog(tasks, Forgetful(), file)
    shown(dialog)
    qtbot.waitUntil(lambda: not tasks.open)
    waiting = iter(outs)
    monkeypatch.setattr(dialog, "device", lambda: into(next(waiting)))
    monkeypatch.setattr(print_dialog, "confirm", lambda *_said: True)
    dialog.sides.set_value(BY_HAND)
    dialog._sides_changed()
    assert dialog.backwards.isVisible()
    assert unnamed_inputs(dialog) == []
    dialog.pages.set_value("9")
    dialog.print_it()
    assert "3 trang" in dialog._pages_row.error()
    dialog.pages.set_value("")
    dialog.print_it()
    qtbot.waitUntil(lambda: not tasks.open and dialog._task is None, timeout=20_000)
    assert [len(texts_of(each.read_bytes())) for each in outs] == [2, 1]
    assert "1 trang" in dialog.banners.shown()["sent"]
    assert file.is_file()
    bury(dialog)


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
    assert dialog._list.count() == 1
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
