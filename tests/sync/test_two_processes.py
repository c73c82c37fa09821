"""Two programs on one home: the second is told so and writes nothing, whatever moment it comes at."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

from app.errors import UserError
from app.models.engine import DATABASE, open_engine
from app.models.ops import hash_of
from app.models.state import Side
from app.services import sitting
from app.sync.oplog import COLUMNS, line_of
from tests.sync.machines import KEY, Machine, found, on_disk

SITTINGS, WRITES = 6, 3


def sit_down_again_and_again(folder: Path, name: str) -> None:
    """Until it was let in often enough: write a little, and see that nobody else is there. Says how often it had to
    wait."""
    done = refused = 0
    (folder / f"{name}.here").touch()
    while len(list(folder.glob("*.here"))) < 2:
        time.sleep(0.01)
    while done < SITTINGS:
        try:
            lock = sitting.locked(folder)
        except UserError as fault:
            if fault.code != "home.in-use":
                raise
            refused += 1
            time.sleep(0.01)
            continue
        there = folder / "there"
        there.touch(exist_ok=False)
        engine = open_engine(folder / DATABASE, KEY)
        for number in range(WRITES):
            Machine(engine, name).create("area", {"name": f"Thôn {done} {number}", "kind": "hamlet"})
        engine.dispose()
        there.unlink()
        lock.release()
        done += 1
    print(refused)


def test_two_programs_never_write_one_home_at_once(tmp_path: Path) -> None:
    found(on_disk(tmp_path), Side.OFFICE, "office").dispose()
    running = [
        subprocess.Popen([sys.executable, "-m", __name__, str(tmp_path), name], stdout=subprocess.PIPE, text=True)
        for name in ("một", "hai")
    ]
    told = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert sum(map(int, told)) > 0, "they never came at once"
    engine = open_engine(tmp_path / DATABASE, KEY)
    with engine.connect() as conn:
        lines = [line_of(row) for row in conn.exec_driver_sql(f"SELECT {COLUMNS} FROM op ORDER BY seq")]
    engine.dispose()
    assert [line.seq for line in lines] == list(range(1, 2 * SITTINGS * WRITES + 1))
    assert [line.lsn for line in lines] == [line.seq for line in lines]
    assert all(hash_of(later, earlier.hash) == later.hash for earlier, later in pairwise(lines))
    assert {line.actor for line in lines} == {"một", "hai"}


if __name__ == "__main__":
    sit_down_again_and_again(Path(sys.argv[1]), sys.argv[2])
