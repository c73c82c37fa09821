"""One dossier, against bare reportlab drawing the same text on as many pages; and five hundred in one file."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.demo.commune import Made
from app.home import Home
from app.packs.pack import default_root
from app.reports.dossier_pdf import write_dossier
from app.services import cases, dossiers, sitting
from app.services.cases import CaseFilter
from tests.bench.racing import Race
from tests.reports.builders import a_dossier, a_paper


@pytest.fixture(scope="module")
def office(demo: Made) -> Iterator[Home]:
    home = sitting.open_home(demo.office, sitting.people_here(demo.office)[0].account, demo.passphrase)
    yield home
    home.close()


def fullest(home: Home) -> str:
    """The case with the longest history."""
    rows = cases.list_cases(home, CaseFilter()).rows
    return max(rows, key=lambda row: len(cases.case_card(home, row.id).history)).id


def pages_of(pdf: bytes) -> list[list[str]]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().splitlines() for page in document]


def bare(pages: list[list[str]]) -> bytes:
    pdfmetrics.registerFont(TTFont("Bare", str(default_root() / "fonts" / "LiberationSerif-Regular.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        canvas.setFont("Bare", 12)
        for number, line in enumerate(page):
            canvas.drawString(56, 800 - 14 * (number % 52), line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_one_dossier(race: Race, office: Home) -> None:
    case = fullest(office)
    pages = pages_of(dossiers.render_preview(office, case))
    assert sum(map(len, pages)) > 40
    bare(pages)
    race.run(
        f"one dossier of {len(pages)} pages / bare reportlab with the same text",
        lambda: dossiers.render_preview(office, case),
        lambda: bare(pages),
        rounds=9,
    )


def test_twenty_dossiers_in_one_file(race: Race) -> None:
    """Fonts, which every file holds once, weigh less; what is laid out is in memory on both sides."""
    filled = [a_dossier(case_code=f"HS-{n}", loose_evidence=tuple(map(a_paper, range(12)))) for n in range(20)]

    def ours() -> bytes:
        out = io.BytesIO()
        write_dossier(filled, out)
        return out.getvalue()

    pages = pages_of(ours())
    race.run(f"20 dossiers of {len(pages)} pages / bare reportlab with the same text", ours, lambda: bare(pages))


FIVE_HUNDRED = """
import io, resource, sys, time
from dataclasses import replace
from app.reports.dossier_pdf import write_dossier
from tests.reports.builders import a_dossier, a_paper, a_picture, a_scan
scan = a_picture(1240, 1754)
def loaded(number):
    data = scan[:-2] + number.to_bytes(4, "big") + scan[-2:]
    return a_scan(data)
def dossiers():
    for number in range(int(sys.argv[2])):
        papers = tuple(a_paper(each) for each in range(12))
        one = a_dossier(case_code=f"HS-{number}", masked=False, loose_evidence=papers)
        yield replace(one, attachments=(loaded(2 * number), loaded(2 * number + 1)))
begun = time.perf_counter()
with open(sys.argv[1], "wb") as out:
    sheets = write_dossier(dossiers(), out, total=int(sys.argv[2]))
    size = out.tell()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(sheets, f"{time.perf_counter() - begun:.1f}", size, peak, len(scan))
"""


def test_five_hundred_dossiers_with_two_scans_each_in_one_file(
    benchmark: BenchmarkFixture, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def once() -> str:
        line = [sys.executable, "-c", FIVE_HUNDRED, str(tmp_path / "all.pdf"), "500"]
        return subprocess.run(line, check=True, capture_output=True, text=True).stdout

    sheets, seconds, size, peak, scan = benchmark.pedantic(once, rounds=1).split()
    own = (int(size) - 1000 * int(scan)) / int(sheets)
    with capsys.disabled():
        print(
            f"\n  500 dossiers, {sheets} sheets, 1000 scans of {int(scan) // 1000} kB: {seconds} s, "
            f"{int(size) / 1e6:.0f} MB ({own / 1000:.1f} kB a sheet without the scans), peak {peak} MB"
        )
    assert int(peak) <= 300
