"""One dossier, against bare reportlab drawing the same text on as many pages."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.demo.commune import Made
from app.home import Home
from app.packs.pack import default_root
from app.services import cases, dossiers, sitting
from app.services.cases import CaseFilter
from tests.bench.racing import Race


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
