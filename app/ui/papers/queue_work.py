"""Several cases printed one after the other, or into one file: what was asked, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.changes import NO_CHANGES, Changes
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import dossiers, forms, letters, slips
from app.services.forms import Missing
from app.services.one_file import write_one
from app.ui.messages import explain
from app.ui.settings.setup_pages import free_name

DOSSIER, FORM, LETTER, SLIP = "dossier", "form", "letter", "slip"
_STEMS = {DOSSIER: "ho-so", FORM: "bieu-mau", LETTER: "van-ban", SLIP: "phieu"}


@dataclass(frozen=True, slots=True)
class Wish:
    """``what`` of each case; ``code`` which form or letter, ``typed`` what is the same in all letters. ``one_file``:
    one after the other in one PDF, else a file each."""

    what: str
    code: str = ""
    purpose: str = ""
    masked: bool = True
    one_file: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: the file, or why there is none; what the paper lacks to be complete."""

    case_id: str
    name: str
    file: Path | None
    why: str = ""
    missing: tuple[Missing, ...] = ()
    changes: Changes = NO_CHANGES


Take = Callable[[Outcome], object]
_Made = tuple[bytes, Changes, tuple[Missing, ...]]


def print_all(
    home: Home, wish: Wish, cases: Sequence[str], folder: Path, sealed: str, take: Take, progress: Progress
) -> None:
    """Print for each of ``cases`` into ``folder``; ``take`` gets what became of each at once. ``sealed`` stands for the
    name of whom this account may not open. Stopped, what was printed until then is kept: it stands in the register."""
    stem = f"{_STEMS[wish.what]}-{home.today.isoformat()}"
    if wish.what == DOSSIER and wish.one_file:
        _dossiers(home, wish, cases, free_name(folder, stem), sealed, take, progress)
        return
    parts: list[tuple[str, bytes]] = []
    together = free_name(folder, stem) if wish.one_file else None
    try:
        for case_id in progress.over(cases, "print", len(cases), every=1):
            name, file = sealed, together or free_name(folder, stem)
            try:
                line = dossiers.case_line(home, case_id)
                name = line.name if line else sealed
                if wish.what == DOSSIER:
                    done = dossiers.print_dossiers(home, file, ids=(case_id,), purpose=wish.purpose, masked=wish.masked)
                    take(Outcome(case_id, name, file, changes=done.changes))
                    continue
                pdf, changes, missing = _paper(home, wish, case_id, None if together else file)
            except UserError as error:
                take(Outcome(case_id, name, None, explain(error).happened))
                continue
            if together is not None:
                parts.append((name, pdf))
            take(Outcome(case_id, name, file, missing=missing, changes=changes))
    finally:
        if together is not None and parts:
            write_one(parts, _STEMS[wish.what], together)


def _paper(home: Home, wish: Wish, case_id: str, out: Path | None) -> _Made:
    if wish.what == FORM:
        missing = forms.look(home, case_id, wish.code).missing
        done = forms.print_form(home, case_id, wish.code, out=out)
        return done.value, done.changes, missing
    if wish.what == LETTER:
        done = letters.print_common(home, case_id, wish.code, wish.typed, out=out)
        return done.value, done.changes, ()
    done = slips.print_slip(home, case_id, out=out)
    return done.value, done.changes, ()


def _dossiers(
    home: Home, wish: Wish, cases: Sequence[str], file: Path, sealed: str, take: Take, progress: Progress
) -> None:
    """One file with one outline: printed as one, so that a case that cannot be opened is left out before."""
    lines = {case_id: dossiers.case_line(home, case_id) for case_id in cases}
    for case_id in (each for each, line in lines.items() if line is None):
        take(Outcome(case_id, sealed, None, explain(UserError("case.elsewhere")).happened))
    good = {case_id: line.name for case_id, line in lines.items() if line is not None}
    if not good:
        return
    done = dossiers.print_dossiers(
        home, file, ids=tuple(good), purpose=wish.purpose, masked=wish.masked, progress=progress
    )
    for number, (case_id, name) in enumerate(good.items()):
        take(Outcome(case_id, name, file, changes=NO_CHANGES if number else done.changes))
