"""A program killed while somebody types, again and again: ``python -m tests.ui.wizard.killed FOLDER TIMES SEED``.

This process only drives: it has no window, so that it can fork one that has everything loaded for each life. A life
opens the home and the wizard, goes on with the draft that the last one left, types a letter every 40 ms, now and then
goes to another screen (which commits), and is killed at a random moment. Then the home is opened again and looked at.
Says one JSON line per kill, and at the end what is wrong with the home.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

from app.home import Home
from app.models import access  # noqa: F401  (maps every class)
from app.services import founding, people, sitting, wizard
from app.services.founding import Founding
from app.ui.tasks import Tasks
from app.ui.widgets.fields import first_input
from app.ui.wizard.page import WizardPage
from tests.faults.damage import ill
from tests.services.homes import CHEAP, PASSPHRASE, PLAN

LETTERS = "Nguyễn Thị Mẫu Đơn, thôn Xuân Hòa. "
EVERY = 40
LIVES_PER_CASE = 6
FIELD = "birth_place"
"""The field that is typed into: on the first screen of every group."""


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill: how many letters stood in the field before and were typed, how many had to be there, how many were."""

    after: float
    before: int
    typed: int
    due: int
    there: int
    whole: bool


def live(folder: Path, case_id: str | None, area: str, out: int, seed: int) -> None:
    """One life, in its own process. Ends by being killed."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from tests.ui.checks import shown, type_text

    rng = Random(seed)
    app = QApplication(sys.argv[:1])
    home = opened(folder)
    which: dict[str, Any] = {"case_id": case_id} if case_id else {"category": "A1", "area_id": area}
    page = WizardPage(home, Tasks(), **which)
    shown(page)
    count = -1

    def say(*words: object) -> None:
        os.write(out, (" ".join(map(str, words)) + "\n").encode())

    def type_on() -> None:
        nonlocal count
        if page.busy or page._form is None:
            return
        if page.form.spec.key != "identity":
            page.go("identity")
            return
        line = first_input(page.form.editors[FIELD])
        if line is None:
            return
        if count < 0:
            if not page.values().get("name"):
                type_text(page.form.editors["name"], "Nguyễn Thị Mẫu Đơn")
            count = 0
            say("begun", page.draft.case_id, time.monotonic())
        at = len(line.text())  # type: ignore[attr-defined]
        line.setCursorPosition(at)  # type: ignore[attr-defined]
        type_text(line, LETTERS[at % len(LETTERS)])
        count += 1
        say("typed", count, time.monotonic())
        if rng.random() < 0.04:
            page.go("household")

    timer = QTimer()
    timer.setInterval(EVERY)
    timer.timeout.connect(type_on)
    timer.start()
    app.exec()


def opened(folder: Path) -> Home:
    return sitting.open_home(folder, sitting.people_here(folder)[0].account, PASSPHRASE)


def text_of(home: Home, case_id: str) -> str:
    """What is there of the field: on record, or in the draft over it."""
    found = wizard.open_sitting(home, case_id=case_id)
    return str(found.draft.typed.get(FIELD) or found.values.get(FIELD) or "")


def kill_once(folder: Path, case_id: str | None, area: str, before: str, rng: Random) -> tuple[Kill, str | None, str]:
    """Let one life begin and end. The kill, the case that was typed into, and what is there of its text."""
    reading, writing = os.pipe()
    seed, lasts = rng.getrandbits(32), rng.uniform(0, 2.5)
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            live(folder, case_id, area, writing, seed)
        finally:
            os._exit(1)
    os.close(writing)
    said = os.fdopen(reading, encoding="utf-8")
    begun = said.readline().split()
    time.sleep(lasts)
    killed_at = time.monotonic()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    lines = [line.split() for line in said if line.endswith("\n")]
    said.close()
    typed = [(int(count), float(when)) for word, count, when in lines if word == "typed"]
    due = max((count for count, when in typed if killed_at - when > 1.0), default=0)
    home = opened(folder)
    try:
        there = text_of(home, begun[1]) if due or case_id else ""
    finally:
        home.close()
    wanted = (LETTERS * 40)[: len(there)]
    kill = Kill(lasts, len(before), len(typed), due, len(there) - len(before), there == wanted)
    return kill, begun[1] if there else None, there


def main(folder: Path, times: int, seed: int) -> None:
    rng = Random(seed)
    founding.found_office(folder, Founding(PLAN, "22120", "Máy thử", "Lê Thị Hòa", PASSPHRASE), kdf=CHEAP)
    home = opened(folder)
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    home.close()
    case_id: str | None = None
    text = ""
    for number in range(times):
        if number % LIVES_PER_CASE == 0:
            case_id, text = None, ""
        kill, case_id, text = kill_once(folder, case_id, area, text, rng)
        print(json.dumps(asdict(kill)), flush=True)
    home = opened(folder)
    found = [each.what for each in ill(home)]
    home.close()
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
