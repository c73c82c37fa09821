"""How blocks fall onto sheets, and what the file is."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2 as pdfium
import pytest

from app.reports.layout.blocks import Beside, Gap, Heading, Paragraph, Rule, Together, note
from app.reports.layout.letterhead import Letterhead, Signature, Signatures, Title
from app.reports.layout.paper import Block, Paper
from app.reports.layout.sheet import A4, MM
from app.reports.layout.stream import About
from app.reports.layout.table import Column, Facts, Row, Table, Wide
from app.reports.layout.text import Tick
from tests.reports.builders import COMMUNE, pages

SENTENCE = "Tổ công tác rà soát từng hộ trên địa bàn xã và lập danh sách các trường hợp cần giúp. "


def paper_of(*blocks: Block, foot: str = "") -> bytes:
    out = io.BytesIO()
    paper = Paper(out, About("Tờ thử", "Ủy ban nhân dân xã"))
    paper.part(foot)
    paper.put(*blocks)
    paper.close()
    return out.getvalue()


def filler(lines: int) -> Block:
    return Paragraph("\n".join(["dòng"] * lines), align="left", indent=0.0, before=0.0)


def outside(data: bytes) -> list[tuple[int, str]]:
    """Letters that reach beyond the paper's edge, or into the outer five millimetres."""
    found = []
    document = pdfium.PdfDocument(data)
    for number, page in enumerate(document):
        wide, high = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, low, right, top = text.get_charbox(index)
            if right > left and (left < 5 * MM or low < 5 * MM or right > wide - 5 * MM or top > high - 5 * MM):
                found.append((number, text.get_text_range(index, 1)))
        text.close()
        page.close()
    document.close()
    return found


def test_the_file_is_sound_and_says_what_it_is() -> None:
    data = paper_of(note(SENTENCE))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo["/Title"]) == "Tờ thử"
        assert str(pdf.docinfo["/Author"]) == "Ủy ban nhân dân xã"
        assert str(pdf.Root.Lang) == "vi-VN"
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_a_page_of_the_decree_has_its_margins() -> None:
    assert (A4.top / MM, A4.bottom / MM, A4.left / MM, A4.right / MM) == pytest.approx((20, 20, 30, 20))
    data = paper_of(*[Paragraph(SENTENCE * 5) for _ in range(20)])
    document = pdfium.PdfDocument(data)
    text = document[0].get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    lefts = [box[0] for box in boxes if box[2] > box[0]]
    rights = [box[2] for box in boxes if box[2] > box[0]]
    assert min(lefts) == pytest.approx(A4.left, abs=1.5)
    assert max(rights) == pytest.approx(A4.width - A4.right, abs=1.5)
    text.close()
    document.close()


def test_justified_lines_all_end_at_the_margin_but_the_last() -> None:
    data = paper_of(Paragraph(SENTENCE * 4))
    document = pdfium.PdfDocument(data)
    text = document[0].get_textpage()
    ends: dict[int, float] = {}
    for index in range(text.count_chars()):
        left, low, right, _ = text.get_charbox(index, loose=True)
        if right > left and text.get_text_range(index, 1).strip():
            ends[round(low)] = max(right, ends.get(round(low), 0.0))
    *full, last = [ends[line] for line in sorted(ends, reverse=True)]
    assert full == pytest.approx([A4.width - A4.right] * len(full), abs=0.5)
    assert last < A4.width - A4.right - 10
    text.close()
    document.close()


def test_pages_are_numbered_from_the_second_on_and_each_part_anew() -> None:
    out = io.BytesIO()
    paper = Paper(out, About("Tờ thử", "xã"))
    for _ in range(2):
        paper.part()
        paper.put(filler(100))
    paper.close()
    assert [page.split()[0] for page in pages(out.getvalue())] == ["dòng", "2", "3"] * 2
    assert paper.sheets == 6


def test_every_page_has_the_foot_of_its_part() -> None:
    data = paper_of(filler(100), foot="Hồ sơ HS-0042 · phiên bản 12")
    assert ["phiên bản 12" in page for page in pages(data)] == [True] * 3


@pytest.mark.parametrize("lines", range(40, 52))
def test_a_heading_is_never_the_last_thing_on_a_page(lines: int) -> None:
    data = paper_of(filler(lines), Heading("Đầu mục"), Paragraph("Nội dung thứ nhất. " * 12))
    (page,) = [page for page in pages(data) if "Đầu mục" in page]
    assert page.split("Đầu mục")[1].count("\n") >= 2


@pytest.mark.parametrize("lines", range(36, 50))
def test_no_line_of_a_paragraph_stands_alone_on_a_page(lines: int) -> None:
    data = paper_of(filler(lines), Paragraph("chữ " * 120))
    counts = [len([line for line in page.splitlines() if "chữ" in line]) for page in pages(data)]
    assert 1 not in counts
    assert sum(counts) > 4


@pytest.mark.parametrize("lines", range(30, 50))
def test_a_signature_is_kept_whole_and_never_stands_alone(lines: int) -> None:
    signatures = Signatures((Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Lê Văn Ví Dụ"),), ("Như trên", "Lưu: VT"))
    data = paper_of(filler(lines), Paragraph("Câu cuối cùng của văn bản. " * 6), signatures)
    (page,) = [page for page in pages(data) if "CHỦ TỊCH" in page]
    assert "Lê Văn Ví Dụ" in page
    assert "Nơi nhận:" in page
    assert "của văn bản" in page


def numbered(count: int) -> Iterator[Row]:
    for number in range(count):
        yield (f"hàng {number}", "giá trị")


def test_a_table_repeats_its_head_on_every_page() -> None:
    data = paper_of(Table((Column("Cột một", 1), Column("Cột hai", 1)), numbered(120)))
    found = pages(data)
    assert len(found) >= 3
    assert all(page.count("Cột một") == 1 for page in found)
    assert [f"hàng {number}" in "".join(found) for number in range(120)] == [True] * 120


def test_a_group_title_in_a_table_stays_with_its_first_row() -> None:
    for count in range(30, 42):
        rows = [*numbered(count), Wide("Nhóm mới", shaded=True), ("hàng sau", "x")]
        data = paper_of(Table((Column("A", 1), Column("B", 1)), rows))
        (page,) = [page for page in pages(data) if "Nhóm mới" in page]
        assert "hàng sau" in page


def test_a_row_taller_than_a_page_goes_on_under_the_head() -> None:
    data = paper_of(Table((Column("Cột một", 1), Column("Cột hai", 1)), [("chữ " * 3000, "ngắn")]))
    found = pages(data)
    assert len(found) > 3
    assert all("Cột một" in page for page in found)
    assert "".join(found).count("chữ") == 3000
    assert outside(data) == []


def test_an_empty_table_is_its_head() -> None:
    assert "Cột" in pages(paper_of(Table((Column("Cột", 1),), ())))[0]


def test_what_belongs_together_turns_the_page_together() -> None:
    data = paper_of(filler(44), Together((note("đầu"), filler(4), note("cuối"))))
    (page,) = [page for page in pages(data) if "đầu" in page]
    assert "cuối" in page


def test_what_is_too_tall_for_one_page_is_divided_after_all() -> None:
    tall = Together((filler(60), note("cuối")))
    beside = Beside((filler(70), note("trái")), (filler(3), note("phải")))
    text = "".join(pages(paper_of(tall, beside)))
    assert all(word in text for word in ("cuối", "trái", "phải"))
    assert outside(paper_of(tall, beside)) == []


def test_white_space_never_opens_a_page() -> None:
    first = paper_of(Gap(300), note("một"))
    document = pdfium.PdfDocument(first)
    text = document[0].get_textpage()
    assert text.get_charbox(0)[3] > A4.height - A4.top - 15
    text.close()
    document.close()


def test_the_letterhead_reads_as_the_decree_has_it() -> None:
    from datetime import date

    data = paper_of(
        Letterhead(COMMUNE, date(2026, 2, 5), number="7", symbol="KH-UBND"), Title("Kế hoạch", "Rà soát"), Rule()
    )
    (page,) = pages(data)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "XÃ TUY AN ĐÔNG",
        "Số: 07/KH-UBND",
        "Tuy An Đông, ngày 05 tháng 02 năm 2026",
        "KẾ HOẠCH",
    ):
        assert words in page


def test_a_label_and_its_value_stand_on_one_line() -> None:
    (page,) = pages(paper_of(Facts([("Họ và tên", "Nguyễn Thị Mẫu"), ("Đã ký", (Tick(True), " có"))])))
    assert "Họ và tên Nguyễn Thị Mẫu" in " ".join(page.split())


def test_a_paper_with_nothing_on_it_is_one_empty_page() -> None:
    assert pages(paper_of()) == [""]


def test_pages_leave_for_the_file_as_they_fill() -> None:
    out = io.BytesIO()
    paper = Paper(out, About("Tờ thử", "xã"))
    paper.put(filler(200))
    before = out.tell()
    paper.put(filler(2000))
    assert out.tell() > before + 10_000
    assert all(page.stream is None for page in paper._canvas._doc.Pages.pages)
    paper.close()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        assert pdf.check_pdf_syntax() == []
