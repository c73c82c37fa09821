"""Whoever comes to the office first: the same values stand or wait in the end."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.ids import child_id
from tests.sync.machines import FieldFile, Laptop, Office, a_laptop, an_office, content, in_memory

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["note", "phone", "case", "delete", "delete case", "claim", "claim again", "claim gone"]),
        st.sampled_from("abc"),
    ),
    max_size=4,
)


def live(laptop: Laptop, acts: list[tuple[str, str]], person: str, case: str) -> None:
    """What one laptop's people do, without having met anybody."""
    screens = {row: laptop.look(kind, row) for kind, row in (("resident", person), ("case", case))}
    claim = child_id(case, "birth")
    for act, value in acts:
        there = laptop.row("claim", claim) is not None
        match act:
            case "note" | "phone":
                laptop.edit("resident", person, screens[person], **{act: value})
            case "case":
                laptop.edit("case", case, screens[case], note=value)
            case "delete":
                laptop.edit("resident", person, screens[person], gone=value)
            case "delete case":
                laptop.edit("case", case, screens[case], gone=value)
            case "claim" if not there:
                laptop.create("claim", {"case_id": case, "kind": "birth", "statement": value}, claim)
            case "claim again" if there:
                laptop.edit("claim", claim, statement=value)
            case "claim gone" if there:
                laptop.edit("claim", claim, gone=value)


def outcome(office: Office) -> dict[tuple[str, str], set[Any]]:
    """Of every field in question: the values that stand or wait."""
    found: dict[tuple[str, str], set[Any]] = {}
    for entity in ("resident", "case", "claim"):
        for (row,) in office.all(f'SELECT id FROM "{entity}"'):
            shown = office.row(entity, row) or {}
            for name in ("note", "phone", "statement", "gone"):
                found[row, name] = {shown.get(name)}
    for each in office.conflicts():
        found[each.row, each.field].add(each.queued)
    return found


def pieces(file: FieldFile) -> list[FieldFile]:
    """The same stick, once half full and once whole."""
    half = len(file.ops) // 2
    return [FieldFile(file.statement, file.ops[:half], ()), file]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(ACTS, ACTS, ACTS), st.randoms(use_true_random=False))
def test_what_stands_or_waits_does_not_depend_on_who_comes_first(acts: tuple[Any, ...], random: Any) -> None:
    """Twenty histories in four orders each; three thousand in all six with ``make hunt``."""
    check(acts, random, 4)


@pytest.mark.hunt
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(ACTS, ACTS, ACTS), st.randoms(use_true_random=False))
def test_it_does_not_in_thousands_of_histories(acts: tuple[Any, ...], random: Any) -> None:
    check(acts, random, 6)


def check(acts: tuple[Any, ...], random: Any, orders: int) -> None:
    office_image, laptop_image = images()
    person, case = office_image[1], office_image[2]
    files = []
    for number, mine in enumerate(acts):
        laptop = Laptop(in_memory(laptop_image[number]), "abc"[number])
        live(laptop, mine, person, case)
        files.append(pieces(laptop.export()))
        laptop.engine.dispose()
    outcomes = []
    for order in random.sample(list(permutations(range(3))), orders):
        office = Office(in_memory(office_image[0]), "office")
        halves = [(who, 0) for who in order] + [(who, 1) for who in random.sample(order, 3)]
        for who, half in halves:
            office.take(files[who][half])
        outcomes.append(outcome(office))
        office.engine.dispose()
    assert all(each == outcomes[0] for each in outcomes)


_images: list[Any] = []


def images() -> tuple[tuple[bytes, str, str], list[bytes]]:
    """An office and three laptops that all follow one hamlet with one person and one case."""
    if not _images:
        office, laptops = an_office(), [a_laptop(name) for name in "abc"]
        area = office.create("area", {"name": "Buôn Một", "kind": "hamlet"})
        person = office.create("resident", {"area_id": area, "name": "H'Hen Niê"})
        case = office.create("case", {"resident_id": person, "category": "A3", "state": "open"})
        for laptop in laptops:
            office.grant(laptop, area)
            laptop.take(office.export(laptop))
        _images.append(((content(office.engine), person, case), [content(laptop.engine) for laptop in laptops]))
    return _images[0]
