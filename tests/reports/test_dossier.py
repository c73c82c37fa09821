"""The dossier: it tells everything, tells silences apart, hides what it must, and no field breaks it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.errors import UserError
from app.progress import Cancelled, Progress, Tick
from app.reports.dossier import Change, Claim, Dossier, Household, Member, Person, Relative
from app.reports.dossier_pdf import write_dossier
from app.reports.layout.fonts import legible
from tests.reports.builders import (
    a_child,
    a_dossier,
    a_paper,
    a_picture,
    a_scan,
    letters,
    pages,
    printed,
    read_back,
)
from tests.reports.test_paper import outside

HOSTILE = (
    "<b>đậm</b> &amp; <para> \u202eđảo\u202c 😀\x00\x07\u200b ខ្មែរ Nguye\u0302\u0303n ê\u0306 \\( ) % ' \" ]]> {{x}} "
    "Ngu\u031bo\u031b\u0300i"
)


def everything_said(dossier: Dossier) -> Iterator[str]:
    """All texts in a dossier's parts, whatever they are."""
    seen: list[object] = [dossier.person, dossier.household, *dossier.kin, *dossier.residences, *dossier.claims]
    seen += [*dossier.steps, *dossier.obstacles, *dossier.visits, *dossier.history]
    while seen:
        value = seen.pop()
        if isinstance(value, Silence) or value is None:
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            seen.extend(value)
        elif hasattr(value, "__dataclass_fields__") and not isinstance(value, PartialDate):
            coded = ("seen_as", "strength", "state")
            seen.extend(getattr(value, field.name) for field in fields(value) if field.name not in coded)


def test_what_the_dossier_holds_reads_back_from_the_pdf() -> None:
    dossier = a_dossier()
    text = read_back(printed(dossier))
    missing = [said for said in everything_said(dossier) if letters(said) not in text]
    assert missing == []
    for words in ("bản chính", "mạnh", "đã nộp", "chưa làm", "03/05/2024", "02/2025", "1999", "(trống)"):
        assert letters(words) in text


def test_a_fixed_sheet_has_the_same_words_in_the_same_order() -> None:
    text = " ".join(pages(printed(a_dossier()))[0].split())
    order = [
        "UBND TỈNH ĐẮK LẮK",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Tuy An Đông, ngày 22 tháng 11 năm 2026",
        "HỒ SƠ QUẢN LÝ NHÂN KHẨU ĐẶC THÙ",
        "Mã hồ sơ HS-0042",
        "A3 – Trẻ em chưa được đăng ký khai sinh.",
        "Phiên bản",
        "Họp Tổ công tác tháng 11 (bản số 1)",
        "I. Nhân thân",
        "NGUYỄN THỊ MẪU ĐƠN",
    ]
    assert sorted(order, key=text.index) == order


def test_the_three_silences_are_told_apart() -> None:
    person = Person("An", sex=None, ethnicity=Silence.UNKNOWN, nationality=Silence.DOES_NOT_APPLY)
    text = " ".join(" ".join(pages(printed(a_dossier(person=person)))).split())
    assert "Giới tính ………… (chưa hỏi)" in text
    assert "Dân tộc (đã hỏi, không rõ)" in text
    assert "Quốc tịch — (không áp dụng)" in text


def test_an_empty_case_says_what_was_not_taken_down() -> None:
    bare = a_dossier(
        person=Person("An"), household=None, kin=(), residences=(), claims=(), steps=(), obstacles=(), visits=(),
        history=(), found_by=None, assignee=None, due=None,
    )  # fmt: skip
    text = " ".join("".join(pages(printed(bare))).split())
    for words in ("Chưa ghi hộ.", "Chưa lập lộ trình.", "Chưa có thay đổi nào.", "Không có tệp nào.", "(chưa đặt hạn)"):
        assert words in text


def test_a_masked_dossier_shows_no_long_number_anywhere_and_no_scan() -> None:
    numbers = ("066199000123", "054061000777", "0912000111")
    history = (*a_dossier().history, Change(a_dossier().copy.at, "ai đó", "Số", "066 199 000 123", "054061000777"))
    asked = a_child(id_number="066324000123", mother=Relative("Mẹ", None, "066199000123", "số cũ 240123456"))
    scan = a_scan(a_picture(), description="số 066199000123")
    open_ = a_dossier(history=history, person=asked, attachments=(scan,))
    hidden = printed(replace(open_, masked=True))
    text = read_back(hidden)
    assert [number for number in (*numbers, "066324000123", "240123456") if number in text] == []
    assert "•••••••••123" in text
    assert a_picture() not in hidden
    assert letters("đã che các số định danh") in text
    assert [number for number in numbers if number not in read_back(printed(open_))] == []


def test_a_code_from_a_newer_program_prints_as_it_came() -> None:
    step = replace(a_dossier().steps[0], state="suspended")
    text = read_back(printed(a_dossier(steps=(step,), claims=(Claim("X", "y", "z", "", (a_paper(seen_as="chip"),)),))))
    assert "suspended" in text
    assert "chip" in text


def test_a_source_that_is_not_certain_is_marked() -> None:
    text = read_back(printed(a_dossier()))
    assert text.count(letters("[cần kiểm tra]")) == 1
    certain = tuple(replace(step, needs_check=False) for step in a_dossier().steps)
    assert letters("cần kiểm tra") not in read_back(printed(a_dossier(steps=certain)))


def test_the_qr_on_the_cover_names_case_version_and_digest() -> None:
    dossier = a_dossier()
    document = pdfium.PdfDocument(printed(dossier))
    (found,) = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil(), formats=zxingcpp.BarcodeFormat.QRCode)
    document.close()
    assert found.text == dossier.qr_payload == f"HSCT1|{dossier.case_id}|12|{dossier.digest[:16]}"


def test_each_dossier_has_its_bookmark_and_its_own_page_numbers() -> None:
    data = printed(a_dossier(), a_dossier(case_code="HS-0043", attachments=(a_scan(a_picture(300, 400)),)))
    document = pdfium.PdfDocument(data)
    marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()
    tops = [mark for mark in marks if mark[0] == 0]
    assert [title.split(" – ")[0] for _, title, _ in tops] == ["HS-0042", "HS-0043"]
    assert [title for level, title, _ in marks if level == 1][:2] == ["I. Nhân thân", "II. Hộ và người thân"]
    assert marks[-1][1] == "Ảnh quét 1/1: Giấy chứng sinh"
    found = pages(data)
    second = tops[1][2]
    assert "HỒ SƠ QUẢN LÝ" in found[second]
    assert found[second + 1].split()[0] == "2"
    assert "Ảnh quét 1/1: Giấy chứng sinh" in found[marks[-1][2]]
    assert all("HS-0043" in page for page in found[second:])


def test_each_table_of_contents_names_the_sheets_and_leads_there() -> None:
    scan = a_scan(a_picture(300, 400))
    long = tuple(a_paper(number) for number in range(1, 90))
    data = printed(a_dossier(loose_evidence=long), a_dossier(case_code="HS-0043", attachments=(scan, scan)))
    found = pages(data)
    starts = [number for number, page in enumerate(found) if "HỒ SƠ QUẢN LÝ" in page]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        places = {page.objgen: number for number, page in enumerate(pdf.pages)}
        for start, dossier_end in zip(starts, [*starts[1:], len(found)], strict=True):
            heads = [line.split(" (")[0] for line in found[start].splitlines() if re.match(r"[IVX]+\. .* \d+$", line)]
            links = list(pdf.pages[start].Annots)
            assert len(links) == len(heads) == (11 if start else 10)
            for line, link in zip(heads, links, strict=True):
                heading = re.sub(r" \d+$", "", line)
                at = places[link.Dest[0].objgen]
                assert start <= at < dossier_end
                if not heading.endswith("Bản in các ảnh quét"):
                    assert heading in found[at]
            numbers = [int(n) for n in re.findall(r"^[IVX]+\. .* (\d+)\s*$", found[start], re.MULTILINE)]
            assert numbers == [places[link.Dest[0].objgen] - start + 1 for link in links]
            assert numbers[-1] > 2


def test_three_hundred_papers_of_evidence_are_all_there_under_repeated_heads() -> None:
    dossier = a_dossier(claims=(Claim("Sinh ra", "x", "y", "", tuple(a_paper(number) for number in range(1, 301))),))
    data = printed(dossier)
    text = read_back(data)
    assert [number for number in range(1, 301) if f"Số{number:03d}/CS" not in text] == []
    assert sum("Giấy tờ, lời khai" in page for page in pages(data)) > 15
    assert outside(data) == []


def test_a_name_on_four_lines_stays_on_the_sheet() -> None:
    name = "Công Tằng Tôn Nữ Hoàng Phủ Ngọc Diễm Trinh Nguyễn Phúc Vĩnh Thụy Bảo Long " * 3
    data = printed(a_dossier(person=a_child(name=name)))
    assert letters(name.upper()) in read_back(data)
    assert outside(data) == []


def test_hostile_fields_print_as_text_and_break_nothing() -> None:
    person = Person(
        **{
            field.name: HOSTILE
            for field in fields(Person)
            if field.name not in ("born", "mother", "father", "guardian")
        },
        mother=Relative(HOSTILE, None, HOSTILE, HOSTILE),
    )
    member = Member(HOSTILE, HOSTILE, None, HOSTILE, HOSTILE, HOSTILE)
    dossier = a_dossier(
        person=person,
        household=Household(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (member,)),
        claims=(Claim(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (a_paper(kind=HOSTILE, told_by=HOSTILE, note=HOSTILE),)),),
        history=(Change(a_dossier().copy.at, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        category=HOSTILE,
        case_code=HOSTILE,
        copy=replace(a_dossier().copy, by=HOSTILE, purpose=HOSTILE),
        attachments=(a_scan(b"", HOSTILE, HOSTILE, HOSTILE),),
    )
    data = printed(dossier)
    text = read_back(data)
    assert text.count(letters(legible(HOSTILE))) > 30
    assert outside(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_ten_thousand_letters_in_any_field_stay_on_the_sheets() -> None:
    endless = "Ặ" * 10_000
    person = a_child(name=endless, note=endless)
    dossier = a_dossier(
        person=person,
        assignee=endless,
        category=endless,
        note=endless,
        steps=(replace(a_dossier().steps[0], title=endless, note=endless),),
        attachments=(a_scan(b"", endless, "x", endless), a_scan(a_picture(300, 400), endless)),
    )
    data = printed(dossier)
    assert outside(data) == []
    assert read_back(data).count("Ặ") >= 10_000 * 9


def test_dossiers_are_read_one_at_a_time() -> None:
    alive: list[int] = []

    def more() -> Iterator[Dossier]:
        for number in range(5):
            alive.append(number)
            yield a_dossier(case_code=f"HS-{number}")

    out = io.BytesIO()
    sizes: list[tuple[int, int]] = []
    progress = Progress(lambda tick: sizes.append((len(alive), out.tell())))
    sheets = write_dossier(more(), out, progress)
    assert sheets == len(pages(out.getvalue()))
    assert [count for count, _ in sizes] == [1, 2, 3, 4, 5]
    assert sizes[4][1] > sizes[3][1] > sizes[2][1] > 0


def test_cancel_stops_between_two_scans() -> None:
    ticks: list[Tick] = []
    loads: list[int] = []

    def load() -> bytes:
        loads.append(1)
        return a_picture(300, 400)

    scan = replace(a_scan(a_picture(300, 400)), load=load)
    progress = Progress(ticks.append, lambda: len(ticks) >= 3)
    with pytest.raises(Cancelled):
        write_dossier([a_dossier(attachments=(scan,) * 20)], io.BytesIO(), progress)
    assert len(loads) < 3
    assert ticks[0] == Tick("report.dossier", 0, None)


def test_a_bug_in_loading_a_scan_is_not_printed_over() -> None:
    def broken() -> bytes:
        raise RuntimeError("ours")

    scan = replace(a_scan(b"x"), load=broken)
    with pytest.raises(RuntimeError):
        printed(a_dossier(attachments=(scan,)))


def test_no_dossier_at_all_is_told() -> None:
    with pytest.raises(UserError) as caught:
        write_dossier([], io.BytesIO())
    assert caught.value.code == "report.nothing-to-print"


def test_filling_a_dossier_does_not_load_the_typesetter() -> None:
    code = "import sys, app.reports.dossier; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
