"""Made-up people on paper, and the reading back of a PDF. Nobody here exists."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from datetime import date, datetime
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.reports.dossier import (
    Attachment,
    Change,
    Claim,
    Copy,
    Dossier,
    Evidence,
    Household,
    Member,
    Obstacle,
    Person,
    Relative,
    Residence,
    Step,
    Visit,
)
from app.reports.dossier_pdf import write_dossier
from app.reports.issuer import Issuer

COMMUNE = Issuer(("Ủy ban nhân dân", "xã Tuy An Đông"), "Tuy An Đông", "Ủy ban nhân dân tỉnh Đắk Lắk")


def a_picture(width: int = 1240, height: int = 1754, kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """A scan-like page: white with a frame, lines, and a black corner at the upper left."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    unit = max(1, min(width, height) // 40)
    draw.rectangle((unit, unit, width - unit, height - unit), outline="navy", width=max(1, unit // 4))
    draw.rectangle((unit * 2, unit * 2, unit * 8, unit * 8), fill="black")
    for row in range(12 * unit, height - 4 * unit, 2 * unit):
        draw.line((unit * 3, row, width - unit * 3, row), fill="gray", width=max(1, unit // 6))
    made = io.BytesIO()
    image.convert(mode).save(made, kind, **options)
    return made.getvalue()


def a_scan(
    data: bytes, title: str = "Giấy chứng sinh", media_type: str = "image/jpeg", description: str = ""
) -> Attachment:
    return Attachment(title, media_type, len(data), hashlib.sha256(data).hexdigest(), description, lambda: data)


def a_child(**changes: Any) -> Person:
    known: dict[str, Any] = {
        "name": "Nguyễn Thị Mẫu Đơn",
        "other_names": Silence.DOES_NOT_APPLY,
        "born": PartialDate(2024, 5, 3),
        "sex": "Nữ",
        "id_number": Silence.DOES_NOT_APPLY,
        "ethnicity": "Ê-đê",
        "religion": None,
        "nationality": "Việt Nam",
        "birth_place": "Trạm y tế xã Tuy An Đông",
        "home_town": Silence.UNKNOWN,
        "birth_registered_at": Silence.DOES_NOT_APPLY,
        "phone": "0912 000 111",
        "mother": Relative("H’Hen Niê Kƀuôr", PartialDate(1999), "066199000123"),
        "father": Silence.UNKNOWN,
    }
    return Person(**(known | changes))


def a_paper(number: int = 1, **changes: Any) -> Evidence:
    known: dict[str, Any] = {
        "kind": "Giấy chứng sinh",
        "told_by": "Bà H’Hen Niê",
        "seen_as": "original",
        "seen_on": date(2026, 11, 2),
        "number": f"{number:03d}/CS",
        "issued_by": "Trạm y tế xã Tuy An Đông",
        "issued_on": PartialDate(2024, 5, 3),
        "strength": "strong",
    }
    return Evidence(**(known | changes))


def a_dossier(**changes: Any) -> Dossier:
    known: dict[str, Any] = {
        "issuer": COMMUNE,
        "case_id": "0198f2c4-7a10-7b3e-9c55-2f64d1a0b7e9",
        "case_code": "HS-0042",
        "version": 12,
        "digest": hashlib.sha256(b"case").hexdigest(),
        "category_code": "A3",
        "category": "Trẻ em chưa được đăng ký khai sinh.",
        "state": "Đang giải quyết",
        "opened_on": date(2026, 4, 9),
        "copy": Copy(1, "Lê Văn Ví Dụ", datetime(2026, 11, 22, 14, 5), "Họp Tổ công tác tháng 11"),
        "person": a_child(),
        "household": Household(
            "Hộ bà H’Hen Niê",
            "Thôn Phú Mỹ",
            "Nhà sát bến cá, thôn Phú Mỹ, xã Tuy An Đông",
            members=(
                Member("H’Hen Niê Kƀuôr", "Chủ hộ", PartialDate(1999), "Nữ", "066199000123"),
                Member("Y Bhim Niê", "Con", PartialDate(2021, 9), "Nam", None, "Đang học mẫu giáo"),
                Member("Nguyễn Thị Mẫu Đơn", "Con", PartialDate(2024, 5, 3), "Nữ", Silence.DOES_NOT_APPLY),
            ),
        ),
        "found_by": "Trưởng thôn Phú Mỹ",
        "assignee": "Trần Thị Thí Dụ",
        "due": date(2026, 12, 15),
        "kin": (Member("Y Wang Niê", "Ông ngoại", PartialDate(1961), "Nam", "054061000777"),),
        "residences": (
            Residence("Ở thực tế", "Bến cá An Hải", PartialDate(2024, 5, 3), PartialDate(2025, 2)),
            Residence("Tạm trú", "Thôn Phú Mỹ", PartialDate(2025, 2), Silence.DOES_NOT_APPLY, "Ở nhờ"),
        ),
        "claims": (
            Claim("Sinh ra", "Sinh ngày 03/05/2024 tại trạm y tế xã", "Đủ chứng cứ", "", (a_paper(attachments=(1,)),)),
            Claim("Mẹ là ai", "Mẹ là bà H’Hen Niê", "Còn mâu thuẫn", "Giấy chứng sinh ghi sai tên đệm", ()),
        ),
        "steps": (
            Step(
                "Đăng ký khai sinh quá hạn",
                "filed",
                "Ủy ban nhân dân xã",
                "Công chức tư pháp – hộ tịch",
                date(2026, 11, 3),
                date(2026, 11, 4),
                date(2026, 11, 5),
                None,
                "H15.120-261104-0007",
                "Ngay trong ngày nhận đủ giấy tờ",
                "Luật 60/2014, Điều 16",
            ),
            Step(
                "Đăng ký cư trú cho trẻ",
                "todo",
                "Công an xã",
                limit="60 ngày từ khi đăng ký khai sinh",
                source="NĐ 154/2024, Điều 7",
                needs_check=True,
            ),
        ),
        "obstacles": (Obstacle("Thiếu giấy tờ", "Mẹ mất căn cước", "Công an xã", "Đã hẹn cấp lại", date(2026, 10, 1)),),
        "visits": (Visit(date(2026, 10, 2), "Lê Văn Ví Dụ", "Gặp được mẹ", "Hẹn tuần sau"),),
        "history": (
            Change(datetime(2026, 10, 2, 9, 5), "Lê Văn Ví Dụ", "Ngày sinh", "2024", "03/05/2024"),
            Change(datetime(2026, 10, 3, 8, 0), "Trần Thị Thí Dụ", "Số của mẹ", None, "066199000123", "đọc từ QR"),
        ),
        "masked": False,
    }
    return Dossier(**(known | changes))


def printed(*dossiers: Dossier) -> bytes:
    out = io.BytesIO()
    write_dossier(dossiers, out, total=len(dossiers))
    return out.getvalue()


def pages(data: bytes) -> list[str]:
    """The text of each page as a reader would copy it."""
    document = pdfium.PdfDocument(data)
    try:
        found = []
        for page in document:
            text_page = page.get_textpage()
            found.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return found
    finally:
        document.close()


def letters(text: str) -> str:
    """A text without blanks and line ends, which a page sets as it must."""
    return "".join(text.split())


def read_back(data: bytes) -> str:
    """All letters of a PDF, in reading order, without blanks; they must be composed already."""
    text = letters("".join(pages(data))).replace("\u0002", "-").replace("\ufffe", "-")
    assert unicodedata.is_normalized("NFC", text)
    return text
