"""Pictures of every form and letter, empty, filled and brimful, a contact sheet each: ``python -m tests.reports.gallery
FOLDER [NAME…]``. For looking at, page by page."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.reports.papers import FORMS, LETTERS, Fullness, filled_form, filled_letter, form_pdf, letter_pdf

_SCALE = 80 / 72
_GAP = 8


def pictures(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=_SCALE).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def contact_sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """A row for each paper."""
    wide = max(sum(page.width + _GAP for page in row) for row in rows)
    sheet = Image.new("RGB", (wide, sum(max(page.height for page in row) + _GAP for row in rows)), "gray")
    top = 0
    for row in rows:
        left = 0
        for page in row:
            sheet.paste(page, (left, top))
            left += page.width + _GAP
        top += max(page.height for page in row) + _GAP
    return sheet


def main(folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for key in FORMS:
        if not names or key in names:
            rows = [pictures(form_pdf(filled_form(key, full, mark=full is Fullness.EMPTY))) for full in Fullness]
            contact_sheet(rows).save(folder / f"form-{key}.png")
    for code in LETTERS:
        if not names or code in names:
            rows = [pictures(letter_pdf(filled_letter(code, full, mark=full is Fullness.EMPTY))) for full in Fullness]
            contact_sheet(rows).save(folder / f"letter-{code}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
