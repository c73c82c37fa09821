"""Golden papers: the marks of each kind of paper, kept as text. ``python -m tests.reports.golden`` writes them anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.reports.marks import marks
from tests.reports.other_papers import OTHERS, Dress, dressed, other_pdf
from tests.reports.papers import FORMS, LETTERS, Fullness, filled_form, filled_letter, form_pdf, letter_pdf

FOLDER = Path(__file__).parent / "golden"
KINDS = (*(f"form-{key}" for key in FORMS), *(f"letter-{code}" for code in LETTERS), *OTHERS)


def paper(kind: str, dress: Dress = str) -> bytes:
    """The paper of this kind, filled as usual, its words put through ``dress``."""
    if kind in OTHERS:
        return other_pdf(kind, dress)
    what, _, name = kind.partition("-")
    if what == "form":
        form = filled_form(name, Fullness.FILLED, mark=True)
        values = {fill: dress(value) for fill, value in form.values.items()}
        people = {fill: dressed(rows, dress) for fill, rows in form.people.items()}
        return form_pdf(replace(form, values=values, people=people))
    letter = filled_letter(name, Fullness.FILLED, mark=True)
    values = {fill: dress(value) for fill, value in letter.values.items()}
    return letter_pdf(replace(letter, values=values, issuer=dressed(letter.issuer, dress)))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for kind in KINDS:
        (FOLDER / f"{kind}.txt").write_text("\n".join(marks(paper(kind))) + "\n", "utf-8")


if __name__ == "__main__":
    main()
