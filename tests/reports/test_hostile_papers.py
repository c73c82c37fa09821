"""Whatever stands in a record prints as text on every form and letter of the office, and breaks none of them."""

from __future__ import annotations

import io
from datetime import date

import docx
import pikepdf
import pytest

from app.domain.forms import TablePerson
from app.reports.form import FilledForm, write_forms
from app.reports.layout.fonts import legible
from app.reports.letter import Letter, write_letters
from app.reports.letter_word import write_word
from tests.reports.builders import COMMUNE, letters, read_back
from tests.reports.marks import words
from tests.reports.other_papers import OTHERS, other_pdf
from tests.reports.papers import form_pdf
from tests.reports.test_dossier import HOSTILE
from tests.reports.test_paper import outside
from tests.services.homes import the_pack

FORMS = sorted({spec.code for spec in the_pack().forms})
LETTERS = sorted(spec.code for spec in the_pack().letters)
DAY = date(2026, 11, 22)
OF_OURS = {"recovery", "test-sheet", "dossier-masked"}
"""Papers that nobody types into, and one that is another with less in it."""


def form(code: str, text: str) -> bytes:
    spec = next(each for each in the_pack().forms if each.code == code)
    row = TablePerson(**dict.fromkeys(TablePerson.__dataclass_fields__, text))
    fills = spec.fills()
    filled = FilledForm(spec, dict.fromkeys(fills, text), dict.fromkeys(fills, (row,)), "Tuy An Đông", DAY, trace=text)
    out = io.BytesIO()
    write_forms([filled], out)
    return out.getvalue()


def letter(code: str, text: str) -> Letter:
    spec = next(each for each in the_pack().letters if each.code == code)
    names = {*spec.named(), *(ask.key for ask in spec.asks)}
    return Letter(spec, COMMUNE, dict.fromkeys(names, text), DAY, trace=text)


def as_pdf(paper: Letter) -> bytes:
    out = io.BytesIO()
    write_letters([paper], out)
    return out.getvalue()


def sound(data: bytes) -> None:
    assert outside(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == "vi-VN"
        assert str(pdf.docinfo["/Title"])


@pytest.mark.parametrize("code", FORMS)
def test_a_hostile_field_stands_on_every_form_as_it_is(code: str) -> None:
    data = form(code, HOSTILE)
    sound(data)
    assert letters(legible(HOSTILE)) in read_back(data)


@pytest.mark.parametrize("code", FORMS)
def test_five_hundred_letters_in_every_field_of_a_form_stay_on_its_sheets(code: str) -> None:
    data = form(code, "Ặ" * 500)
    assert outside(data) == []
    assert read_back(data).count("Ặ") >= 500


@pytest.mark.parametrize("code", LETTERS)
def test_a_hostile_field_stands_in_every_letter_as_it_is(code: str) -> None:
    data = as_pdf(letter(code, HOSTILE))
    sound(data)
    assert letters(legible(HOSTILE)) in read_back(data)


@pytest.mark.parametrize("code", LETTERS)
def test_five_hundred_letters_in_every_field_of_a_letter_stay_on_its_sheets(code: str) -> None:
    data = as_pdf(letter(code, "Ặ" * 500))
    assert outside(data) == []
    assert read_back(data).count("Ặ") >= 500


@pytest.mark.parametrize("code", FORMS)
def test_ten_thousand_letters_in_one_field_of_a_form_stay_on_its_sheets(code: str) -> None:
    spec = next(each for each in the_pack().forms if each.code == code)
    data = form_pdf(FilledForm(spec, dict.fromkeys(spec.fills(), "An") | {"name": "Ặ" * 10_000}))
    assert outside(data) == []
    assert words(data).count("Ặ") >= 10_000


@pytest.mark.parametrize("name", sorted(set(OTHERS) - OF_OURS))
def test_a_hostile_field_stands_on_every_other_paper_as_it_is(name: str) -> None:
    data = other_pdf(name, lambda _: HOSTILE)
    sound(data)
    cut = name.startswith(("labels", "envelope"))  # a label has no room for all of it
    assert letters(legible(HOSTILE))[: 20 if cut else None] in words(data)


@pytest.mark.parametrize("name", sorted(set(OTHERS) - OF_OURS))
def test_two_hundred_letters_in_every_field_of_every_other_paper_stay_on_its_sheets(name: str) -> None:
    office = {*COMMUNE.name, COMMUNE.place, COMMUNE.above}  # is named by the plan, not typed
    assert outside(other_pdf(name, lambda text: text if text in office else "Ặ" * 200)) == []


@pytest.mark.parametrize("code", LETTERS)
def test_word_opens_a_letter_of_hostile_fields(code: str) -> None:
    out = io.BytesIO()
    write_word(letter(code, HOSTILE), out)
    said = docx.Document(io.BytesIO(out.getvalue())).element.xml
    assert "&lt;b&gt;đậm&lt;/b&gt;" in said
