"""``docs/plans.md``, written from the packs: ``python -m tests.packs.plans_page``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.domain.plan import Order, Plan
from app.packs.pack import default_root
from app.packs.plans import list_plans, load_plan

PAGE = Path(__file__).resolve().parents[2] / "docs" / "plans.md"
_LONG = 110
WHERE = {
    "cases": "Hồ sơ (cases, wizard)",
    "tasks": "Kế hoạch › Nhiệm vụ",
    "reports": "Kế hoạch › Báo cáo",
    "checks": "Kế hoạch › Làm sạch dữ liệu",
    "indicators": "Kế hoạch › Chỉ tiêu",
    "drive": "Kế hoạch › Đợt cao điểm",
    "stages": "Kế hoạch › Tiến độ giai đoạn",
    "seats": "Kế hoạch › Tổ công tác",
    "deadlines": "Kế hoạch › Báo cáo, mốc ngày",
    "handoffs": "Kế hoạch › Chuyển việc",
    "obstacles": "Kế hoạch › Vướng mắc",
    "rechecks": "Kế hoạch › Phúc tra",
    "benefits": "Kế hoạch › Chế độ",
    "letters": "Giấy tờ (letters, forms)",
    "lists": "Nhập, xuất danh sách",
    "doors": "Độ phủ, lượt đến nhà",
    "requests": "Đề nghị cấp trên",
}
"""Where an order's ``shown_in`` is in the product."""


def page(plans: tuple[Plan, ...]) -> str:
    """The whole page."""
    return "\n".join(_lines(plans)) + "\n"


def shipped_plans() -> tuple[Plan, ...]:
    root = default_root()
    return tuple(load_plan(root, offer.id) for offer in list_plans(root))


def _lines(plans: tuple[Plan, ...]) -> Iterator[str]:
    yield "# Every order of every plan, and where it is in the product"
    yield ""
    yield "Written from `resources/plans` by `python -m tests.packs.plans_page`; a test fails when it is not current."
    yield "Each order is a task (Kế hoạch › Nhiệm vụ) besides; `tests/packs/test_plan_text.py` holds the text of three"
    yield "plans against their packs, sentence by sentence. An order without a last day (“—”) stands for good."
    for plan in plans:
        orders = plan.all_orders
        yield ""
        yield f"## {plan.unit_name}: {plan.number or plan.id} ({len(orders)} orders)"
        yield ""
        yield "| Section | Order | Owner | Last day | Where |"
        yield "| --- | --- | --- | --- | --- |"
        for order in orders:
            yield _row(plan, order)


def _row(plan: Plan, order: Order) -> str:
    text = order.text if len(order.text) <= _LONG else order.text[: _LONG - 1].rsplit(" ", 1)[0] + " …"
    where = dict.fromkeys(_where(place) for place in order.shown_in) or {WHERE["tasks"]: None}
    cells = (
        order.source.text,
        f"`{order.id}` {text}",
        plan.name_of(order.owner),
        f"{order.due:%d/%m/%Y}" if order.due is not None else "—",
        "; ".join(where),
    )
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _where(place: str) -> str:
    part, _, of = place.partition(":")
    return f"{WHERE[part]} ({of})" if of else WHERE[part]


if __name__ == "__main__":
    PAGE.write_text(page(shipped_plans()), "utf-8")
