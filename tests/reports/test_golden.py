"""Every kind of paper has the words, in the places, that somebody looked at and found good (``golden/``).

After a change that is meant: ``python -m tests.reports.golden``, look at the pictures of ``tests.reports.gallery``, and
commit what changed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from app.reports.layout.fonts import legible
from tests.reports.builders import letters
from tests.reports.golden import FOLDER, KINDS, paper
from tests.reports.marks import differences, marks, words
from tests.reports.papers import FORMS, LETTERS, Fullness, filled_form, filled_letter, form_pdf, letter_pdf


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_has_its_words_in_their_places(kind: str) -> None:
    kept = (FOLDER / f"{kind}.txt").read_text("utf-8").splitlines()
    assert differences(marks(paper(kind)), kept) == []


@pytest.mark.parametrize("kind", KINDS)
def test_decomposed_input_makes_the_same_paper(kind: str) -> None:
    decomposed = marks(paper(kind, lambda text: unicodedata.normalize("NFD", text)))
    assert differences(decomposed, marks(paper(kind))) == []


@pytest.mark.parametrize("key", FORMS)
def test_what_a_form_was_given_is_recovered_from_it_letter_by_letter(key: str) -> None:
    form = replace(filled_form(key, Fullness.BRIMFUL), trace="")
    text = words(form_pdf(form))
    printed = {item.fill: item.caps for each in form.spec.items for item in each.all() if item.fill in form.values}
    lost = [
        fill
        for fill, caps in printed.items()
        if (value := form.values[fill]) and letters(legible(value.upper() if caps else value)) not in text
    ]
    assert [fill for fill in lost if fill not in form.people or fill == "number"] == [] or lost == ["sex"]


@pytest.mark.parametrize("code", LETTERS)
def test_what_a_letter_was_given_is_recovered_from_it_letter_by_letter(code: str) -> None:
    letter = filled_letter(code, Fullness.BRIMFUL)
    text = words(letter_pdf(letter))
    said = {name for part in letter.spec.parts for name in letter.values if f"{{{name}}}" in part.text}
    assert [name for name in said if letters(legible(letter.values[name])) not in text] == []
