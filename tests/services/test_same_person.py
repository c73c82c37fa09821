"""Whoever is asked which record stands for a person says the same: one record read, a list, a count, a mark."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from app.domain.ids import child_id, new_id
from app.models import measured, same_person
from app.models.entities import Mark, Resident
from app.services import people
from app.services.people import NewPerson, PeopleFilter
from tests.services.homes import a_home

LEADS = {
    "alone": None,
    "merged": "kept",
    "twice": "merged",
    "kept": None,
    "ring-1": "ring-2",
    "ring-2": "ring-3",
    "ring-3": "ring-1",
    "into-the-ring": "ring-2",
    "into-itself": "into-itself",
    "to-nobody": "elsewhere",
    "to-the-deleted": "deleted",
    "deleted": None,
}


def test_rings_and_dead_ends_are_read_alike_by_all_and_nobody_is_lost(tmp_path: Path) -> None:
    with a_home(tmp_path / "office") as home:
        area = people.add_area(home, "Thôn 1", "hamlet").value
        ids = {name: people.add_person(home, NewPerson(f"Y {name}", area)).value for name in LEADS}
        names = {id: name for name, id in ids.items()}
        with home.writing() as w:
            for name, target in LEADS.items():
                row = w.change(Resident, ids[name])
                assert row is not None
                row.merged_into = ids.get(target, new_id()) if target is not None else None
                row.gone = "xóa" if name == "deleted" else None
            for name in ("merged", "twice", "ring-2", "ring-3", "alone"):
                w.add(Mark(id=child_id(ids[name], "card"), resident_id=ids[name], kind="card"))
        first = names[min(ids[name] for name in ("ring-1", "ring-2", "ring-3"))]
        stand = {"alone", "kept", first, "into-itself", "to-nobody", "to-the-deleted"}
        with home.reading() as r:
            one_by_one = {
                name: names[kept.id] for name, id in ids.items() if (kept := same_person.kept(r, id)) is not None
            }
            assert set(one_by_one.values()) == stand
            assert {one_by_one[name] for name in ("ring-1", "ring-2", "ring-3", "into-the-ring")} == {first}
            assert {names[id] for id in r.session.scalars(select(Resident.id).where(same_person.stands()))} == stand
            redirects = {names[record]: names[kept] for record, kept in same_person.redirected(r)}
            assert redirects == {name: kept for name, kept in one_by_one.items() if name != kept}
            marks = same_person.join_person(select(func.count(), func.count(Resident.id.distinct())), Mark.resident_id)
            assert tuple(r.session.execute(marks).one()) == (5, 3)
            assert measured.people(r) == len(stand)
            assert measured.marked(r, "card") == 3  # kept by two of its records, the ring by two of its own, alone
            for name in stand:
                whose = same_person.records_of(r, [ids[name]])
                assert {names[id] for id in whose} == {each for each, kept in one_by_one.items() if kept == name}
        assert {row.id for row in people.list_people(home, PeopleFilter()).rows} == {ids[name] for name in stand}
