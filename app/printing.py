"""A copy and its line in the register of prints (sổ văn bản đã in): neither is left without the other.

The sheet is made with the number that the register gives it, and lies whole on the medium under its ``.part`` name;
then the line is kept; then the file gets its name. Where that last step fails, the line is taken back. Only a power cut
right there can leave a counted copy that nobody has; nothing leaves a copy that nobody counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.domain.changes import Done
from app.home import Home
from app.models import register
from app.models.entities import Printed
from app.models.register import Copied
from app.models.work import Work
from app.storage import Written, atomic_write

NOT_WRITTEN = "không ghi được tệp"
"""Why a line was taken back."""


def print_copy(home: Home, copied: Copied, make: Callable[[int], bytes], out: Path | None = None) -> Done[bytes]:
    """Enter a copy, and make its sheet, with its number, into the file ``out`` or, without one, for whoever asked.

    Raises: what ``make`` raises; UserError("permission.write"), UserError("row.outside").
        EnvironmentFault: the disk. In every case nothing is entered, and what lay at ``out`` before lies there still.
    """

    def entering(w: Work) -> tuple[bytes, Sequence[str]]:
        row = register.enter(w, copied, by=home.account.id, day=home.today)
        w.flush()
        return make(row.copy or 0), (row.id,)

    return print_copies(home, entering, out)


def print_copies(
    home: Home, entering: Callable[[Work], tuple[bytes, Sequence[str]]], out: Path | None = None
) -> Done[bytes]:
    """As :func:`print_copy`, of several papers in one file: ``entering`` enters each of them, and gives the sheets of
    all with the ids of their lines."""
    if out is None:
        with home.writing() as w:
            return Done(entering(w)[0], w.changes)
    with file_of_copies(home, out) as (file, entered), home.writing() as w:
        made, ids = entering(w)
        entered.extend(ids)
        file.write(made)
        file.secure()
        done = Done(made, w.changes)
    return done


@contextmanager
def file_of_copies(home: Home, out: Path) -> Iterator[tuple[Written, list[str]]]:
    """A file whose copies are entered in the block, after ``secure()`` of it: add the id of each line to the list."""
    entered: list[str] = []
    try:
        with atomic_write(out, private=True) as file:
            yield file, entered
    except BaseException:
        _take_back(home, entered)
        raise


def _take_back(home: Home, entered: list[str]) -> None:
    if not entered:
        return
    with home.writing() as w:
        for printed_id in entered:
            if w.find(Printed, printed_id) is not None and (row := w.change(Printed, printed_id)) is not None:
                row.gone = NOT_WRITTEN
