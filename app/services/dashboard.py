"""The head's board (bảng điều hành): progress by group and place, the trend, and who stands behind each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from sqlalchemy import select

from app.domain import dashboard as board
from app.domain.dashboard import COUNTS as COUNTS
from app.domain.dashboard import Point as Point
from app.domain.dashboard import Row as Row
from app.domain.figures import Item
from app.domain.names import sort_key_family_first
from app.domain.numbers_vi import grouped
from app.domain.permissions import Action
from app.home import Home
from app.models import figures
from app.models.entities import Area, Resident
from app.models.sealing import shown_to
from app.models.work import Reading
from app.piecemeal import let_go
from app.progress import QUIET, Progress
from app.sync.undisturbed import undisturbed

Shown = board.Progress
"""How far the work is, as the board shows it."""

NO_CASES = "Chưa có hồ sơ nào."
ALL_OVER = "Mọi hồ sơ đã lập đều đã kết thúc."
NO_PACE = "Bốn tuần qua chưa giải quyết xong hồ sơ nào; còn %1 hồ sơ đang mở."
AT_PACE = "Bốn tuần qua giải quyết %1 hồ sơ. Cứ thế thì %2 hồ sơ đang mở xong vào %3 (chưa kể hồ sơ mới tìm ra)."
WORDS = {
    "case": ("Hồ sơ đã lập", "Mỗi hồ sơ là một người trong một diện; không đếm diện B7."),
    "open": ("Đang mở", "Hồ sơ chưa kết thúc, kể cả hồ sơ vướng mắc."),
    "settled": ("Đã giải quyết", "Hồ sơ kết thúc vì đã giải quyết xong."),
    "helped": ("Người được giúp", "Mỗi người đếm một lần, khi có ít nhất một kết quả được cấp hoặc đăng ký."),
    "struck": ("Xóa đăng ký (riêng)", "Người bị xóa đăng ký cư trú: thống kê riêng, không tính là giúp."),
}
"""What each number is called, and how it is counted: said on the screen and on paper alike."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody behind a number. ``case_id`` is None for what is no case. Who is sealed is counted, and not named."""

    id: str
    person_id: str
    case_id: str | None
    name: str
    category: str
    area: str
    day: date | None


@dataclass(frozen=True, slots=True)
class BehindList:
    """Who stands behind a number, and how many of them are not shown to who asks."""

    rows: tuple[Behind, ...]
    hidden: int


def progress(home: Home, *, telling: Progress = QUIET) -> Shown:
    """How far the work is today."""
    with undisturbed(), home.reading() as r:
        telling.tick("read", 0)
        items = _items(home, r)
        shown = board.progress_of(items, _categories(home), _areas(r), _first(home), home.today)
        let_go(items)
        return shown


def behind(home: Home, what: str, by: str = "", key: str = "") -> BehindList:
    """Who is counted by ``what`` (of :data:`COUNTS`) in the row ``key`` of the table ``by`` ("category", "area")."""
    with home.reading() as r:
        items = board.behind(_items(home, r), what, by, key, home.today)
        areas = dict(_areas(r))
        people = [item.person for item in items if item.person]
        named = _named(home, r, people)
        rows = [
            Behind(
                item.row,
                item.person,
                item.row if item.entity == "case" else None,
                named[item.person],
                item.keys.get("category", ""),
                areas.get(item.keys.get("area", ""), ""),
                item.day,
            )
            for item in items
            if item.person in named
        ]
    home.log("read", why="board")
    return BehindList(
        tuple(sorted(rows, key=lambda row: (sort_key_family_first(row.name), row.category))), len(items) - len(rows)
    )


def _items(home: Home, r: Reading) -> list[Item]:
    return figures.of_cases(r, home.pack.procedures)


def _first(home: Home) -> date:
    return min(home.plan_history().first.stages[0].first, home.pack.plan.stages[0].first)


def _categories(home: Home) -> board.Axis:
    return [(code, category.title) for code, category in home.pack.categories.items()]


def _areas(r: Reading) -> board.Axis:
    rows = r.session.execute(select(Area.id, Area.name).where(Area.gone.is_(None)).order_by(Area.name_sort, Area.id))
    return [(str(id), str(name)) for id, name in rows]


def _named(home: Home, r: Reading, people: Sequence[str]) -> dict[str, str]:
    wanted, found = list(dict.fromkeys(people)), {}
    for at in range(0, len(wanted), 500):
        some = select(Resident.id, Resident.name).where(Resident.id.in_(wanted[at : at + 500]), shown_to(home.account))
        found.update({str(id): str(name) for id, name in r.session.execute(some)})
    return found


def sheet(home: Home, pressing: Sequence[tuple[str, str, str, str]] = (), *, telling: Progress = QUIET) -> bytes:
    """The board on paper (PDF), with what presses as its caller gathered it: (day, kind, what, whose).

    Raises: UserError("permission.action").
    """
    from app.reports.dashboard_sheet import BoardSheet, TrendLine, write_board
    from app.reports.issuer import issuer_of

    home.require(Action.PRINT_REPORT)
    shown, plan, out = progress(home, telling=telling), home.pack.plan, BytesIO()
    write_board(
        BoardSheet(
            issuer_of(plan.unit_name, plan.province_name),
            "Bảng điều hành",
            home.today,
            home.account.name,
            tuple((name, grouped(shown.total.counts[what]), how) for what, (name, how) in WORDS.items()),
            tuple(point.day for point in shown.trend),
            (
                TrendLine(WORDS["case"][0], tuple(point.found for point in shown.trend)),
                TrendLine(WORDS["settled"][0], tuple(point.settled for point in shown.trend), strong=True),
                TrendLine(WORDS["helped"][0], tuple(point.helped for point in shown.trend), dashed=True),
                TrendLine(WORDS["struck"][0], tuple(point.struck for point in shown.trend), dashed=True),
            ),
            pace_words(shown),
            ("", *(name for name, _ in WORDS.values())),
            tuple(_line(row, f"{row.key} · {row.label}" if row.key else "Không rõ") for row in shown.by_category),
            tuple(_line(row, row.label or "Không rõ") for row in shown.by_area),
            tuple(pressing),
        ),
        out,
    )
    home.log("print", why="board")
    return out.getvalue()


def pace_said(shown: Shown) -> tuple[str, tuple[str, ...]]:
    """When all is settled at today's pace: the words, and what stands in them for %1, %2 …"""
    pace = shown.pace
    if not shown.total.counts["case"]:
        return NO_CASES, ()
    if not pace.open:
        return ALL_OVER, ()
    if pace.met_on is None:
        return NO_PACE, (grouped(pace.open),)
    return AT_PACE, (grouped(pace.settled), grouped(pace.open), f"{pace.met_on:%d/%m/%Y}")


def pace_words(shown: Shown) -> str:
    """:func:`pace_said` for paper."""
    words, values = pace_said(shown)
    for place, value in enumerate(values, 1):
        words = words.replace(f"%{place}", value)
    return words


def _line(row: Row, label: str) -> tuple[str, ...]:
    return (label, *(grouped(row.counts[what]) for what in WORDS))
