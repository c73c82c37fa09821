"""Nothing that a plan orders is left out of its pack: the plan's own text, sentence by sentence, against its rows.

A sentence is in the pack if one of the pack's texts contains it, or if nothing is left of it once the pack's texts are
taken out of it. What orders nothing (purpose, headings, the definitions of the groups, who the copies go to) stands in
``ORDERS_NOTHING`` by its first words.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from app.domain.names import fold
from app.packs.pack import default_root
from app.packs.plans import load_plan
from tests.packs.plans_page import PAGE, page, shipped_plans

TEXTS = Path(__file__).parents[1] / "corpus" / "plans"
RESIDENCE = (
    "Thực hiện Kế hoạch số 78",
    "Giai đoạn",
    "Tiếp tục hoàn thiện thể chế",
    "Tiếp tục tham mưu hoàn thiện thể chế",
    "Tổ chức triển khai thực hiện có hiệu quả Quyết định số 06",
    "Để nâng cao hiệu quả công tác quản lý cư trú, góp phần",
    "Nâng cao hiệu quả công tác quản lý cư trú đối với",
    "Ủy ban nhân dân phường Buôn Ma Thuột ban hành",
    "Tổ trưởng:",
    "Tổ phó:",
    "Văn hóa - Xã hội; Phòng Kinh tế",
    "Thành viên:",
    "Người chưa xác định được quốc tịch",
    "Nhân khẩu ",
    "Bao gồm cả ",
    "Trẻ em chưa được đăng ký khai sinh",
    "Người được cho thôi",
    "khách du lịch",
    "cư trú, sinh sống trên tàu",
    "đặc dụng",
    "bao gồm cả trường hợp di cư tự do",
    "¹ Đối tượng có khả năng",
    "Nhóm các nhân khẩu",
    "Buôn Ma Thuột, ngày 06",
    "Các bước thực hiện cụ thể",
    "NỘI DUNG VÀ PHƯƠNG PHÁP",
    "PHÂN CÔNG TRÁCH NHIỆM",
    "Công an phường - Tổ trưởng Tổ công tác triển khai Đề án 06;",
    "Văn phòng HĐND & UBND phường",
    "Đề nghị UBNDTTQ Việt Nam phường",
)
ORDERS_NOTHING = {
    "tuyen-an-dong-2026": RESIDENCE,
    "buon-ma-thuot-2026": RESIDENCE,
    "huong-khe-2023": (
        "Triển khai, thực hiện nhiệm vụ Đề án phát triển",
        "Thực hiện Quyết định số 06/QĐ-TTg",
        "Đặc biệt, tập trung chỉ đạo thực hiện các nhiệm vụ cụ thể",
        "Tăng cường thực hiện công tác tuyên truyền Đề án 06 và dịch vụ công:",
        "Công tác tham mưu, chỉ đạo triển khai",
        "Triển khai các nhóm nhiệm vụ Đề án 06",
        "Về thực hiện dịch vụ công",
        "Chỉ tiêu thực hiện dịch vụ công",
        "Về nhóm ",
        "Xây dựng hệ sinh thái, dữ liệu dùng chung",
        "Đảm bảo an ninh an toàn",
        "Nhiệm vụ đột phá huyện",
        "(giao ",  # who owns the task before it: its owner and partners
        "(Giao ",
    ),
}
_HEADING = re.compile(r"^(\d+(\.\d+)*\.?|[IVX]+\.|\(\d+\)|\(?[AB]\d\)?|[-+–]|\*+)\s+")


def _paragraphs(text: str) -> list[str]:
    """Paragraphs of the copy; one that a page break cut in two is joined again."""
    found: list[str] = []
    for raw in re.split(r"\n\s*\n|\n(?=[-+] )", unicodedata.normalize("NFC", text).replace("*", "")):
        line = " ".join(raw.split())
        if not line:
            continue
        if found and not re.search(r"[.:;!?)”]$", found[-1]) and line[0].islower():
            found[-1] += " " + line
        elif line.startswith("¹") and found[-1].endswith("lịch sử cư"):  # a footnote stands in the middle of a sentence
            found.insert(-1, line)
        else:
            found.append(line)
    return found


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z%/]+", " ", fold(text)).split())


def _sentences(text: str) -> list[str]:
    body = text[: text.index("Nơi nhận:")]
    return [
        part.strip()
        for paragraph in _paragraphs(body)
        for part in re.split(r"(?<=[.!?])\s+(?=[A-ZĐÀ-Ỹ(])", paragraph)
        if len(_plain(part).split()) > 3
    ]


def _rows_of(plan) -> list[str]:
    rows = [order.text for order in plan.all_orders]
    rows += [task for stage in plan.stages for task in stage.tasks] + [stage.name for stage in plan.stages]
    rows += [deadline.name for deadline in plan.deadlines] + [body.name for body in plan.bodies]
    rows += [duty.name for duty in plan.reports]
    return sorted((_plain(row) for row in rows), key=len, reverse=True)


def _left_of(sentence: str, rows: list[str]) -> str:
    """What of the sentence no row says."""
    if any(sentence in row for row in rows):
        return ""
    for row in rows:
        if len(row.split()) > 3:
            sentence = sentence.replace(row, " ")
    return " ".join(sentence.split())


def left_out(plan_id: str) -> list[str]:
    plan = load_plan(default_root(), plan_id)
    text = (TEXTS / f"{plan_id}.md").read_text(encoding="utf-8").replace("*", "")
    for slip in plan.mended:
        text = text.replace(slip.printed, slip.meant)
    rows, said = _rows_of(plan), []
    for sentence in _sentences(text):
        bare = sentence
        while (shorter := _HEADING.sub("", bare).strip()) != bare:
            bare = shorter
        if bare.startswith(ORDERS_NOTHING[plan_id]):
            continue
        if len(_left_of(_plain(bare), rows).split()) > 6:
            said.append(bare)
    return said


@pytest.mark.parametrize("plan_id", sorted(ORDERS_NOTHING))
def test_every_sentence_that_orders_is_in_the_pack(plan_id):
    assert left_out(plan_id) == []


@pytest.mark.parametrize("plan_id", sorted(ORDERS_NOTHING))
def test_a_sentence_taken_out_of_the_pack_would_be_missed(plan_id, monkeypatch):
    without = load_plan(default_root(), plan_id).all_orders[3].text
    monkeypatch.setitem(globals(), "_rows_of", lambda plan: [r for r in rows_of(plan) if r != _plain(without)])
    assert left_out(plan_id)


rows_of = _rows_of


def test_the_page_of_all_orders_is_current():
    assert PAGE.read_text("utf-8") == page(shipped_plans()), "python -m tests.packs.plans_page"
