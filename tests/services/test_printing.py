"""A copy and its line in the register: where one cannot be had, the other is not left behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.roles import Role
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.models import register
from app.services import dossiers, forms, letters, people, prints, slips, statements
from tests.services.homes import a_home
from tests.services.test_dossiers import PURPOSE, Village, a_village

Print = Callable[[Home, str, Path], object]
TYPED = {"when": "08/12/2026", "where": "Trụ sở", "why": "Ký tờ khai", "guest": "Bà H’Hen Niê"}


def a_letter(home: Home, case_id: str, out: Path) -> object:
    starts = letters.sheet(home, case_id, "invitation").starts
    return letters.print_letter(home, case_id, "invitation", {**starts, **TYPED}, out=out)


PRINTS: dict[str, Print] = {
    "form": lambda home, case_id, out: forms.print_form(home, case_id, "CT01", out=out),
    "letter": a_letter,
    "slip": lambda home, case_id, out: slips.print_slip(home, case_id, out=out),
    "statement": lambda home, case_id, out: statements.print_blank(home, case_id, "kin_statement", out=out),
    "dossier": lambda home, case_id, out: dossiers.print_dossiers(home, out, ids=(case_id,), purpose=PURPOSE),
}


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    folder = tmp_path_factory.mktemp("printing")
    with a_home(folder / "office", roles=(Role.GROUP_HEAD,)) as home:
        yield a_village(home, folder)


def entered(village: Village) -> int:
    return len(prints.prints_of(village.home, village.case))


@pytest.mark.parametrize("kind", PRINTS)
def test_a_copy_is_in_the_register_and_its_file_whole_on_the_disk(kind: str, village: Village, tmp_path: Path) -> None:
    before, out = entered(village), tmp_path / "a.pdf"
    PRINTS[kind](village.home, village.case, out)
    assert entered(village) == before + 1
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", PRINTS)
def test_a_full_disk_leaves_neither_a_counted_copy_nor_a_torn_file(
    kind: str, village: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, out = entered(village), tmp_path / "a.pdf"
    out.write_bytes(b"as it was")

    def no_room(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("app.storage.os.fsync", no_room)
        with pytest.raises(EnvironmentFault, match=r"disk\.full"):
            PRINTS[kind](village.home, village.case, out)
    assert entered(village) == before
    assert out.read_bytes() == b"as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("kind", ["slip", "dossier"])
def test_a_file_that_does_not_get_its_name_takes_its_line_back(kind: str, village: Village, tmp_path: Path) -> None:
    before, out = entered(village), tmp_path / "a.pdf"
    out.mkdir()  # as on Windows a file that another program holds open
    with pytest.raises((EnvironmentFault, UserError)):
        PRINTS[kind](village.home, village.case, out)
    assert entered(village) == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("kind", ["form", "dossier"])
def test_what_cannot_be_entered_is_not_left_on_the_disk(
    kind: str, village: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entered(village)

    def refused(*_about: object, **_more: object) -> None:
        raise EnvironmentFault("disk.full", file="data.db")

    with monkeypatch.context() as full:
        full.setattr(register, "enter", refused)
        with pytest.raises(EnvironmentFault):
            PRINTS[kind](village.home, village.case, tmp_path / "a.pdf")
    assert entered(village) == before
    assert list(tmp_path.iterdir()) == []


def test_a_form_for_another_day_of_filing_is_superseded_when_the_record_changes_and_not_before(
    village: Village,
) -> None:
    home, case_id = village.home, village.case
    forms.print_form(home, case_id, "CT01", on=home.today + timedelta(days=40))
    forms.print_form(home, case_id, "birth", on=home.today - timedelta(days=3))

    def stale() -> set[str]:
        return {line.kind for line in prints.superseded(home, case_id) if line.kind.startswith("form:")}

    assert stale() == set()
    seen = people.person_card(home, village.child).person.seen
    people.change_person(home, village.child, seen, {"name": "Nguyễn Thị Mẫu Đơn Hai"})
    assert stale() == {"form:CT01", "form:birth"}
