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
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from app.errors import UserError
from app.home import Home
from app.models import access  # noqa: F401  (maps every class)
from app.services import drafts, founding, people, sitting, wizard
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
    """One kill. Letters in the field: ``typed`` in this life, ``kept`` as the page said, ``there`` afterwards.

    ``age``: how old, in seconds, the oldest lost letter was when the kill came. ``stalled``: of the last two seconds,
    how long the program got no processor (its timer came late): on a busy machine a second is not a second.
    """

    after: float
    before: int
    typed: int
    kept: int
    there: int
    age: float
    stalled: float
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
    count, start = -1, 0

    def say(*words: object) -> None:
        os.write(out, (" ".join(map(str, words)) + "\n").encode())

    def type_on() -> None:
        nonlocal count, start
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
            count, start = 0, len(line.text())  # type: ignore[attr-defined]
            say("begun", page.draft.case_id, time.monotonic())
        at = len(line.text())  # type: ignore[attr-defined]
        line.setCursorPosition(at)  # type: ignore[attr-defined]
        type_text(line, LETTERS[at % len(LETTERS)])
        count += 1
        say("typed", count, time.monotonic())
        if rng.random() < 0.04:
            page.go("household")

    def kept() -> None:
        """The page says so: what lies in the table at this moment must be there afterwards."""
        found = drafts.find(home, page.draft.key)
        text = wizard.draft_of(found.body).typed.get(FIELD) if found is not None else None
        if isinstance(text, str) and count >= 0:
            say("kept", len(text) - start, time.monotonic())

    page._keeper.kept.connect(kept)
    timer = QTimer()
    timer.setInterval(EVERY)
    timer.timeout.connect(type_on)
    timer.start()
    app.exec()


def opened(folder: Path) -> Home:
    return sitting.open_home(folder, sitting.people_here(folder)[0].account, PASSPHRASE)


def text_of(home: Home, case_id: str) -> str:
    """What is there of the field: on record, or in the draft over it; empty if there is neither."""
    try:
        found = wizard.open_sitting(home, case_id=case_id)
    except UserError:
        return ""
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
    typed = [float(when) for word, _, when in lines if word == "typed"]
    kept = max((int(count) for word, count, _ in lines if word == "kept"), default=0)
    home = opened(folder)
    try:
        there = text_of(home, begun[1])
    finally:
        home.close()
    left = len(there) - len(before)
    lost = typed[max(left, 0) :]
    kill = Kill(
        after=round(lasts, 3),
        before=len(before),
        typed=len(typed),
        kept=kept,
        there=left,
        age=round(killed_at - lost[0], 3) if lost else 0.0,
        stalled=round(stalled([float(begun[2]), *typed, killed_at]), 3),
        whole=there == (LETTERS * 40)[: len(there)],
    )
    return kill, begun[1] if there else None, there


def stalled(moments: list[float]) -> float:
    """How much later than every 40 ms the letters came, in the last two seconds."""
    end = moments[-1]
    gaps = [after - before for before, after in pairwise(moments) if end - after < 2.0]
    return sum(max(0.0, gap - 1.5 * EVERY / 1000) for gap in gaps)


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
