"""What the demo's group did for the plan beside its cases: who sits in it, orders carried out, obstacles told, reports
made and received. Through the services, on the day on which it was done; something is late, as everywhere.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.demo.laptops import HEADS, at
from app.domain.tasks import Followed, Standing, issued_on
from app.home import Home
from app.services import indicators, obstacles, reports, reports_deeds, reports_making, tasks, working_group
from app.services.obstacles import ObstacleFilter

SEATED = (
    ("head", "Trần Thị Minh Tâm", "Phó Chủ tịch Ủy ban nhân dân xã"),
    ("deputy", "Lê Quốc Hùng", "Phó Trưởng Công an xã"),
    ("office", "Nguyễn Thị Thu Hà", "Phó Chánh Văn phòng HĐND và UBND xã"),
    ("economy", "Huỳnh Văn Lộc", "Phó Trưởng phòng Kinh tế"),
    ("culture", "Phạm Ngọc Yến", "Phó Trưởng phòng Văn hóa – Xã hội"),
    ("service", "Võ Thanh Long", "Phó Giám đốc Trung tâm phục vụ hành chính công"),
    ("area", "Đặng Quang Vinh", "Tổ trưởng Tổ Cảnh sát khu vực"),
)
RESULTS = (
    "Đã triển khai, có biên bản họp Tổ công tác.",
    "Đã làm xong ở các thôn, danh sách do trưởng thôn ký.",
    "Đã có văn bản chỉ đạo; các đơn vị thực hiện đúng tiến độ.",
    "Đã tuyên truyền qua loa của thôn và nhóm liên lạc của hộ.",
)
LEFT_LATE = 3
"""Every so many of the orders whose day is over one is still being worked at."""


def tell(office: Home, today: date) -> None:
    """Write it all down, in the name of the head of the group."""
    first = issued_on(office.pack.plan)
    _take_seats(office, min(today, first + timedelta(days=3)))
    _carry_out(office, today)
    _tell_obstacles(office, today)
    _report(office, today)


def _take_seats(office: Home, day: date) -> None:
    at(office, day, 3)
    for seat, name, position in SEATED:
        working_group.appoint(office, seat, name, {"position": position})
    hamlets = working_group.group(office).hamlets
    for number, area in enumerate(sorted(hamlets, key=lambda each: hamlets[each])):
        name = HEADS[number % len(HEADS)]
        working_group.appoint(office, "hamlets", name, {"position": f"Trưởng {hamlets[area]}", "body": area})
    working_group.issue(office, "112/QĐ-UBND", day)


def _carry_out(office: Home, today: date) -> None:
    """What the plan ordered up to now is done, but for some; what is due next is being worked at."""
    at(office, today, 3)
    over = [row.task for row in tasks.tasks(office).rows if _is_dated(row.task)]
    for number, task in enumerate(sorted(over, key=lambda each: (each.facts.due or today, each.id))):
        due = task.facts.due or today
        if due > today or number % LEFT_LATE == 1:
            at(office, min(today, due - timedelta(days=20)), 3)
            doing = {"state": "doing", "person": SEATED[number % len(SEATED)][1]}
            tasks.record(office, task.id, doing)
            continue
        at(office, max(issued_on(office.pack.plan), due - timedelta(days=number % 9)), 3)
        result = RESULTS[number % len(RESULTS)]
        tasks.finish(office, task.id, None, result, evidence=f"Biên bản số {number + 4:02d}/BB-TCT")


def _is_dated(task: Followed) -> bool:
    return task.facts.due is not None and task.standing in (Standing.LATE, Standing.WEEK, Standing.OPEN)


def _tell_obstacles(office: Home, today: date) -> None:
    """Two of three were told above before the day on which they are gathered; some have an answer."""
    told_on = min(today, date(today.year, 8, 28))
    at(office, told_on, 3)
    found = obstacles.list_obstacles(office, ObstacleFilter(), None, 100).rows
    early = [row for row in found if (row.facts.opened_on or today) <= told_on]
    chosen = [row for number, row in enumerate(early) if number % 3]
    if not chosen:
        return
    level = "commune"
    obstacles.report(office, [(row.id, row.facts.seen) for row in chosen], level, told_on)
    answered = min(today, told_on + timedelta(days=21))
    at(office, answered, 3)
    ids = {row.id for row in chosen[::3]}
    for row in obstacles.list_obstacles(office, ObstacleFilter(), None, 100).rows:
        if row.id in ids:
            obstacles.answer(office, row.id, row.facts.seen, "Đồng ý hướng giải quyết như xã đề xuất.", answered)


def _report(office: Home, today: date) -> None:
    """Every report up to now was made and sent but the last one, and nearly every body sent its own."""
    due = [row.due for row in reports.dues(office, back=400, ahead=0) if row.due.on < today]
    for number, each in enumerate(due):
        day = each.on
        at(office, day, 2)
        if number < len(due) - 1:
            made = reports_making.draft(office, each.key)
            reports_making.freeze(office, each.key, made.wording)
            reports_deeds.mark_sent(office, each.key, f"{number + 15}/BC-UBND", day)
        senders = reports.due(office, each.key).senders
        for place, sender in enumerate(senders):
            if (place + number) % 9 and (number < len(due) - 1 or place % 2):
                reports_deeds.mark_received(office, each.key, sender.id, f"{place + number + 3}/BC", day)
        indicators.keep_counted(office)
